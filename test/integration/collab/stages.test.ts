import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { BoardId, CardId, PersonId, StageId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { Rank } from '#app/domain/rank.ts';
import type { StageEdit } from '#app/domain/stage-edits.ts';
import { editStages } from '#server/services/admin/edit-stages.ts';
import { agree } from '#test/support/collab-agreement.ts';
import { openPage, ready } from '#test/support/collab-client.ts';
import {
  BOARDS,
  cardOf,
  createTestDatabase,
  MEASURES,
  STAGES,
  type TestDatabase,
} from '#test/support/collab-database.ts';
import { startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { seeded } from '#test/support/seeded.ts';

const [boardA, boardB] = BOARDS as [BoardId, BoardId];
const [todo, doing, review, done] = STAGES as [StageId, StageId, StageId, StageId];
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
  database = await createTestDatabase(['a1', 'a2', 'b1', 'root']);
  server = await startServer(database.db, { idleMs: 20 });
  pages = [];
  told = [];
});

afterEach(async () => {
  for (const page of pages) page.destroy();
  await server.close();
  await database.destroy();
});

function open(person: string, board: BoardId): BoardSession {
  const page = openPage(server, person, board);
  pages.push(page);
  return page;
}

const edit = (what: StageEdit) => {
  const options = { db: database.db, desk: server.collab.stages, onChanged: (id: string) => told.push(id) };
  return editStages(options, ROOT, 'plan', what, 5_000);
};
const retire = (id: StageId, into: StageId) => edit({ kind: 'retire', id, into });
const card = (n: number, board = boardA) => cardOf(board, MEASURES[n] as (typeof MEASURES)[number]);
const put = (page: BoardSession, id: CardId, stage: StageId, rank = 'V') =>
  page.actions.move(id, { stage, rank: rank as Rank });
const stageOf = (page: BoardSession, id: CardId) => page.getSnapshot().board.cards.get(id)?.placement.stage;
const rowOf = async (id: CardId) => (await database.db('cards').where({ id }).first('stage_id')).stage_id;

test('the cards of a retired stage go to the end of another on every board, in the name of whoever retired it', async () => {
  const [here, there] = [open('a1', boardA), open('b1', boardB)];
  await ready(here, there);
  put(here, card(0), doing, 'B');
  put(here, card(1), doing, 'C');
  put(here, card(2), review, 'V');
  put(there, card(0, boardB), doing);
  await ready(here, there);
  // Nobody is on the second board, and it has left memory.
  there.destroy();
  await until('unloaded', () => server.collab.stats().documents === 1);

  await retire(doing, review);
  expect(told).toEqual(['plan']);
  expect(await database.db('cards').where({ stage_id: doing })).toEqual([]);
  await until('moved before its eyes', () => [0, 1].every((n) => stageOf(here, card(n)) === review));
  const order = [...here.getSnapshot().board.cards.values()]
    .filter(({ placement }) => placement.stage === review)
    .sort((a, b) => (a.placement.rank < b.placement.rank ? -1 : 1));
  expect(order.map(({ id }) => id)).toEqual([card(2), card(0), card(1)]);
  expect(await rowOf(card(0, boardB))).toBe(review);
  const moves = await database
    .db('activity')
    .where({ person_id: 'root' })
    .orderBy('id')
    .select('board_id', 'card_id', 'kind');
  expect(moves.map(({ card_id }) => card_id).sort()).toEqual([card(0), card(1), card(0, boardB)].sort());
  expect(new Set(moves.map(({ kind }) => kind))).toEqual(new Set(['moved']));
  expect(await database.db('audit').select('action', 'person_id', 'subject_id')).toEqual([
    { action: 'plan-changed', person_id: 'root', subject_id: 'plan' },
  ]);
});

test('whoever has a board open hears of every change of its stages', async () => {
  const page = open('a1', boardA);
  await ready(page);
  const revision = () => page.getSnapshot().recordRevision;
  for (const what of [
    { kind: 'change', id: doing, names: { zh: '办理', en: 'Working' }, limit: 2 },
    { kind: 'add', id: 'new' as StageId, category: 'doing', names: { zh: '会签', en: 'Signing' } },
    { kind: 'shift', id: doing, by: 1 },
    { kind: 'retire', id: doing, into: review },
  ] as const satisfies readonly StageEdit[]) {
    const before = revision();
    await edit(what);
    await until(`heard of ${what.kind}`, () => revision() > before);
  }
  put(page, card(3), 'new' as StageId);
  await ready(page);
  expect(await rowOf(card(3))).toBe('new');
});

