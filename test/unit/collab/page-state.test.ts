import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardDoc, moveCard, seedBoard } from '#app/collab/board-doc.ts';
import { BoardStore } from '#app/collab/board-store.ts';
import type { Peer } from '#app/collab/live-board.ts';
import { MoveHistory } from '#app/collab/move-history.ts';
import { readPeers } from '#app/collab/peers.ts';
import type { BoardId, CardId, MeasureId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import { evenRanks } from '#app/domain/rank.ts';

const [one, two] = ['card-1', 'card-2'] as [CardId, CardId];
const at = (stage: string, rank = 'V') => ({ stage: stage as StageId, rank: rank as Rank });

function openBoard(): BoardDoc {
  const doc = new Y.Doc();
  const cards = evenRanks(2).map((rank, i) => ({
    id: [one, two][i] as CardId,
    measureId: `m${i}` as MeasureId,
    placement: { stage: 'todo' as StageId, rank },
  }));
  Y.applyUpdate(doc, seedBoard(cards));
  return new BoardDoc(doc);
}

describe('what the page shows', () => {
  function openStore() {
    const board = openBoard();
    // The rows say the same in other objects, with their keys in another order.
    const rows = new Map(
      [...board.cards].map(([id, card]) => [id, Object.fromEntries(Object.entries(card).reverse()) as never]),
    );
    const store = new BoardStore({ id: 'b' as BoardId, cards: rows });
    board.observe((changed, { origin }) => store.change(board.cards, changed, origin === null));
    const byOther = (id: CardId, stage: string) => board.doc.transact(() => moveCard(board, id, at(stage)), 'remote');
    return { board, store, byOther };
  }

  test('is the same object when the document takes over from rows that say the same', () => {
    const { board, store } = openStore();
    const { board: rows } = store;
    store.replace(board.cards);
    expect(store.board).toBe(rows);
  });

  test('keeps the objects of cards that did not change', () => {
    const { board, store, byOther } = openStore();
    store.replace(board.cards);
    const before = store.board.cards;
    byOther(one, 'doing');
    expect(store.board.cards.get(one)?.placement.stage).toBe('doing');
    expect(store.board.cards.get(two)).toBe(before.get(two));
  });

  test('stands still while frozen but for one’s own changes, and catches up when thawed', () => {
    const { board, store, byOther } = openStore();
    store.replace(board.cards);
    store.freeze();
    const frozen = store.board;
    byOther(one, 'doing');
    expect(store.board).toBe(frozen);
    moveCard(board, two, at('review'));
    expect(store.board.cards.get(two)?.placement.stage).toBe('review');
    expect(store.board.cards.get(one)?.placement.stage).toBe('todo');
    store.thaw();
    expect(store.board.cards.get(one)?.placement.stage).toBe('doing');
    byOther(one, 'done');
    expect(store.board.cards.get(one)?.placement.stage).toBe('done');
  });
});

describe('undo', () => {
  test('takes back one’s own moves, the last first', () => {
    const board = openBoard();
    const history = new MoveHistory();
    const from = board.cards.get(one)?.placement;
    history.move(board, one, at('doing'));
    history.move(board, one, at('review'));
    expect(history.undo(board)).toEqual({ kind: 'undone', cardId: one });
    expect(board.cards.get(one)?.placement).toEqual(at('doing'));
    expect(history.undo(board)).toEqual({ kind: 'undone', cardId: one });
    expect(board.cards.get(one)?.placement).toEqual(from);
    expect(history.undo(board)).toEqual({ kind: 'nothing' });
  });

  test('leaves a card that somebody moved since where they put it, and goes on to the move before', () => {
    const board = openBoard();
    const history = new MoveHistory();
    history.move(board, two, at('doing'));
    history.move(board, one, at('doing'));
    moveCard(board, one, at('done'));
    expect(history.undo(board)).toEqual({ kind: 'moved-since', cardId: one });
    expect(board.cards.get(one)?.placement).toEqual(at('done'));
    expect(history.undo(board)).toEqual({ kind: 'undone', cardId: two });
  });

  test('forgets moves that were none', () => {
    const board = openBoard();
    const history = new MoveHistory();
    history.move(board, one, { ...(board.cards.get(one)?.placement ?? at('x')) });
    history.move(board, 'nowhere' as CardId, at('doing'));
    expect(history.undo(board)).toEqual({ kind: 'nothing' });
  });
});

describe('peers', () => {
  const self = { id: 'p1', name: 'Me', agency: null, self: true, open: null, held: null } as unknown as Peer;
  const state = (id: string, name: string, rest = {}) => ({
    person: { id, name, agency: 'A' },
    open: null,
    held: null,
    ...rest,
  });

  test('are each person once, self first, the others by name', () => {
    const states: [number, unknown][] = [
      [1, { open: null }],
      [2, state('p3', 'B', { open: 'c1' })],
      [3, state('p2', 'A')],
      [4, state('p3', 'B', { held: 'c2' })],
      [5, state('p1', 'Me')],
    ];
    expect(readPeers(states, 1, self).map(({ id, open, held }) => [id, open, held])).toEqual([
      ['p1', null, null],
      ['p2', null, null],
      ['p3', 'c1', 'c2'],
    ]);
  });

  test.each([null, 7, {}, { person: null }, { person: { id: 'a b', name: 'x' } }, { person: { id: 'a', name: 7 } }])(
    'pass over what is not one: %j',
    (odd) => {
      expect(readPeers([[2, odd]], 1, self)).toEqual([self]);
    },
  );
});
