import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  applyRepairs,
  type BoardFrame,
  checkBoard,
  checkWholeBoard,
  differingMeasureCards,
} from '#app/collab/board-check.ts';
import {
  addTask,
  archiveCard,
  BOARD_ROOT,
  BoardDoc,
  boardFromCards,
  editCard,
  keyOf,
  moveCard,
  parseKey,
  seedBoard,
  tickCommitment,
  withoutPast,
} from '#app/collab/board-doc.ts';
import { toChange } from '#app/collab/card-changes.ts';
import { cleanText } from '#app/collab/card-fields.ts';
import type { Card } from '#app/domain/board.ts';
import { CARD_LIMITS } from '#app/domain/board.ts';
import type { CardId, CommitmentId, MeasureId, StageId } from '#app/domain/ids.ts';
import { evenRanks, rankBetween } from '#app/domain/rank.ts';

const [todo, doing] = ['todo', 'doing'] as [StageId, StageId];
const ids = ['card-1', 'card-2', 'card-3'] as [CardId, CardId, CardId];
const seeds = evenRanks(3).map((rank, i) => ({
  id: ids[i] as CardId,
  measureId: `measure-${i + 1}` as MeasureId,
  placement: { stage: todo, rank },
}));

function openSeeded(): BoardDoc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedBoard(seeds));
  return new BoardDoc(doc);
}

const task = {
  measureId: null,
  commitmentId: null,
  title: ' Task ',
  placement: { stage: todo, rank: evenRanks(1)[0] as never },
};

describe('a seeded board', () => {
  test('has the cards it was seeded with, and the same bytes each time', () => {
    const board = openSeeded();
    expect([...board.cards.keys()].sort()).toEqual(ids);
    expect(board.cards.get(ids[0])).toEqual({
      ...seeds[0],
      kind: 'measure',
      contact: '',
      startsOn: null,
      dueOn: null,
      ticked: [],
    });
    expect(seedBoard(seeds)).toEqual(seedBoard(seeds));
    expect(seedBoard([])).toBeInstanceOf(Uint8Array);
  });

  test('of 116 cards takes less than 20 kB', () => {
    const many = evenRanks(116).map((rank, i) => ({
      id: `card-of-the-import-${i}` as CardId,
      measureId: `measure-${i}` as MeasureId,
      placement: { stage: todo, rank },
    }));
    expect(seedBoard(many).length).toBeLessThan(20_000);
  });
});

describe('changes', () => {
  test('give a new map and new objects for the cards that changed, and the same for all others', () => {
    const board = openSeeded();
    const before = board.cards;
    const heard: ReadonlySet<CardId>[] = [];
    board.observe((changed) => heard.push(changed));
    moveCard(board, ids[1], { stage: doing, rank: rankBetween(null, null) });
    expect(board.cards).not.toBe(before);
    expect(board.cards.get(ids[1])?.placement.stage).toBe(doing);
    for (const id of [ids[0], ids[2]]) expect(board.cards.get(id)).toBe(before.get(id));
    expect(heard).toEqual([new Set([ids[1]])]);
  });

  test('that change nothing write nothing', () => {
    const board = openSeeded();
    let updates = 0;
    board.doc.on('update', () => updates++);
    const { placement } = seeds[0] as (typeof seeds)[0];
    moveCard(board, ids[0], { rank: placement.rank, stage: placement.stage });
    moveCard(board, 'nowhere' as CardId, { ...placement, stage: doing });
    editCard(board, ids[0], 'title', 'a measure has none');
    editCard(board, ids[0], 'dueOn', '2017-02-29');
    archiveCard(board, ids[0], true);
    expect(updates).toBe(0);
  });

  test('are one transaction each', () => {
    const board = openSeeded();
    let updates = 0;
    board.doc.on('update', () => updates++);
    const id = addTask(board, task);
    editCard(board, id, 'title', ' New ');
    editCard(board, id, 'title', '   ');
    editCard(board, id, 'description', 'one\r\ntwo');
    editCard(board, id, 'contact', null);
    editCard(board, id, 'dueOn', '2017-06-30');
    editCard(board, id, 'dueOn', '');
    archiveCard(board, id, true);
    expect(updates).toBe(7);
    expect(board.cards.get(id)).toMatchObject({
      kind: 'task',
      title: 'New',
      description: 'one\ntwo',
      dueOn: null,
      archived: true,
    });
    tickCommitment(board, ids[0], 'c2' as CommitmentId, true);
    tickCommitment(board, ids[0], 'c1' as CommitmentId, true);
    tickCommitment(board, ids[0], 'c2' as CommitmentId, false);
    expect(board.cards.get(ids[0])).toMatchObject({ ticked: ['c1'] });
  });

  test('a task without a title cannot be added', () => {
    expect(() => addTask(openSeeded(), { ...task, title: ' \u0000 ' })).toThrow(RangeError);
  });
});

