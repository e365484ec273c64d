import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { AgencyId, BoardId, PersonId, StageId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { mergeAgencies, previewMerge } from '#server/services/admin/merge-agencies.ts';
import { move, openPage, ready } from '#test/support/collab-client.ts';
import {
  AGENCIES,
  BOARDS,
  cardOf,
  commitmentOf,
  createTestDatabase,
  MEASURES,
  STAGES,
  type TestDatabase,
} from '#test/support/collab-database.ts';
import { startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { insertReview } from '#test/support/reviews.ts';

const [agencyA, agencyB] = AGENCIES as [AgencyId, AgencyId];
const agencyC = 'agency-c' as AgencyId;
const [boardA] = BOARDS as [BoardId];
const doing = STAGES[1] as StageId;
const ROOT: Actor = {
  personId: 'root' as PersonId,
  name: 'Person root',
  roles: ['administrator'],
  agencyIds: [],
  inPlans: [],
};

let database: TestDatabase;
let server: TestServer;
let pages: BoardSession[];
let told: string[];

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2', 'c1', 'root']);
  const { db } = database;
  await db('agencies').insert({ id: agencyC, name: 'Agency C', kind: 'ministry' });
  await db('agency_members').insert([
    { person_id: 'a1', agency_id: agencyA },
    { person_id: 'a2', agency_id: agencyA },
    { person_id: 'a2', agency_id: agencyC },
    { person_id: 'c1', agency_id: agencyC },
  ]);
  server = await startServer(db, { idleMs: 20 });
  pages = [];
  told = [];
});

afterEach(async () => {
  for (const page of pages) page.destroy();
  await server.close();
  await database.destroy();
});

function open(person: string, access?: 'write'): BoardSession {
  const page = openPage(server, person, boardA, 1, { access });
  pages.push(page);
  return page;
}

const merge = (from: AgencyId, into: AgencyId) => {
  const { setAgencies, boards } = server.collab;
  const live = { setAgencies, whileClosed: boards.whileClosed };
  return mergeAgencies({ db: database.db, ...live, onChanged: (id) => told.push(id) }, ROOT, from, into, 5_000);
};
const column = async (table: string, name: string, where = {}) =>
  (await database.db(table).where(where).orderBy(name).select(name)).map((row) => row[name]);

test('who becomes a member in single plans alone is counted apart, and only where they gain something', async () => {
  const { db } = database;
  const other = { id: 'other', title: 'Other', source: 'text', source_hash: 'other', imported_at: 0 };
  await db('plans').insert(other);
  for (const id of ['here', 'both', 'more', 'none']) await db('people').insert({ id, name: id, created_at: 0 });
  const grant = (person_id: string, plan_id: string, agency_id: string) => ({ person_id, plan_id, agency_id });
  await db('plan_grants').insert([
    ...[grant('here', 'plan', agencyA), grant('here', 'other', agencyA)],
    ...[grant('both', 'plan', agencyA), grant('both', 'plan', agencyC)],
    ...[grant('more', 'plan', agencyA), grant('more', 'plan', agencyC), grant('more', 'other', agencyA)],
    // Members everywhere, of the one and of the other.
    ...[grant('a1', 'plan', agencyA), grant('c1', 'plan', agencyA)],
    grant('none', 'plan', agencyB),
  ]);
  expect(await previewMerge(db, ROOT, agencyA, agencyC)).toMatchObject({
    ...{ newMembers: 1, newLimitedMembers: 2 },
    ...{ from: { members: 6 }, into: { members: 4 } },
  });
  await merge(agencyA, agencyC);
  const line = await db('audit').where({ action: 'agencies-merged' }).first('detail');
  expect(JSON.parse(line.detail)).toMatchObject({ members: 3 });
});

