import { join } from 'node:path';
import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import pino from 'pino';
import * as Y from 'yjs';
import { addTask, BoardDoc, editCard } from '#app/collab/board-doc.ts';
import type { AgencyId, BoardId, CardId, DecisionId, MeasureId, PersonId, PlanId, StageId } from '#app/domain/ids.ts';
import { rankAt } from '#app/domain/rank.ts';
import { DATABASE_FILE, migrate, openDatabase } from '#db/connection.server.ts';
import { Projection } from '#server/collab/projection.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { readCast } from '#server/demo/cast.ts';
import { prepareDemo } from '#server/demo/prepare.ts';
import { takeByHand } from '#server/demo/take-snapshots.ts';
import { writeNotes } from '#server/demo/write-notes.ts';
import { changeAgency } from '#server/services/admin/agencies.ts';
import { callForConfirmation } from '#server/services/confirmation/call.ts';
import { answer } from '#server/services/decisions/answer.ts';
import { judge } from '#server/services/decisions/judge.ts';
import { createDrafts } from '#server/services/drafts/index.ts';
import { inviteSomebody } from '#server/services/invitations/invite-somebody.ts';
import { reply } from '#server/services/notes/reply.ts';
import { startThread } from '#server/services/notes/start-thread.ts';
import { changePersonAs } from '#server/services/people/change-person.ts';
import { decide } from '#server/services/reviews/decide.ts';
import { openReview } from '#server/services/reviews/open-review.ts';
import { setSupervision } from '#server/services/supervision/set.ts';
import { createSessions } from '#server/session.ts';
import { NOBODY_ON_BOARDS } from './drafts.ts';

/** Every text that somebody may fill in, or a document brings; each with a number by which it is known on a page. */
export const FIELDS = [
  ...(['person', 'agency', 'short-name', 'stage-zh', 'stage-en', 'invited', 'device'] as const),
  ...(['task', 'description', 'contact', 'paragraph', 'code', 'table', 'image', 'mention', 'link'] as const),
  ...(['comment', 'reply', 'quote', 'reason', 'call', 'snapshot', 'review', 'minutes'] as const),
  ...(['decision', 'in-charge', 'answer', 'judgement', 'plan', 'section', 'measure', 'commitment'] as const),
  ...(['draft-title', 'draft-measure', 'file'] as const),
] as const;
export type Field = (typeof FIELDS)[number];

/** What a payload begins with, and is known by where it is shown. */
export const markOf = (field: Field): string => `p${FIELDS.indexOf(field)}">`;

/** A text that ends whatever it is put into, and brings an element and a handler: short enough for any field. */
export function hostile(field: Field): string {
  const name = `p${FIELDS.indexOf(field)}`;
  return `${name}"><x-${name} onx=1></script>'`;
}

/** The same, with all that is tried on longer texts. */
export const hostileAtLength = (field: Field): string =>
  `${hostile(field)}<img src=x onerror=alert(1)><svg/onload=alert(1)></textarea></title></style><script>alert(1)</script>` +
  '--> ]]> {{language}} $t(appName) javascript:alert(1)';

export interface Planted {
  /** For whoever is told of it by another process. */
  readonly fields: typeof FIELDS;
  readonly plan: PlanId;
  readonly board: BoardId;
  readonly agency: AgencyId;
  /** A task card. */
  readonly card: CardId;
  readonly measureCard: CardId;
  readonly notes: MeasureId;
  readonly snapshot: string;
  readonly review: string;
  readonly decision: DecisionId;
  readonly draft: string;
  /** A plan that was made of a hostile document, with one of its boards. */
  readonly brought: {
    readonly plan: PlanId;
    readonly board: BoardId;
    readonly card: CardId;
    readonly notes: MeasureId;
  };
  /** Of an invitation. */
  readonly invitation: string;
  /** By person, the value of a Cookie header. */
  readonly cookies: Readonly<Record<'lead' | 'administrator' | 'member' | 'observer', string>>;
}

const PEOPLE = {
  lead: 'demo-he-min',
  administrator: 'demo-ma-jun',
  member: 'demo-gu-mingzhe',
  observer: 'demo-su-xiao',
} as const;
const AGENCY = '财政部';

