import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT, BoardDoc, keyOf } from '#app/collab/board-doc.ts';
import { cardEntry, cardKey, PLAN_ROOT } from '#app/collab/plan-doc.ts';
import { CLOSE, DOCUMENT_KINDS, formatDocumentName, type TextName } from '#app/collab/protocol.ts';
import { Registers } from '#app/collab/registers.ts';
import type { AgencyId, CardId, MeasureId, PlanId, ReviewId } from '#app/domain/ids.ts';
import type { CardState } from '#app/domain/plan-state.ts';
import { PERSON_ROLES, type PersonRole, PLAN_ROLES, type PlanRole, type PlanStanding } from '#app/domain/policy.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { createDocumentStore, type DocumentStore } from '#server/collab/store.ts';
import { awarenessFrame, heard, type RawClient, syncFrame } from '#test/support/collab-client.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';
import { addPerson, type SessionServer, startSessionServer } from '#test/support/collab-sessions.ts';
import { until } from '#test/support/collab-until.ts';
import { insertReview } from '#test/support/reviews.ts';

/** What somebody is; null for one who has no session at the moment. */
interface Who {
  readonly agencies: readonly string[];
  readonly roles: readonly PersonRole[];
  readonly inPlans?: readonly PlanStanding[];
  readonly session: 'live' | 'over' | 'none';
}

const live = (agencies: readonly string[], ...roles: PersonRole[]): Who => ({ agencies, roles, session: 'live' });

/** Somebody who is nothing but in a plan: that of all these documents, or another one. */
const inPlan = (planId: 'plan' | 'other', roles: readonly PlanRole[], agencyIds: readonly string[] = []): Who => ({
  ...live([]),
  inPlans: [{ planId: planId as PlanId, roles, agencyIds: agencyIds as AgencyId[] }],
});

const PEOPLE = {
  'signed out': { agencies: ['agency-a'], roles: [], session: 'none' },
  'session over': { agencies: ['agency-a'], roles: [], session: 'over' },
  'a person without anything': live([]),
  'member of agency a': live(['agency-a']),
  'member of agency b': live(['agency-b']),
  'member of both': live(['agency-a', 'agency-b']),
  lead: live([], 'lead'),
  observer: live([], 'observer'),
  administrator: live([], 'administrator'),
  'member of agency a, lead': live(['agency-a'], 'lead'),
  'member of agency a, observer': live(['agency-a'], 'observer'),
  'member of agency a, administrator': live(['agency-a'], 'administrator'),
  'lead of the plan': inPlan('plan', ['lead']),
  'observer of the plan': inPlan('plan', ['observer']),
  'member of agency a in the plan': inPlan('plan', [], ['agency-a']),
  'lead of another plan': inPlan('other', ['lead']),
  'observer of another plan': inPlan('other', ['observer']),
  'member of agency a in another plan': inPlan('other', [], ['agency-a']),
  'observer, and all else in another plan': {
    ...inPlan('other', PLAN_ROLES, ['agency-a', 'agency-b']),
    roles: ['observer'],
  },
} as const satisfies Record<string, Who>;

/** By their columns. Of the kind that is not built yet, the one that the record would be for is there. */
const DOCUMENTS = [
  'board/board-a',
  'board/board-b',
  'board/board-z',
  /** Agency a alone answers for the first measure, both for the second. */
  'notes/measure-1',
  'notes/measure-2',
  /** Of one that is in the document no more, whoever answers for it. */
  'notes/measure-3',
  'notes/measure-z',
  'plan/plan',
  'plan/plan-z',
  'minutes/review',
  'minutes/review-z',
  /** Minutes by the name of notes. */
  'notes/review',
] as const;

/** What each kind of access comes to; sync step 2 and update are the two ways to write. */
const ACCESS = {
  none: { read: false, step2: false, update: false, awareness: false },
  read: { read: true, step2: false, update: false, awareness: true },
  write: { read: true, step2: true, update: true, awareness: true },
} as const;
type Access = keyof typeof ACCESS;

const [none, read, write] = ['none', 'read', 'write'] as const;

