import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { AgencyId, BoardId, CardId, PersonId, PlanId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { dueMeasureCards, writeMeasureCards } from '#db/repositories/measure-cards.server.ts';
import { inHaste, openPage, ready } from '#test/support/collab-client.ts';
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

const [agencyA] = AGENCIES as [AgencyId];
const [boardA, boardB] = BOARDS as [BoardId, BoardId];
const [todo, doing] = STAGES as [StageId, StageId];
const [first, second] = MEASURES as [(typeof MEASURES)[number], (typeof MEASURES)[number]];
const card = cardOf(boardA, first);

let database: TestDatabase;
let server: TestServer;
let pages: BoardSession[];

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2', 'b1', 'root']);
  server = await startServer(database.db, { idleMs: 20 });
  pages = [];
});

afterEach(async () => {
  for (const page of pages) page.destroy();
  await server.close();
  await database.destroy();
});

function open(person: string, board: BoardId = boardA): BoardSession {
  const page = openPage(server, person, board, 1, { drawWait: inHaste });
  pages.push(page);
  return page;
}

/** What an agency answers for, taken from it or given back, in the record alone. */
const answers = {
  end: async (agency = agencyA, measure = first) => {
    const own = { agency_id: agency, commitment_id: commitmentOf(measure, 1) };
    await database.db('responsibilities').where(own).delete();
    await database
      .db('responsibilities')
      .where({ ...own, commitment_id: commitmentOf(measure, 2) })
      .delete();
    const past = [1, 2].map((n) => ({
      ...own,
      commitment_id: commitmentOf(measure, n),
      role: 'responsible',
      ended_at: 1,
    }));
    await database.db('past_responsibilities').insert(past).onConflict().ignore();
  },
  begin: (agency = agencyA, measure = first) =>
    database
      .db('responsibilities')
      .insert({ commitment_id: commitmentOf(measure, 1), agency_id: agency, role: 'lead', position: 9 }),
};

/** The record's part of it, as services do it. */
async function settleRows(): Promise<BoardId[]> {
  return database.db.transaction(async (tx) => {
    const changes = await dueMeasureCards(tx, 'plan' as PlanId);
    return writeMeasureCards(tx, changes, { personId: 'root' as PersonId, at: 5_000 });
  });
}

async function settle(): Promise<BoardId[]> {
  const boards = await settleRows();
  await server.collab.cards.changed(boards);
  return boards;
}

const seen = (page: BoardSession, id: CardId) => page.getSnapshot().board.cards.get(id);
const put = (page: BoardSession, id: CardId, stage: StageId) => page.actions.move(id, { stage, rank: 'V' as Rank });
const rowOf = async (id: CardId) => (await readCardRows(database.db, boardA)).find((row) => row.id === id);
const activityOf = async (id: CardId) =>
  (await database.db('activity').where({ card_id: id }).orderBy('id').select('kind', 'person_id')).map(
    ({ kind, person_id }) => `${person_id} ${kind}`,
  );

test('a board that is open sees a measure card put away and come back to its place, with who did it', async () => {
  const page = open('a1');
  await ready(page);
  put(page, card, doing);
  await ready(page);
  const heard = page.getSnapshot().recordRevision;
  await answers.end();
  expect(await settle()).toEqual([boardA]);
  await until('put away before its eyes', () => seen(page, card)?.archived === true);
  expect(page.getSnapshot().recordRevision).toBeGreaterThan(heard);
  expect(await rowOf(card)).toMatchObject({ archived: true, placement: { stage: doing } });

  await answers.begin();
  await settle();
  await until('back before its eyes', () => seen(page, card)?.archived === undefined);
  expect(seen(page, card)?.placement).toEqual({ stage: doing, rank: 'V' });
  expect(await activityOf(card)).toEqual(['a1 moved', 'root archived', 'root restored']);
  expect(await settle()).toEqual([]);
});