/** Makes the demo in a data directory that no server has open, and fills each text of it with something hostile. */
export async function plantHostileTexts(dataDir: string): Promise<Planted> {
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  try {
    await migrate(db);
    await prepareDemo(db, pino({ level: 'silent' }));
    return await plant(db);
  } finally {
    await db.destroy();
  }
}

async function plant(db: Knex): Promise<Planted> {
  const at = Date.now() - 3_600_000;
  const { id: plan } = await db('plans').first('id');
  const cast = await readCast(db, plan);
  const [lead, admin, member] = [PEOPLE.lead, PEOPLE.administrator, PEOPLE.member].map((id) => cast.actor(id)) as [
    typeof cast.lead,
    typeof cast.lead,
    typeof cast.lead,
  ];
  const [agency, board] = [cast.agencyId(AGENCY), cast.boardId(AGENCY)];
  const { id: measureCard, measure_id: notes } = await db('cards').where({ board_id: board, kind: 'measure' }).first();

  // People, agencies, stages.
  for (const id of [PEOPLE.lead, PEOPLE.member, PEOPLE.observer]) {
    const { roles, agencyIds } = cast.actor(id);
    await changePersonAs(db, admin, {
      personId: id,
      wish: { name: hostile('person'), roles, inPlans: [], agencyIds },
      at,
    });
  }
  const named = {
    name: hostileAtLength('agency').slice(0, 190),
    shortName: hostile('short-name'),
    kind: 'ministry',
  } as const;
  await changeAgency(db, admin, agency, named, at);
  const { id: stage } = await db('stages').where({ plan_id: plan }).orderBy('position').first('id');
  await db('stages')
    .where({ id: stage })
    .update({ name_zh: hostile('stage-zh'), name_en: hostile('stage-en') });
  const invited = { name: hostile('invited'), email: '', roles: [], agencyIds: [agency], inPlans: [], days: 7 };
  const { token: invitation } = await inviteSomebody(db, admin, invited, at);

  // Cards and notes.
  const card = await writeCard(db, board, { stage, measureId: notes, personId: member.personId });
  await setSupervision(db, lead, board, card, { reason: hostileAtLength('reason'), until: null }, at);
  await callForConfirmation(db, lead, plan, { note: hostileAtLength('call'), dueOn: null }, at);
  const passages = [{ daysAgo: 0, personId: member.personId, blocks: hostileBlocks(member.personId) }];
  const scene = { name: { kind: 'notes', id: notes }, agencyOf: cast.agencyOf } as const;
  await writeNotes(db, scene, passages, { now: at, isTold: () => true });
  const anchor = { from: anchorHere(), to: anchorHere() };
  const thread = {
    id: nanoid(),
    text: hostileAtLength('comment'),
    mentions: [lead.personId],
    anchor,
    quote: hostile('quote'),
  };
  await startThread(db, member, notes, thread, at);
  await reply(
    db,
    lead,
    notes,
    thread.id,
    { id: nanoid(), text: hostileAtLength('reply'), mentions: [member.personId] },
    at,
  );

  // A meeting.
  const snapshot = await takeByHand({ db, log: pino({ level: 'silent' }) }, cast, hostile('snapshot'), at);
  const { id: review } = await openReview(db, lead, { snapshotId: snapshot, title: hostile('review') }, at);
  const minutes = [{ daysAgo: 0, personId: lead.personId, blocks: [paragraph(hostileAtLength('minutes'))] }];
  const minutesScene = { name: { kind: 'minutes', id: review }, agencyOf: cast.agencyOf } as const;
  await writeNotes(db, minutesScene, minutes, { now: at, isTold: () => true });
  const decision = nanoid() as DecisionId;
  const said = { id: decision, text: hostileAtLength('decision'), person: hostile('in-charge'), agencyIds: [agency] };
  await decide(db, lead, review, { ...said, dueOn: null, measureId: notes, cardId: null }, at);
  await answer(db, member, decision, { agencyId: agency, kind: 'answered', text: hostileAtLength('answer') }, at);
  await judge(db, lead, decision, { agencyId: agency, kind: 'returned', text: hostileAtLength('judgement') }, at);

  // Documents.
  const drafts = createDrafts({ db, now: () => at, ...NOBODY_ON_BOARDS });
  const made = await drafts.begin(admin, {
    kind: 'text',
    text: documentOf('plan', 'section', 'measure', 'commitment'),
  });
  const { revision } = await drafts.read(admin, made.id);
  const { id: broughtPlan } = await drafts.makeBoards(admin, made.id, revision);
  const [broughtCard] = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where({ 'b.plan_id': broughtPlan })
    .select('c.id', 'c.board_id', 'c.measure_id');
  const bytes = new TextEncoder().encode(documentOf('draft-title', 'draft-measure', 'draft-measure', 'draft-measure'));
  const { id: draft } = await drafts.begin(admin, {
    kind: 'file',
    name: `${hostile('file').replaceAll('/', '∕')}.txt`,
    bytes,
  });

  const sessions = createSessions({ db, secure: false });
  const cookies = {} as Record<keyof typeof PEOPLE, string>;
  for (const [who, id] of Object.entries(PEOPLE) as [keyof typeof PEOPLE, string][]) {
    const cookie = await sessions.open(id as PersonId, hostileAtLength('device'), null);
    cookies[who] = cookie.slice(0, cookie.indexOf(';'));
  }
  return {
    ...{ plan, board, agency, card, measureCard, notes, snapshot, review, decision, draft, invitation, cookies },
    fields: FIELDS,
    brought: { plan: broughtPlan, board: broughtCard.board_id, card: broughtCard.id, notes: broughtCard.measure_id },
  };
}