// biome-ignore format: a table is read by its columns
const TABLE: Record<keyof typeof PEOPLE, readonly Access[]> = {
  //                                   board-a  board-b  board-z  notes/1  notes/2  notes/3  notes/z  plan     plan-z   minutes/ …/z      notes/review
  'signed out':                       [none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none],
  'session over':                     [none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none],
  'a person without anything':        [none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none],
  'member of agency a':               [write,   read,    none,    write,   write,   read,    none,    read,    none,    read,    none,    none],
  'member of agency b':               [read,    write,   none,    read,    write,   read,    none,    read,    none,    read,    none,    none],
  'member of both':                   [write,   write,   none,    write,   write,   read,    none,    read,    none,    read,    none,    none],
  lead:                               [read,    read,    none,    write,   write,   read,    none,    read,    none,    write,   none,    none],
  observer:                           [read,    read,    none,    read,    read,    read,    none,    read,    none,    read,    none,    none],
  administrator:                      [read,    read,    none,    read,    read,    read,    none,    read,    none,    read,    none,    none],
  'member of agency a, lead':         [write,   read,    none,    write,   write,   read,    none,    read,    none,    write,   none,    none],
  'member of agency a, observer':     [write,   read,    none,    write,   write,   read,    none,    read,    none,    read,    none,    none],
  'member of agency a, administrator':[write,   read,    none,    write,   write,   read,    none,    read,    none,    read,    none,    none],
  'lead of the plan':                 [read,    read,    none,    write,   write,   read,    none,    read,    none,    write,   none,    none],
  'observer of the plan':             [read,    read,    none,    read,    read,    read,    none,    read,    none,    read,    none,    none],
  'member of agency a in the plan':   [write,   read,    none,    write,   write,   read,    none,    read,    none,    read,    none,    none],
  'lead of another plan':             [none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none],
  'observer of another plan':         [none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none],
  'member of agency a in another plan':
                                      [none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none,    none],
  'observer, and all else in another plan':
                                      [read,    read,    none,    read,    read,    read,    none,    read,    none,    read,    none,    none],
};

const NAMES = Object.keys(PEOPLE) as (keyof typeof PEOPLE)[];
const CELLS = NAMES.flatMap((who) =>
  DOCUMENTS.map((document, i) => ({ who, document, access: TABLE[who][i] ?? none })),
);

const CLIENT_ID = 4_711;
const EMPTY = Uint8Array.of(0);
/** The same answer for everybody who is signed in and may not know more, and for everybody who is not. */
const NOT_THERE = { code: CLOSE.notThere, reason: 'not there' };
const REFUSED = { code: CLOSE.refused, reason: 'refused' };

let database: TestDatabase;
let server: SessionServer;
/** Documents that were loaded. */
let asked: string[];

beforeEach(async () => {
  database = await createTestDatabase(['somebody']);
  const store = createDocumentStore(database.db);
  asked = [];
  const noting: DocumentStore = {
    ...store,
    load: (name) => {
      asked.push(`${name.kind}/${name.id}`);
      return store.load(name);
    },
  };
  await database
    .db('responsibilities')
    .whereLike('commitment_id', 'measure-1-%')
    .where({ agency_id: 'agency-b' })
    .delete();
  await database.db('measures').where({ id: 'measure-3' }).update({ ordinal: -3, gone_at: 1 });
  await insertReview(database.db);
  await database.db('plans').insert({ id: 'other', title: 'Other', source: 'text', source_hash: 'o', imported_at: 0 });
  server = await startSessionServer(database.db, { store: noting });
});

afterEach(async () => {
  await server.close();
  await database.destroy();
});

async function open(who: Who, document: string): Promise<RawClient> {
  await addPerson(database.db, 'person', who);
  const cookie = who.session === 'none' ? null : await server.signIn('person');
  if (who.session === 'over') await database.db('sessions').update({ expires_at: server.clock.now });
  const client = await server.open(cookie, `/collab/${document}?epoch=1`);
  if (!document.startsWith('plan/')) return client;
  // Of a plan the epoch is another one at every load: it stands in the answer to a wrong one.
  const { code, reason } = await client.closed;
  return code === CLOSE.epoch ? server.open(cookie, `/collab/${document}?epoch=${reason}`) : client;
}

/** Somebody who may write there, and hears what is said. */
async function openWitness(document: string, who: Who): Promise<RawClient> {
  await addPerson(database.db, 'witness', who);
  return server.open(await server.signIn('witness'), `/collab/${document}?epoch=1`);
}

const isAcknowledged = (client: RawClient) => client.received.some(([type, seq]) => type === 101 && seq === 7);

