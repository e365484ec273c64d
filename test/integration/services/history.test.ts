import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addTask, archiveCard, BoardDoc, editCard, moveCard, tickCommitment } from '#app/collab/board-doc.ts';
import type { Card } from '#app/domain/board.ts';
import { type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import { boardAt } from '#app/domain/history/at.ts';
import { endOfDay } from '#app/domain/history/days.ts';
import type { BoardId, CardId, PersonId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import { cardStatements, readCardRows } from '#db/repositories/board-rows.server.ts';
import { readStages } from '#db/repositories/plans.server.ts';
import { runEach } from '#db/statements.server.ts';
import { Projection } from '#server/collab/projection.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { createHistory } from '#server/services/history/index.ts';
import { addPerson, queriesOf, seededDatabase } from '#test/support/database.ts';

const DAY = 86_400_000;
/** The seed is imported a second after the beginning of 1970. */
const MADE = 1_000;
const NOW = MADE + 20 * DAY;

const byId = (cards: readonly Card[]) => new Map(cards.map((card) => [card.id, card]));
const deedsAt = (day: number) => MADE + day * DAY;

async function setup() {
  const { db } = await seededDatabase();
  const actor = await addPerson(db, 'p', { agencies: ['财政部'] });
  const board = await db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where('a.name', '财政部')
    .first('b.*');
  const stages = await readStages(db, board.plan_id);
  const history = createHistory(db, () => NOW);
  return { db, actor, history, boardId: board.id as BoardId, planId: board.plan_id as string, stages };
}

/** A board on which deeds are done at moments of one's choice, each written as the server writes it. */
async function writer(db: Knex, boardId: BoardId) {
  const name = { kind: 'board', id: boardId } as const;
  const store = createDocumentStore(db);
  const loaded = await store.load(name);
  if (!loaded?.state) throw new Error('no document');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, loaded.state);
  const board = new BoardDoc(doc);
  return {
    board,
    cards: () => [...board.cards.values()],
    async write(at: EpochMs, deed: (board: BoardDoc) => void) {
      const before = board.cards;
      const vector = Y.encodeStateVector(doc);
      const changed = new Set<CardId>();
      const stop = board.observe((ids) => {
        for (const id of ids) changed.add(id);
      });
      doc.transact(() => deed(board));
      stop();
      const projection = new Projection();
      projection.note(before, board.cards, changed, { byThing: new Map(), rest: 'p' as PersonId }, at);
      const updates = [Y.encodeStateAsUpdate(doc, vector)];
      await store.commit([{ name, at, updates, rows: projection.take(board.cards), compacted: null }]);
    },
  };
}

describe("a board's past", () => {
  it('is at every moment what the board was, read back from the database', async () => {
    const { db, actor, history, boardId, stages } = await setup();
    const { board, cards, write } = await writer(db, boardId);
    const [first, second] = cards();
    const [todo, doing] = stages.map(({ id }) => id);
    if (first?.kind !== 'measure' || !second || !todo || !doing) throw new Error('an empty board');
    const tick = (await db('commitments').where({ measure_id: first.measureId }).first('id')).id;
    const boards: [EpochMs, Card[]][] = [[MADE, cards()]];
    const to = (stage: StageId, rank: string) => ({ stage, rank: rank as Rank });
    let task = '' as CardId;
    const deeds: ((board: BoardDoc) => void)[] = [
      (b) => moveCard(b, first.id, to(doing, 'V')),
      (b) => {
        task = addTask(b, { title: 'a task', measureId: null, commitmentId: null, placement: to(todo, 'z') });
      },
      (b) => editCard(b, task, 'description', 'words'),
      (b) => tickCommitment(b, first.id, tick, true),
      (b) => editCard(b, second.id, 'contact', 'somebody'),
      (b) => editCard(b, second.id, 'dueOn', '1971-01-01'),
      (b) => archiveCard(b, task, true),
      (b) => moveCard(b, first.id, to(todo, 'V')),
    ];
    for (const [i, deed] of deeds.entries()) {
      await write(deedsAt(i + 1), deed);
      boards.push([deedsAt(i + 1), cards()]);
    }
    expect(byId(await readCardRows(db, boardId))).toEqual(board.cards);
    for (const [at, then] of boards) {
      const told = await history.board(actor, boardId, { at, cardId: null });
      expect(told.window.gaps).toEqual([]);
      expect(byId(boardAt(told.window, at).cards)).toEqual(byId(then));
      expect(boardAt(await history.window(actor, boardId, at), at)).toEqual(boardAt(told.window, at));
    }
    const { ofCard, changes, days, start, now, at } = await history.board(actor, boardId, { at: null, cardId: task });
    expect(ofCard.map(({ change, person }) => [change.kind, person.name])).toEqual([
      ['added', 'Person p'],
      ['edited', 'Person p'],
      ['archived', 'Person p'],
    ]);
    expect([changes, days.length, start, now, at]).toEqual([8, 8, MADE, NOW, NOW]);
  });

  it('is certain of nothing that was done behind its back', async () => {
    const { db, actor, history, boardId, stages } = await setup();
    const { cards, write } = await writer(db, boardId);
    const [card] = cards();
    const [, doing, review] = stages.map(({ id }) => id);
    if (!card || !doing || !review) throw new Error('an empty board');
    await write(deedsAt(1), (b) => moveCard(b, card.id, { stage: doing, rank: 'V' as Rank }));
    const moved = { ...card, placement: { stage: review, rank: 'V' as Rank } };
    await runEach(db, cardStatements(db, [{ boardId, card: moved, at: deedsAt(2) }]));
    const at = deedsAt(1);
    const { window } = await history.board(actor, boardId, { at, cardId: null });
    expect(boardAt(window, at).uncertain).toEqual(new Set([card.id]));
    expect(boardAt(window, at - 1).uncertain).toEqual(new Set());
  });

  it('is closed to nobody who may read the board, and to everybody else', async () => {
    const { actor, history, boardId } = await setup();
    const wish = { at: null, cardId: null };
    await expect(history.board(null, boardId, wish)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(history.board(actor, 'nothing', wish)).rejects.toMatchObject({ code: 'not-found' });
    await expect(history.window(null, boardId, 0)).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});

describe('the progress of a plan', () => {
  it('ends with what the boards say, and has a day for each move', async () => {
    const { db, actor, history, boardId, planId, stages } = await setup();
    const { cards, write } = await writer(db, boardId);
    const [card] = cards();
    const done = stages.at(-1)?.id;
    if (!card || !done) throw new Error('an empty board');
    await write(deedsAt(3), (b) => moveCard(b, card.id, { stage: done, rank: 'V' as Rank }));
    const flow = await history.flow(actor, planId, { range: 'all', boardId: null });
    expect(flow.days).toHaveLength(21);
    expect(flow.counts.map((day) => day.reduce((sum, count) => sum + count, 0))).toEqual(flow.days.map(() => 116));
    const before = flow.days.findIndex((day) => (endOfDay(PLAN_TIME_ZONE, day) ?? 0) >= deedsAt(3));
    expect(flow.counts[before - 1]).toEqual([116, 0, 0, 0]);
    expect(flow.counts[before]).toEqual([115, 0, 0, 1]);
    expect(flow.counts.at(-1)).toEqual([115, 0, 0, 1]);
    const own = await history.flow(actor, planId, { range: 'weeks', boardId });
    expect(own.counts.at(-1)).toEqual([cards().length - 1, 0, 0, 1]);
    expect(own.times).toEqual([
      { boardId, stages: [expect.objectContaining({ stays: cards().length }), null, null, null] },
    ]);
    expect(own.sitting.every(({ agency, days }) => agency.name === '财政部' && days === 20)).toBe(true);
    expect(flow.uncertain).toBe(0);
  });

  it('takes as many queries for a long past as it has pieces, and comes to the same', async () => {
    const { db, actor, history, boardId, planId, stages } = await setup();
    const [card] = await readCardRows(db, boardId);
    const [todo, doing] = stages.map(({ id }) => ({ stage: id, rank: 'V' }));
    if (!card) throw new Error('an empty board');
    const rows = Array.from({ length: 10_000 }, (_, i) => {
      const change = JSON.stringify({ kind: 'moved', from: i % 2 ? doing : todo, to: i % 2 ? todo : doing });
      return { board_id: boardId, card_id: card.id, person_id: 'p', at: MADE + i, kind: 'moved', change };
    });
    await db.batchInsert('activity', rows, 100);
    const few = { range: 'weeks', boardId: null } as const;
    const queries = await queriesOf(db, () => history.flow(actor, planId, few));
    expect(queries.length).toBeLessThanOrEqual(16);
    const plans = await Promise.all(
      queries
        .filter((sql) => sql.includes('`activity`'))
        .map((sql) => db.raw(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '1')}`)),
    );
    // Sorted anew for every piece, a long past takes time by its square.
    expect(plans.length).toBeGreaterThan(2);
    expect(JSON.stringify(plans)).not.toContain('B-TREE');
    expect((await history.flow(actor, planId, few)).counts.at(-1)).toEqual([116, 0, 0, 0]);
    const wish = { at: MADE + 5_000, cardId: null };
    expect((await queriesOf(db, () => history.board(actor, boardId, wish))).length).toBeLessThanOrEqual(24);
    const told = await history.board(actor, boardId, wish);
    expect(told.changes).toBe(10_000);
    expect(told.window.changes.length).toBeLessThan(700);
    expect(JSON.stringify(told.window).length).toBeLessThan(200_000);
  });

  it('is not that of a board of another plan, nor for everybody', async () => {
    const { actor, history, planId } = await setup();
    const wish = { range: 'weeks', boardId: null } as const;
    await expect(history.flow(actor, planId, { ...wish, boardId: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(history.flow(actor, 'x', wish)).rejects.toMatchObject({ code: 'not-found' });
    await expect(history.flow(null, planId, wish)).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});