/** Adds a task card to a board that nobody has open. */
async function writeCard(
  db: Knex,
  boardId: BoardId,
  { stage, measureId, personId }: { stage: StageId; measureId: MeasureId; personId: PersonId },
): Promise<CardId> {
  const name = { kind: 'board', id: boardId } as const;
  const store = createDocumentStore(db);
  const loaded = await store.load(name);
  const doc = new Y.Doc();
  for (const update of [loaded?.state ?? new Uint8Array(), ...(loaded?.updates ?? [])]) Y.applyUpdate(doc, update);
  const board = new BoardDoc(doc);
  const before = Y.encodeStateVector(doc);
  const cards = board.cards;
  const placement = { stage, rank: rankAt([], 0) };
  const card = addTask(board, {
    title: hostileAtLength('task').slice(0, 190),
    measureId,
    commitmentId: null,
    placement,
  });
  editCard(board, card, 'description', hostileAtLength('description'));
  editCard(board, card, 'contact', hostile('contact'));
  const projection = new Projection();
  projection.note(cards, board.cards, new Set([card]), { byThing: new Map(), rest: personId }, Date.now());
  const updates = [Y.encodeStateAsUpdate(doc, before)];
  await store.commit([{ name, at: Date.now(), updates, rows: projection.take(board.cards), compacted: null }]);
  board.destroy();
  doc.destroy();
  return card;
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** One block of each kind that holds a text of its own. Links that run something the schema does not let anybody write. */
function hostileBlocks(personId: PersonId) {
  const link = { type: 'link', attrs: { href: 'https://x.example/?"><x-link onx=1>' } };
  return [
    paragraph(hostileAtLength('paragraph')),
    { type: 'codeBlock', content: [{ type: 'text', text: hostileAtLength('code') }] },
    {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(hostileAtLength('table'))] }] }],
    },
    { type: 'image', attrs: { id: 'a'.repeat(64), alt: hostile('image'), width: 1, height: 1 } },
    {
      type: 'paragraph',
      content: [{ type: 'mention', attrs: { kind: 'person', id: personId, label: hostile('mention') } }],
    },
    { type: 'paragraph', content: [{ type: 'text', text: hostileAtLength('link'), marks: [link] }] },
  ];
}

/** The beginning of the text. */
function anchorHere(): string {
  const doc = new Y.Doc();
  const position = Y.createRelativePositionFromTypeIndex(doc.getXmlFragment('text'), 0);
  doc.destroy();
  return Buffer.from(Y.encodeRelativePosition(position)).toString('base64');
}

const documentOf = (title: Field, section: Field, measure: Field, commitment: Field): string =>
  [
    `关于${hostile(title)}的意见`,
    '国发〔2031〕7号',
    `一、${hostile(section)}`,
    `（一）${hostile(measure)}。${hostileAtLength(commitment)}，2032年6月底前完成。（财政部牵头，科技部负责）`,
    `（二）其他事项。无人负责的${hostile(commitment)}。`,
    '',
  ].join('\n');
