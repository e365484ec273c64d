import { join } from 'node:path';
import type { Knex } from 'knex';
import pino, { type Logger } from 'pino';
import type { PersonId } from '#app/domain/ids.ts';
import type { PlanStanding } from '#app/domain/policy.ts';
import { TOKEN_HEADER } from '#app/form-token.ts';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import { insertAccount } from '#db/repositories/accounts.server.ts';
import { insertPerson } from '#db/repositories/people.server.ts';
import { setGrants } from '#db/repositories/plan-grants.server.ts';
import { prepareDemo } from '#server/demo/prepare.ts';
import { readEnv } from '#server/env.ts';
import { importPlan, OPERATOR } from '#server/services/import-plan.ts';
import { hashOfToken, newToken } from '#server/services/link-token.ts';
import { createSessions } from '#server/session.ts';
import { startServer } from '#server/start.ts';
import { loadAllRoutes, type RouteMethods } from './all-routes.ts';
import { withToken } from './form-token.ts';
import { makePng } from './images.ts';

/**
 * Who asks: nobody; people of the demo, of whom the measure and the board that are asked for are the member's, not the outsider's;
 * and those who are something in one plan alone, that of the demo or another one.
 */
const PEOPLE = {
  signedOut: null,
  observer: 'demo-su-xiao',
  outsider: 'demo-zheng-guodong',
  member: 'demo-gu-mingzhe',
  lead: 'demo-he-min',
  administrator: 'demo-ma-jun',
  leadHere: 'lead-here',
  memberHere: 'member-here',
  leadElsewhere: 'lead-elsewhere',
  memberElsewhere: 'member-elsewhere',
  nothing: 'nothing',
} as const;
/** Milliseconds that documents stay in memory: what is written when they leave it is no request's. */
const STAYS_MS = 3_600_000;
/** Another plan, in which the member's agency has a board as well. */
const ELSEWHERE = '一、工作任务。\n（一）推进改革。完善机制。（财政部、水利部负责）';
export type Who = keyof typeof PEOPLE;
export const EVERYBODY = Object.keys(PEOPLE) as Who[];

/** What addresses are made of. */
export type Things = Readonly<
  Record<
    | 'plan'
    | 'board'
    | 'agency'
    | 'card'
    | 'notes'
    | 'snapshot'
    | 'review'
    | 'decision'
    | 'image'
    | 'version'
    | 'token'
    | 'draft',
    string
  >
>;

export interface RoutesScene {
  readonly address: string;
  readonly methods: RouteMethods;
  readonly things: Things;
  /** Asks as a page of theirs does. @param init `stray`: without the token that pages have */
  ask(who: Who, path: string, init?: RequestInit & { readonly stray?: boolean }): Promise<Response>;
  close(): Promise<void>;
}

/** How a scene differs from the usual one. */
export interface SceneOptions {
  /** Pages are rendered. */
  readonly html?: boolean;
  /** What the environment says. */
  readonly env?: Readonly<Record<string, string>>;
  readonly log?: Logger;
}

/** The whole server, by default without the HTML of pages, with all that the demo has, and without the demo's doors. */
export async function startRoutesScene(
  dataDir: string,
  { html = false, env: variables = {}, log = pino({ level: 'silent' }) }: SceneOptions = {},
): Promise<RoutesScene> {
  const { pages, methods } = await loadAllRoutes(html);
  // Everybody comes from a place of their own: what is tried in vain is counted by that.
  const env = { ...readEnv({ DUBAN_TRUSTED_PROXIES: '127.0.0.1', ...variables }), port: 0, dataDir };
  const prepare = async (db: Knex) => {
    await prepareDemo(db, log);
    // Without anybody who has an account, one page would be all there is.
    const personId = PEOPLE.administrator as PersonId;
    await addLimited(db);
    await insertAccount(db, { personId, userName: 'keeper', email: null, passwordHash: null, createdAt: Date.now() });
  };
  const server = await startServer({ env, log, demo: false, pages, prepare, idleMs: STAYS_MS });
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  const cookies = new Map<Who, string>();
  const sessions = createSessions({ db, secure: false });
  for (const who of EVERYBODY) {
    const person = PEOPLE[who];
    if (person) cookies.set(who, (await sessions.open(person as PersonId, null, null)).split(';')[0] ?? '');
  }
  const ask: RoutesScene['ask'] = (who, path, { stray = false, ...init } = {}) => {
    const headers = new Headers({ Origin: server.address, ...(init.headers as Record<string, string>) });
    headers.set('X-Forwarded-For', `198.51.100.${EVERYBODY.indexOf(who) + 1}`);
    const cookie = cookies.get(who);
    if (cookie) headers.set('Cookie', cookie);
    withToken(headers);
    if (stray) headers.delete(TOKEN_HEADER);
    return fetch(server.address + path, { redirect: 'manual', ...init, headers });
  };
  return {
    address: server.address,
    methods,
    things: await makeThings(db, ask),
    ask,
    async close() {
      await db.destroy();
      await server.close();
    },
  };
}