describe('whatever stands in a document', () => {
  const entry = fc.oneof(
    fc.tuple(
      fc.constantFrom(
        ...['identity', 'placement', 'title', 'contact', 'dueOn', 'archived', 'tick.c', 'x'].map(
          (f) => `${ids[0]}/${f}`,
        ),
        '__proto__/title',
        '/',
        '',
      ),
      fc.jsonValue(),
    ),
    fc.jsonValue(),
  );

  test('reading never throws, and never shows half a card', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
        const board = openSeeded();
        board.doc.getArray(BOARD_ROOT).push(entries);
        const again = new BoardDoc(board.doc);
        expect(again.cards).toEqual(board.cards);
        for (const card of board.cards.values()) {
          expect(typeof card.contact).toBe('string');
          expect(typeof card.placement.rank).toBe('string');
        }
      }),
    );
  });
});

test('a board without its past says the same, in epoch after epoch', () => {
  const board = openSeeded();
  const id = addTask(board, task);
  tickCommitment(board, ids[0], 'c' as CommitmentId, true);
  for (let i = 0; i < 200; i++) editCard(board, ids[i % 3] as CardId, 'contact', `contact ${i}`);
  for (const state of [withoutPast(board.registers), boardFromCards([...board.cards.values()])]) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const copy = new BoardDoc(doc);
    expect(new Map([...copy.cards].sort())).toEqual(new Map([...board.cards].sort()));
    moveCard(copy, id, { stage: doing, rank: rankBetween(null, null) });
    expect(copy.cards.get(id)?.placement.stage).toBe(doing);
  }
});

test('a measure card that is put away is so in an epoch without a past, and no page puts one away or brings it back', () => {
  const board = openSeeded();
  const [away, here, gone] = ids;
  const stages = new Set([todo]);
  const frame: BoardFrame = {
    ...{ stages, retired: new Map(), commitments: new Map() },
    measureCards: new Map(seeds.map(({ id, ...seed }) => [id, { ...seed, archived: id === away }])),
  };
  board.registers.remove(new Set(board.keysOf(gone)));
  applyRepairs(board, differingMeasureCards(frame, board), null);
  expect(differingMeasureCards(frame, board)).toEqual([]);
  expect([...board.cards.values()].map(({ id, archived }) => [id, archived]).sort()).toEqual([
    [away, true],
    [here, undefined],
    [gone, undefined],
  ]);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, boardFromCards([...board.cards.values()]));
  expect(new BoardDoc(doc).cards.get(away)?.archived).toBe(true);
  for (const [id, wish] of [
    [away, false],
    [here, true],
  ] as const) {
    archiveCard(board, id, wish);
    expect(board.cards.get(id)?.archived).toBe(wish ? undefined : true);
    const key = keyOf(id, 'archived');
    const before = board.registers.get(key);
    board.registers.set(key, wish);
    applyRepairs(board, checkBoard(frame, board, [{ key, before, after: wish }]), null);
    expect(board.cards.get(id)?.archived).toBe(wish ? undefined : true);
    expect(checkWholeBoard(frame, board)).toEqual([]);
  }
});

test.each([
  'card/unknown',
  'card',
  '/title',
  'a b/title',
  'card/tick.',
  'card/tick.a b',
  `${'x'.repeat(41)}/title`,
  'a/b/title',
])('parseKey refuses %j', (key) => {
  expect(parseKey(key)).toBeNull();
});

test('cleanText trims, drops what no store takes, and cuts between characters', () => {
  expect(cleanText('  a\u0000b\ud800c\u0007 ', 10)).toBe('abc');
  expect(cleanText('文😀', 2)).toBe('文');
  expect(cleanText('x'.repeat(300), CARD_LIMITS.title)).toHaveLength(CARD_LIMITS.title);
});

describe('toChange', () => {
  const board = openSeeded();
  const id = addTask(board, task);
  const base = board.cards.get(id) as Extract<Card, { kind: 'task' }>;
  const measure = board.cards.get(ids[0]) as Extract<Card, { kind: 'measure' }>;
  const moved = { stage: doing, rank: base.placement.rank };

  test.each<[string, Card | undefined, Card | undefined, unknown[]]>([
    ['nothing', base, { ...base }, []],
    ['a new task', undefined, base, [{ kind: 'added', to: base.placement, title: 'Task' }]],
    ['a measure card of the import', undefined, measure, []],
    ['a card that cannot be read', base, undefined, []],
    ['a move', base, { ...base, placement: moved }, [{ kind: 'moved', from: base.placement, to: moved }]],
    ['archiving', base, { ...base, archived: true }, [{ kind: 'archived' }]],
    ['putting a measure card away', measure, { ...measure, archived: true }, [{ kind: 'archived' }]],
    ['bringing a measure card back', { ...measure, archived: true }, measure, [{ kind: 'restored' }]],
    ['restoring', { ...base, archived: true }, base, [{ kind: 'restored' }]],
    [
      'a date',
      base,
      { ...base, dueOn: '2017-06-30' as never },
      [{ kind: 'edited', field: 'dueOn', from: null, to: '2017-06-30' }],
    ],
    [
      'ticks',
      { ...measure, ticked: ['c1' as CommitmentId] },
      { ...measure, ticked: ['c2' as CommitmentId] },
      [
        { kind: 'ticked', commitmentId: 'c2' },
        { kind: 'unticked', commitmentId: 'c1' },
      ],
    ],
  ])('%s', (_what, before, after, changes) => {
    expect(toChange(before, after)).toEqual(changes);
  });
});