test('a move into a stage that was retired meanwhile, by a page that was away, goes where its cards went', async () => {
  const page = open('a1', boardA);
  await ready(page);
  const { port } = new URL(server.origin);
  await server.close();
  put(page, card(4), doing);
  const id = page.actions.addTask({
    measureId: null,
    commitmentId: null,
    title: '新任务',
    placement: { stage: doing, rank: 'k' as Rank },
  });
  server = await startServer(database.db, { port: Number(port), idleMs: 20 });
  await retire(doing, review);
  await ready(page);
  await until('both are there', () => [card(4), id].every((one) => one !== null && stageOf(page, one) === review));
  expect(await rowOf(card(4))).toBe(review);
  expect(await database.db('cards').where({ title: '新任务' }).select('stage_id')).toEqual([{ stage_id: review }]);
});

test('a board whose cards were not moved before the power went is put right when it is opened', async () => {
  const page = open('a1', boardA);
  await ready(page);
  put(page, card(0), doing);
  await ready(page);
  page.destroy();
  await until('unloaded', () => server.collab.stats().documents === 0);
  await database.db('stages').where({ id: doing }).update({ retired_at: 1, retired_into: review });
  const again = open('a2', boardA);
  await ready(again);
  expect(stageOf(again, card(0))).toBe(review);
  expect(again.getSnapshot().board.cards.size).toBe(MEASURES.length);
  await until('the rows agree', async () => (await rowOf(card(0))) === review);
});

test('while two people move cards and stages come and go, no card is lost, and pages, rows and a fresh page agree', async () => {
  const random = seeded(7);
  const [one, two] = [open('a1', boardA), open('a2', boardA)];
  await ready(one, two);
  // Which stages there are, as pages believe: they hear late, and go on with what they know.
  const known = [todo, doing, review, done, 'n0', 'n1', 'n2'] as StageId[];
  const edits: StageEdit[] = [
    { kind: 'add', id: 'n0' as StageId, category: 'doing', names: { zh: '甲', en: 'A' } },
    { kind: 'retire', id: doing, into: review },
    { kind: 'add', id: 'n1' as StageId, category: 'review', names: { zh: '乙', en: 'B' } },
    { kind: 'retire', id: review, into: 'n0' as StageId },
    { kind: 'add', id: 'n2' as StageId, category: 'done', names: { zh: '丙', en: 'C' } },
    { kind: 'retire', id: 'n1' as StageId, into: 'n2' as StageId },
    { kind: 'retire', id: done, into: 'n2' as StageId },
  ];
  let isOver = false;
  const play = async (page: BoardSession) => {
    while (!isOver) {
      put(page, card(random.below(MEASURES.length)), random.choose(known), random.choose(['B', 'V', 'k', 'z']));
      // Faster, and it would be taken for a flood.
      await setTimeout(5);
    }
  };
  const playing = [play(one), play(two)];
  for (const what of edits) {
    const moved = await database.db('activity').max('id as id').first();
    await edit(what);
    await until(
      'people went on',
      async () => ((await database.db('activity').max('id as id').first())?.id ?? 0) > (moved?.id ?? 0) + 5,
    );
  }
  isOver = true;
  await Promise.all(playing);
  await ready(one, two);
  const fresh = open('a1', boardA);
  await ready(fresh);
  await agree('one', one, fresh, 10_000);
  await agree('two', two, fresh, 10_000);
  const used = new Set<string>([todo, 'n0', 'n2']);
  const cards = [...fresh.getSnapshot().board.cards.values()];
  expect(cards.length).toBe(MEASURES.length);
  expect(cards.filter(({ placement }) => !used.has(placement.stage))).toEqual([]);
  const rows = await database.db('cards').where({ board_id: boardA }).orderBy('id').select('id', 'stage_id', 'rank');
  expect(rows).toEqual(
    cards
      .map(({ id, placement }) => ({ id, stage_id: placement.stage, rank: placement.rank }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
});