/** Makes another plan, and people who are something in one of the two alone. */
async function addLimited(db: Knex): Promise<void> {
  const [{ id: here }, { agency_id: agencyId }] = [
    await db('plans').first('id'),
    await db('agency_members').where({ person_id: PEOPLE.member }).first('agency_id'),
  ];
  const { plan } = await importPlan(db, OPERATOR, { source: ELSEWHERE, at: 1 });
  const grants = {
    leadHere: [{ planId: here, roles: ['lead'], agencyIds: [] }],
    memberHere: [{ planId: here, roles: [], agencyIds: [agencyId] }],
    leadElsewhere: [{ planId: plan.id, roles: ['lead'], agencyIds: [] }],
    memberElsewhere: [{ planId: plan.id, roles: [], agencyIds: [agencyId] }],
    nothing: [],
  } as const satisfies Partial<Record<Who, readonly PlanStanding[]>>;
  for (const [who, inPlans] of Object.entries(grants) as [keyof typeof grants, readonly PlanStanding[]][]) {
    const id = PEOPLE[who] as PersonId;
    await insertPerson(db, { id, name: who, demoOrder: null, createdAt: 0, roles: [], agencyIds: [] });
    await setGrants(db, 'person', id, inPlans);
  }
}

/** The form that brings a text in. */
export function brought(text: string): FormData {
  const form = new FormData();
  form.set('text', text);
  return form;
}

async function makeThings(db: Knex, ask: RoutesScene['ask']): Promise<Things> {
  const { id: plan } = await db('plans').whereNot({ imported_at: 1 }).first('id');
  const { id: board, agency_id: agency } = await db('boards')
    .where({ plan_id: plan })
    .whereIn('agency_id', db('agency_members').where({ person_id: PEOPLE.member }).select('agency_id'))
    .first('id', 'agency_id');
  const outside = db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .whereIn('b.agency_id', db('agency_members').where({ person_id: PEOPLE.outsider }).select('agency_id'))
    .whereNotNull('c.measure_id')
    .select('c.measure_id');
  const { id: card, measure_id: notes } = await db('cards')
    .where({ board_id: board, kind: 'measure' })
    .whereNotIn('measure_id', outside)
    .first('id', 'measure_id');
  const { id: snapshot } = await db('snapshots').orderBy('number').first('id');
  const { id: review } = await db('reviews').first('id');
  const send = async (who: Who, path: string, body?: BodyInit) => {
    const answer = await ask(who, path, { method: 'POST', body });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };
  await send('member', `/notes/${notes}/lines`, JSON.stringify({ text: '议定', key: 'a-line' }));
  await send('member', `/notes/${notes}/versions`);
  const { id: version } = await db('notes_versions')
    .where({ document_name: `notes/${notes}` })
    .first('id');
  const { id: image } = await (await send('member', `/notes/${notes}/images`, new Uint8Array(makePng()))).json();
  const decision = 'decision-here';
  const decided = { id: decision, text: '一周内报送', agencyIds: [agency], person: '', dueOn: null };
  await send('lead', `/reviews/${review}/decisions`, JSON.stringify({ ...decided, measureId: null, cardId: null }));
  const token = newToken();
  await db('share_links').insert({
    ...{ id: 'link', snapshot_id: snapshot, token_hash: hashOfToken(token), with_names: true },
    ...{ created_at: Date.now(), created_by: PEOPLE.lead, expires_at: Date.now() + 86_400_000 },
  });
  await db('earlier_texts').insert({
    ...{ plan_id: plan, revision: 1, title: '意见', source: '一、总体要求。', source_hash: 'earlier' },
    ...{ replaced_at: Date.now(), replaced_by: PEOPLE.administrator },
  });
  await ask('administrator', '/plans/new', { method: 'POST', body: brought('一、总体要求。（财政部负责）') });
  const { id: draft } = await db('drafts').first('id');
  const things = { plan, board, agency, card, notes, snapshot, review, decision, image, token, draft };
  return { ...things, version: String(version) };
}