/** The whole document as the server sends it; null where it closes instead. */
async function fetchDocument(client: RawClient): Promise<Y.Doc | null> {
  const answers = () => client.received.filter(([type, sub]) => type === 0 && sub === 1);
  const before = answers().length;
  client.sendBytes(syncFrame(0, EMPTY));
  const isClosed = await Promise.race([
    until('an answer', () => answers().length > before).then(() => false),
    client.closed.then(() => true),
  ]);
  const frame = answers().at(-1);
  if (isClosed || !frame) return null;
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
  return doc;
}

/** How a kind of document is written in three places by clients without a past, and how it is seen that it was. */
interface Trial {
  /** What is written, and by whom, so that it reaches the document behind all that came before; by somebody who may. */
  readonly witness: { readonly document: string; readonly who: Who };
  /** Whether it is what there is to be read. */
  isWhole(doc: Y.Doc): boolean;
  /** @param place 0, 1 or 2 */
  update(place: number, words: string): Uint8Array;
  /** Whether a document, and the database, say so. */
  says(doc: Y.Doc, place: number, words: string): boolean;
  isKept(place: number, words: string): Promise<boolean>;
}

function boardTrial(boardId: (typeof BOARDS)[0]): Trial {
  const cardAt = (place: number): CardId => cardOf(boardId, MEASURES[place] as (typeof MEASURES)[0]);
  return {
    witness: { document: `board/${boardId}`, who: live([boardId.replace('board', 'agency')]) },
    isWhole: (doc) => new BoardDoc(doc).cards.has(cardAt(0)),
    update(place, words) {
      const doc = new Y.Doc();
      doc.getArray(BOARD_ROOT).push([[keyOf(cardAt(place), 'contact'), words]]);
      return Y.encodeStateAsUpdate(doc);
    },
    says: (doc, place, words) => new BoardDoc(doc).cards.get(cardAt(place))?.contact === words,
    async isKept(place, words) {
      const rows = await readCardRows(database.db, boardId);
      return rows.find(({ id }) => id === cardAt(place))?.contact === words;
    },
  };
}

function textTrial(name: TextName): Trial {
  const says = (doc: Y.Doc, words: string) => doc.getXmlFragment(NOTES_ROOT).toString().includes(words);
  return {
    witness: {
      document: formatDocumentName(name),
      who: name.kind === 'minutes' ? live([], 'lead') : live(['agency-a']),
    },
    isWhole: (doc) => doc.getXmlFragment(NOTES_ROOT).length === 0,
    update(_place, words) {
      const doc = new Y.Doc();
      const paragraph = new Y.XmlElement('paragraph');
      doc.getXmlFragment(NOTES_ROOT).push([paragraph]);
      paragraph.push([new Y.XmlText(words)]);
      return Y.encodeStateAsUpdate(doc);
    },
    says: (doc, _place, words) => says(doc, words),
    async isKept(_place, words) {
      const loaded = await createDocumentStore(database.db).load(name);
      const doc = new Y.Doc();
      for (const update of loaded?.updates ?? []) Y.applyUpdate(doc, update);
      return says(doc, words);
    },
  };
}

/** Nobody may write a plan; what is written on its boards comes into it. */
function planTrial(): Trial {
  const [boardId] = BOARDS as [(typeof BOARDS)[0]];
  const cardAt = (place: number): CardId => cardOf(boardId, MEASURES[place] as (typeof MEASURES)[0]);
  const board = boardTrial(boardId);
  return {
    witness: board.witness,
    isWhole: (doc) => new Registers(doc, PLAN_ROOT).get(cardKey(cardAt(0))) !== undefined,
    update(place, words) {
      if (place === 2) return board.update(place, words);
      const doc = new Y.Doc();
      const card = { id: cardAt(place), kind: 'measure', contact: words } as CardState;
      doc.getArray(PLAN_ROOT).push([[cardKey(card.id), cardEntry(boardId, card)]]);
      return Y.encodeStateAsUpdate(doc);
    },
    says: (doc, _place, words) => JSON.stringify(doc.getArray(PLAN_ROOT)).includes(words),
    async isKept() {
      const rows = await Promise.all(
        [['documents', 'name'] as const, ['document_updates', 'document_name'] as const].map(([table, column]) =>
          database.db(table).whereLike(column, 'plan/%'),
        ),
      );
      return rows.flat().length > 0;
    },
  };
}