test('what is of one becomes of the other, and what both have is one', async () => {
  const { db } = database;
  const commitment = commitmentOf(MEASURES[0] as (typeof MEASURES)[number], 1);
  // Of one commitment both have a part already, in another role and in the same.
  await db('responsibilities').insert([
    { commitment_id: commitment, agency_id: agencyC, role: 'lead', position: 2 },
    { commitment_id: commitment, agency_id: agencyC, role: 'responsible', position: 3 },
  ]);
  await insertReview(db, 'root');
  const decision = {
    plan_id: 'plan',
    review_id: 'review',
    number: 1,
    text: '报送',
    person: '',
    decided_at: 1,
    decided_by: 'root',
  };
  await db('decisions').insert({ id: 'decision', ...decision });
  await db('decision_agencies').insert({ decision_id: 'decision', agency_id: agencyA });
  await db('decision_answers').insert({
    decision_id: 'decision',
    agency_id: agencyA,
    at: 1,
    person_id: 'a1',
    kind: 'answered',
    text: '已办',
  });

  const preview = await previewMerge(db, ROOT, agencyA, agencyC);
  expect(preview).toMatchObject({ merged: [], responsibilities: 12, decisions: 1, newMembers: 1 });
  expect(preview.boards).toMatchObject([{ planName: 'Plan', cards: MEASURES.length }]);
  await merge(agencyA, agencyC);
  expect(told).toEqual(['plan']);
  expect(await column('agencies', 'id')).toEqual([agencyB, agencyC]);
  expect(await column('boards', 'id', { agency_id: agencyC })).toEqual([boardA]);
  expect(await column('agency_members', 'person_id', { agency_id: agencyC })).toEqual(['a1', 'a2', 'c1']);
  expect(await column('responsibilities', 'role', { commitment_id: commitment, agency_id: agencyC })).toEqual([
    'lead',
    'responsible',
  ]);
  expect((await column('responsibilities', 'commitment_id', { agency_id: agencyC })).length).toBe(13);
  expect(await db('decision_answers').select('agency_id', 'text')).toEqual([{ agency_id: agencyC, text: '已办' }]);
  expect(await db('audit').select('action', 'subject_id')).toEqual([
    { action: 'agencies-merged', subject_id: agencyC },
  ]);
  expect(await db.raw('PRAGMA foreign_key_check')).toEqual([]);
});

test('nothing is one with itself', async () => {
  await expect(merge(agencyA, agencyA)).rejects.toMatchObject({ details: { fault: 'same' } });
  expect(await column('agencies', 'id')).toEqual([agencyA, agencyB, agencyC]);
  expect(await column('audit', 'id')).toEqual([]);
});

test('whoever has a board open goes on writing through a merge, and its new members write it as well', async () => {
  const page = open('a1');
  await ready(page);
  let isOver = false;
  let moves = 0;
  const playing = (async () => {
    while (!isOver) {
      move(
        page,
        cardOf(boardA, MEASURES[moves++ % MEASURES.length] as (typeof MEASURES)[number]),
        STAGES[moves % STAGES.length] as StageId,
      );
      // Faster, and it would be taken for a flood.
      await setTimeout(5);
    }
  })();
  await until('it plays', () => moves > 20);
  const before = server.collab.stats().connections;
  await merge(agencyA, agencyC);
  // What the rows say of the people now.
  for (const who of ['a1', 'c1']) {
    const actor = { personId: who as PersonId, name: `Person ${who}`, roles: [], agencyIds: [agencyC], inPlans: [] };
    server.sessions.set(who, actor);
  }
  await server.collab.recheck();
  isOver = true;
  await playing;
  expect(server.collab.stats().connections).toBe(before);
  await ready(page);
  const other = open('c1', 'write');
  await ready(other);
  const card = cardOf(boardA, MEASURES[0] as (typeof MEASURES)[number]);
  move(other, card, doing);
  await ready(other);
  await until('seen', () => page.getSnapshot().board.cards.get(card)?.placement.stage === doing);
  const rows = await database.db('cards').where({ board_id: boardA }).orderBy('id').select('id', 'stage_id');
  const shown = [...page.getSnapshot().board.cards.values()].map(({ id, placement }) => ({
    id,
    stage_id: placement.stage,
  }));
  expect(rows).toEqual(shown.sort((a, b) => (a.id < b.id ? -1 : 1)));
});
