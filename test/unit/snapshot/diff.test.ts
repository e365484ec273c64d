import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardId, CardId, StageId } from '#app/domain/ids.ts';
import type { CardState } from '#app/domain/plan-state.ts';
import type { Rank } from '#app/domain/rank.ts';
import { applyDiff, mirrorDiff } from '#app/domain/snapshot/apply-diff.ts';
import type { ChangeKind } from '#app/domain/snapshot/card-kinds.ts';
import { type Comparable, diffSnapshots, type SnapshotDiff } from '#app/domain/snapshot/diff.ts';
import { toFrozenColumns } from '#app/domain/snapshot/frozen-columns.ts';
import { summarise } from '#app/domain/snapshot/summary.ts';
import { measureCard, stagesOf, task } from '../board/board-fixtures.ts';
import { states } from './states.ts';

const RUNS = { numRuns: 400 };

/** Lists of changes in one order, whichever side they were made from. */
function sorted(diff: SnapshotDiff) {
  const byName = <T>(items: readonly T[], nameOf: (item: T) => string) =>
    items.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const ofList = ({ items, order }: SnapshotDiff['stages' | 'boards' | 'measures' | 'agencies' | 'sections']) => ({
    items: byName<{ before: { id: string } | null; after: { id: string } | null }>(
      items,
      ({ before, after }) => (before ?? after)?.id ?? '',
    ),
    order,
  });
  return {
    ...diff,
    stages: ofList(diff.stages),
    sections: ofList(diff.sections),
    measures: ofList(diff.measures),
    gone: ofList(diff.gone),
    agencies: ofList(diff.agencies),
    boards: ofList(diff.boards),
    cardOrders: byName(diff.cardOrders, ({ boardId }) => boardId),
    cards: byName(diff.cards, ({ id }) => id),
    notes: byName(diff.notes, ({ id }) => id),
  };
}

describe('the difference of two states', () => {
  it('is complete: it leads from the one to the other, whatever they are', () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        expect(applyDiff(before, diffSnapshots(before, after))).toEqual(after);
      }),
      RUNS,
    );
  });

  it('is symmetric: from the other side it is its own mirror', () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        expect(sorted(diffSnapshots(after, before))).toEqual(sorted(mirrorDiff(diffSnapshots(before, after))));
      }),
      RUNS,
    );
  });

  it('is complete and symmetric where cards have come to other boards, too', () => {
    fc.assert(
      fc.property(states, states, fc.nat(3), (before, drawn, by) => {
        const after = turned(drawn, by);
        const diff = diffSnapshots(before, after);
        expect(applyDiff(before, diff)).toEqual(after);
        expect(sorted(diffSnapshots(after, before))).toEqual(sorted(mirrorDiff(diff)));
        expect(new Set(diff.cards.map(({ id }) => id)).size).toBe(diff.cards.length);
      }),
      RUNS,
    );
  });

  it('is nothing of a state and itself, however its keys are ordered', () => {
    fc.assert(
      fc.property(states, (state) => {
        const read = JSON.parse(JSON.stringify(state), (_key, value) =>
          value && typeof value === 'object' && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value,
        );
        const diff = diffSnapshots(state, read);
        expect(summarise(diff)).toEqual({ kinds: [], parts: [] });
        expect([diff.cards, diff.notes, diff.cardOrders, diff.plan]).toEqual([[], [], [], null]);
      }),
      RUNS,
    );
  });

  it('is drawn whole: each card stands once, and leaves a ghost where it stood if it stands there no more', () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        const { cards } = diffSnapshots(before, after);
        const columns = toFrozenColumns(after, { before, cards }, () => true);
        const drawn = (isGhost: boolean) =>
          columns.flatMap(({ stage, entries }) =>
            entries.filter((entry) => entry.isGhost === isGhost).map(({ card }) => `${card.id} ${stage.id}`),
          );
        const placed = (state: Comparable) => toFrozenColumns(state, null, () => true).flatMap(placesOf);
        const [was, is] = [placed(before), placed(after)];
        expect(drawn(false).sort()).toEqual(is.toSorted());
        expect(drawn(true).sort()).toEqual(was.filter((place) => !is.includes(place)).sort());
      }),
      RUNS,
    );
  });
});

/** The same with the cards of each board on another one. */
function turned(state: Comparable, by: number): Comparable {
  const { boards } = state;
  return {
    ...state,
    boards: boards.map((board, i) => ({ ...board, cards: boards[(i + by) % boards.length]?.cards ?? [] })),
  };
}

function placesOf({ stage, entries }: ReturnType<typeof toFrozenColumns>[number]): string[] {
  return entries.map(({ card }) => `${card.id} ${stage.id}`);
}

const stages = stagesOf('todo', 'doing', 'review', 'done');
const [todo, doing, , done] = stages.map(({ id }) => id) as [StageId, StageId, StageId, StageId];
const rank = 'a0' as Rank;
const plain = { changedAt: 1, supervision: null, instructions: [] } as const;