function trialOf(document: string): Trial {
  const [kind, id] = document.split('/');
  if (kind === 'plan') return planTrial();
  if (kind === 'board') return boardTrial(id as (typeof BOARDS)[0]);
  // Nobody may write these: whoever writes behind all that came before, writes others.
  if (document === GONE) {
    return { ...textTrial({ kind: 'notes', id: 'measure-3' as MeasureId }), witness: textTrial(OTHERS).witness };
  }
  return textTrial(kind === 'minutes' ? { kind, id: id as ReviewId } : { kind: 'notes', id: id as MeasureId });
}

const GONE = 'notes/measure-3';
const OTHERS: TextName = { kind: 'notes', id: 'measure-1' as MeasureId };

/** What a client can do, tried on a document. */
async function tryAll(
  client: RawClient,
  document: string,
): Promise<Record<'read' | 'step2' | 'update' | 'awareness', boolean>> {
  const doc = await fetchDocument(client);
  if (doc === null) return ACCESS.none;
  const trial = trialOf(document);
  const isRead = trial.isWhole(doc);
  const witness = await openWitness(trial.witness.document, trial.witness.who);
  client.sendBytes(awarenessFrame(CLIENT_ID, 1, {}));
  client.sendBytes(syncFrame(1, trial.update(0, 'by step 2')));
  client.sendBytes(syncFrame(2, trial.update(1, 'by update')));
  client.send(101, 7);
  // By its answer they have arrived; by the witness's own change, which comes behind them, they are on disk or never will be.
  await fetchDocument(client);
  witness.sendBytes(syncFrame(2, trial.update(2, 'by the witness')));
  witness.send(101, 7);
  await until('the witness is acknowledged', () => isAcknowledged(witness));
  const after = await fetchDocument(client);
  const [step2, update] = [0, 1].map((place) => {
    return after !== null && trial.says(after, place, place === 0 ? 'by step 2' : 'by update');
  }) as [boolean, boolean];
  const kept = [await trial.isKept(0, 'by step 2'), await trial.isKept(1, 'by update')];
  expect(kept, 'the database says the same').toEqual([step2, update]);
  expect(isAcknowledged(client), 'acknowledged, where something was written').toBe(step2 || update);
  // Whoever is on another document hears nothing of it.
  const hears = trial.witness.document === document ? witness : client;
  await until('heard', () => heard(hears).has(CLIENT_ID));
  return { read: isRead, step2, update, awareness: true };
}

describe('over the socket', () => {
  test.each(CELLS)('$who on $document: $access', async ({ who, document, access }) => {
    const client = await open(PEOPLE[who], document);
    expect(await tryAll(client, document)).toEqual(ACCESS[access]);
    if (access !== 'none') return;
    // No word to tell what is missing from what is forbidden, and no document is even loaded.
    expect(await client.closed).toEqual(PEOPLE[who].session === 'live' ? NOT_THERE : REFUSED);
    expect(client.received).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('the table', () => {
  test('has every role, alone and with a membership', () => {
    const people: Who[] = Object.values(PEOPLE);
    for (const role of PERSON_ROLES) {
      const own = people.filter(({ roles, inPlans }) => roles.includes(role) && !inPlans);
      expect(own.map(({ agencies }) => agencies.length).sort(), role).toEqual([0, 1]);
    }
  });

  test('has every role of a plan, and a membership, in the plan of these documents and in another one', () => {
    const alone = Object.values<Who>(PEOPLE).flatMap(({ roles, inPlans = [] }) => (roles.length === 0 ? inPlans : []));
    const asked = ['plan', 'other'].flatMap((planId) => [
      ...PLAN_ROLES.map((role) => ({ planId, roles: [role], agencyIds: [] })),
      { planId, roles: [], agencyIds: ['agency-a'] },
    ]);
    expect(alone).toEqual(expect.arrayContaining(asked));
  });

  test('has every kind of document, also those to come, and for each that there is one that is missing', () => {
    const kinds = new Set(DOCUMENTS.map((document) => document.split('/')[0]));
    expect([...kinds]).toEqual(expect.arrayContaining([...DOCUMENT_KINDS, 'minutes']));
    for (const kind of DOCUMENT_KINDS) {
      const ids = DOCUMENTS.filter((document) => document.startsWith(`${kind}/`));
      expect(ids.length, `one of ${kind} that is there, and one that is not`).toBeGreaterThan(1);
    }
    expect(BOARDS.map((id) => `board/${id}`)).toEqual(DOCUMENTS.slice(0, 2));
  });
});