test('a board that nobody has open is changed as well, and opens as it is in the rows', async () => {
  await answers.end();
  await settle();
  await until('unloaded', () => server.collab.stats().documents === 0);
  const page = open('a2');
  await ready(page);
  expect(seen(page, card)?.archived).toBe(true);
  expect(page.getSnapshot().board.cards.size).toBe(MEASURES.length);
});

test('a card of a measure that its agency has come to answer for is put at the end of the first stage', async () => {
  const other = open('b1', boardB);
  await ready(other);
  const { db } = database;
  const [measure, commitment] = ['measure-7' as (typeof MEASURES)[number], 'measure-7-1'];
  await db('measures').insert({ id: measure, plan_id: 'plan', ordinal: 7, number: '七' });
  const places = { passage_start: 0, passage_end: 1, clause_start: 1, clause_end: 2 };
  const texts = { text: 'text', clause: 'clause', open_ended: false };
  await db('commitments').insert({ id: commitment, measure_id: measure, ordinal: 1, ...texts, ...places });
  const [, agencyB] = AGENCIES;
  await db('responsibilities').insert({ commitment_id: commitment, agency_id: agencyB, role: 'lead', position: 0 });
  await settle();
  const added = await database.db('cards').where({ board_id: boardB, measure_id: measure }).select('id');
  expect(added).toHaveLength(1);
  const id = added[0]?.id as CardId;
  await until('there before its eyes', () => seen(other, id) !== undefined);
  const ranks = [...other.getSnapshot().board.cards.values()].map(({ placement }) => placement.rank);
  expect(seen(other, id)).toMatchObject({ kind: 'measure', measureId: measure, placement: { stage: todo } });
  expect(seen(other, id)?.placement.rank).toBe(ranks.sort().at(-1));
  expect(await activityOf(id)).toEqual(['root added']);
});

test('what was not said to a board before the power went is put right when it is opened, and by no move before', async () => {
  const page = open('a1');
  await ready(page);
  await answers.end();
  // The record alone: the process is killed before it is said to the board.
  await settleRows();
  put(page, card, doing);
  await ready(page);
  expect(await rowOf(card)).toMatchObject({ archived: true, placement: { stage: doing } });
  page.destroy();
  await server.close();
  server = await startServer(database.db, { idleMs: 20 });
  const again = open('a2');
  await ready(again);
  expect(seen(again, card)).toMatchObject({ archived: true, placement: { stage: doing } });
  expect(await activityOf(card)).toEqual(['root archived', 'a1 moved']);
});

test('somebody who was away moves a card that is put away meanwhile, ticks and breaks out of it: all of it is kept', async () => {
  const page = open('a1');
  await ready(page);
  const { port } = new URL(server.origin);
  await server.close();
  put(page, card, doing);
  page.actions.tick(card, commitmentOf(first, 1), true);
  const task = page.actions.addTask({
    measureId: first,
    commitmentId: commitmentOf(first, 2),
    title: '起草办法',
    placement: { stage: todo, rank: 'k' as Rank },
  });
  await answers.end();
  server = await startServer(database.db, { port: Number(port), idleMs: 20 });
  await settle();
  await ready(page);
  await until('put away', () => seen(page, card)?.archived === true);
  const row = { archived: true, placement: { stage: doing }, ticked: [commitmentOf(first, 1)] };
  await until('on disk', async () => (await rowOf(card))?.placement.stage === doing);
  expect(await rowOf(card)).toMatchObject(row);
  expect(seen(page, task as CardId)).toMatchObject({ measureId: first, archived: false });
  expect(seen(page, cardOf(boardA, second))?.archived).toBeUndefined();
});

test('a place that is asked for is where a card comes to stand', async () => {
  await answers.end();
  await database.db('cards').where({ id: card }).delete();
  await answers.begin();
  const placement = { stage: doing, rank: 'B' as Rank };
  const changes = await dueMeasureCards(database.db, 'plan' as PlanId, () => placement);
  expect(changes).toEqual([{ boardId: boardA, add: [{ measureId: first, placement }], archive: [], restore: [] }]);
});