function stateOf(cards: CardState[], change: Partial<Comparable> = {}): Comparable {
  return {
    plan: { id: 'p' as Comparable['plan']['id'], title: '', docNumber: null },
    stages,
    sections: [],
    measures: [],
    agencies: [],
    boards: [{ id: 'b' as BoardId, agencyId: 'a' as Comparable['agencies'][number]['id'], cards, confirmation: null }],
    call: null,
    instructions: [],
    today: '2026-03-01' as Comparable['today'],
    notes: {},
    ...change,
  };
}

it('a card that was taken over by another board is told of there, once, with all that became of it', () => {
  const on = (id: string, cards: CardState[]) => {
    return { id: id as BoardId, agencyId: `agency-${id}` as never, cards, confirmation: null };
  };
  const card = (stage: StageId) => ({ ...task('t', stage, rank), ...plain }) as CardState;
  const before = stateOf([], { boards: [on('gone', [card(todo)]), on('stays', [])] });
  const after = stateOf([], { boards: [on('stays', [card(done)])] });
  const diff = diffSnapshots(before, after);
  expect(diff.cards).toMatchObject([
    {
      boardId: 'stays',
      agencyId: 'agency-stays',
      from: { boardId: 'gone', agencyId: 'agency-gone' },
      kinds: ['moved-on', 'newly-done', 'taken'],
    },
  ]);
  expect(summarise(diff).parts).toEqual([{ part: 'boards', came: 0, went: 1, changed: 0 }]);
  const columns = toFrozenColumns(after, { before, cards: diff.cards }, () => true);
  expect(columns.flatMap(({ stage, entries }) => entries.map((one) => [stage.id, one.isGhost, one.boardId]))).toEqual([
    [todo, true, 'gone'],
    [done, false, 'stays'],
  ]);
});

describe('what became of a card', () => {
  const card = (change: Partial<CardState> & { archived?: boolean } = {}, stage = todo) =>
    ({ ...task('t', stage, rank), ...plain, ...change }) as CardState;
  const on = (value: string) => value as Comparable['today'];
  const flag = { reason: '慢', until: null, since: 1, by: '何' };
  const cases: [string, CardState[], CardState[], ChangeKind[]][] = [
    ['moved on', [card()], [card({}, doing)], ['moved-on']],
    ['moved back', [card({}, doing)], [card()], ['moved-back']],
    ['moved on, and done', [card()], [card({}, done)], ['moved-on', 'newly-done']],
    ['new', [], [card()], ['new']],
    ['gone', [card()], [], ['gone']],
    ['archived', [card()], [card({ archived: true })], ['archived']],
    ['restored', [card({ archived: true })], [card()], ['restored']],
    ['changed while nobody saw it', [card({ archived: true })], [card({ archived: true, contact: '王' })], []],
    ['given a day that is past', [card()], [card({ dueOn: on('2026-02-01') })], ['newly-late', 'dates']],
    [
      'done though late',
      [card({ dueOn: on('2026-02-01') })],
      [card({ dueOn: on('2026-02-01') }, done)],
      ['moved-on', 'no-longer-late', 'newly-done'],
    ],
    ['supervised', [card()], [card({ supervision: flag })], ['supervised']],
    [
      'supervised for another reason',
      [card({ supervision: flag })],
      [card({ supervision: { ...flag, reason: '停' } })],
      ['supervision'],
    ],
    ['lifted', [card({ supervision: flag })], [card()], ['lifted']],
    ['given to somebody else', [card()], [card({ contact: '王' })], ['contact']],
    ['reworded', [card()], [card({ description: '说明' } as Partial<CardState>)], ['texts']],
    ['moved up', [card()], [card({ placement: { stage: todo, rank: 'a1' as Rank } })], ['reordered']],
    ['only touched', [card()], [card({ changedAt: 2 })], []],
  ];

  it.each(cases)('%s', (_what, before, after, kinds) => {
    const diff = diffSnapshots(stateOf(before), stateOf(after));
    expect(diff.cards.flatMap((each) => each.kinds)).toEqual(kinds);
    expect(diff.cards).toHaveLength(1);
  });

  it('late because a day went by, though nothing on it changed', () => {
    const cards = [card({ dueOn: on('2026-03-01') })];
    const diff = diffSnapshots(stateOf(cards), stateOf(cards, { today: on('2026-03-02') }));
    expect(diff.cards.map(({ kinds }) => kinds)).toEqual([['newly-late']]);
  });

  it('by what its stages are for where the plan has changed them', () => {
    const others = stagesOf('x1', 'x2').map((stage) => ({ ...stage, category: 'review' as const }));
    const after = stateOf([card({}, 'x2' as StageId)], { stages: others });
    expect(diffSnapshots(stateOf([card()]), after).cards[0]?.kinds).toEqual(['moved-on']);
  });

  it('and of notes that many cards share: each card is marked, and the notes are counted once', () => {
    const shared = ['1', '2', '3'].map(
      (id): CardState => ({ ...measureCard(id as CardId, todo, rank, 'm'), ...plain }),
    );
    const notes = { m: { type: 'doc', content: [] } } as unknown as Comparable['notes'];
    const diff = diffSnapshots(stateOf(shared), stateOf(shared, { notes }));
    expect(diff.cards.map(({ kinds }) => kinds)).toEqual([['notes'], ['notes'], ['notes']]);
    expect(summarise(diff).kinds).toEqual([{ kind: 'notes', count: 1 }]);
  });
});
