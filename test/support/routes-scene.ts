import { join } from 'node:path';
import type { Knex } from 'knex';
import pino from 'pino';
import type { PersonId } from '#app/domain/ids.ts';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import { insertAccount } from '#db/repositories/accounts.server.ts';
import { prepareDemo } from '#server/demo/prepare.ts';
import { readEnv } from '#server/env.ts';
import { hashOfToken, newToken } from '#server/services/link-token.ts';
import { createSessions } from '#server/session.ts';
import { startServer } from '#server/start.ts';
import { loadAllRoutes, type RouteMethods } from './all-routes.ts';
import { makePng } from './images.ts';

/** Who asks: nobody, and people of the demo. The measure and the board that is asked for are the member's, not the outsider's. */
const PEOPLE = {
  signedOut: null,
  observer: 'demo-su-xiao',
  outsider: 'demo-zheng-guodong',
  member: 'demo-gu-mingzhe',
  lead: 'demo-he-min',
  administrator: 'demo-ma-jun',
} as const;
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
  readonly methods: RouteMethods;
  readonly things: Things;
  ask(who: Who, path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** The whole server, but for what makes HTML of pages, with all that the demo has, and without the demo's doors. */
export async function startRoutesScene(dataDir: string): Promise<RoutesScene> {
  const { pages, methods } = await loadAllRoutes();
  const log = pino({ level: 'silent' });
  const env = { ...readEnv({}), port: 0, dataDir };
  const prepare = async (db: Knex) => {
    await prepareDemo(db, log);
    // Without anybody who has an account, one page would be all there is.
    const personId = PEOPLE.administrator as PersonId;
    await insertAccount(db, { personId, userName: 'keeper', email: null, passwordHash: null, createdAt: Date.now() });
  };
  const server = await startServer({ env, log, demo: false, pages, prepare });
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  const cookies = new Map<Who, string>();
  const sessions = createSessions({ db, secure: false });
  for (const who of EVERYBODY) {
    const person = PEOPLE[who];
    if (person) cookies.set(who, (await sessions.open(person as PersonId, null, null)).split(';')[0] ?? '');
  }
  const ask: RoutesScene['ask'] = (who, path, init = {}) => {
    const headers = new Headers({ Origin: server.address, ...(init.headers as Record<string, string>) });
    const cookie = cookies.get(who);
    if (cookie) headers.set('Cookie', cookie);
    return fetch(server.address + path, { redirect: 'manual', ...init, headers });
  };
  return {
    methods,
    things: await makeThings(db, ask),
    ask,
    async close() {
      await db.destroy();
      await server.close();
    },
  };
}

/** The form that brings a text in. */
export function brought(text: string): FormData {
  const form = new FormData();
  form.set('text', text);
  return form;
}

async function makeThings(db: Knex, ask: RoutesScene['ask']): Promise<Things> {
  const { id: plan } = await db('plans').first('id');
  const { id: board, agency_id: agency } = await db('boards')
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
  await ask('administrator', '/plans/new', { method: 'POST', body: brought('一、总体要求。（财政部负责）') });
  const { id: draft } = await db('drafts').first('id');
  const things = { plan, board, agency, card, notes, snapshot, review, decision, image, token, draft };
  return { ...things, version: String(version) };
}
