import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '#app/domain/board.ts';
import { boardAt, covers } from '#app/domain/history/at.ts';
import { CARD_CHANGES, WINDOW_CHANGES } from '#app/domain/history/walk.ts';
import type { CardId, StageId } from '#app/domain/ids.ts';
import { type Deed, FIRST, live, MADE, type Past, truth, walk } from './past.ts';

const kinds = ['move', 'contact', 'due', 'tick', 'archive', 'title', 'describe', 'add', 'bundle'] as const;
const deed = (hidden: fc.Arbitrary<boolean>): fc.Arbitrary<Deed> =>
  fc.record({ card: fc.nat(20), kind: fc.constantFrom(...kinds), wait: fc.constantFrom(0, 1, 5, 40_000_000), hidden });
const never = fc.constant(false);

const byId = (cards: Iterable<Card>) => new Map(Array.from(cards, (card) => [card.id, card]));
const moments = ({ boards, now }: Past) => [...boards.map(([at]) => at), now];

/** A past of `count` deeds, `apart` milliseconds from each other. */
function long(count: number, apart: (i: number) => number): Past {
  return live(
    Array.from({ length: count }, (_, i) => ({ card: i, kind: kinds[i % 7] ?? 'move', wait: apart(i), hidden: false })),
  );
}

describe('a board at a moment of its past', () => {
  it('is what it was, at each moment and between them, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(deed(never), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (deeds, piece) => {
        const past = live(deeds);
        for (const at of moments(past).flatMap((moment) => [moment, moment + 2])) {
          const { window } = walk(past, at, piece);
          expect(byId(boardAt(window, at).cards)).toEqual(truth(past, at));
          expect(window.gaps).toEqual([]);
        }
      }),
    );
  });

  it('says of which cards nobody knows, where something left no activity, and is right about all others', () => {
    fc.assert(
      fc.property(fc.array(deed(fc.boolean()), { maxLength: 40 }), (deeds) => {
        const past = live(deeds);
        for (const at of moments(past)) {
          const { cards, uncertain } = boardAt(walk(past, at).window, at);
          const told = byId(cards);
          for (const [id, card] of truth(past, at)) if (!uncertain.has(id)) expect(told.get(id)).toEqual(card);
        }
      }),
    );
  });

  it('doubts nothing before and after the time in which something happened unseen', () => {
    const at = (card: number, hidden: boolean): Deed => ({ card, kind: 'move', wait: 10, hidden });
    const past = live([at(0, false), at(0, true), at(1, false), at(0, false), at(1, false)]);
    const doubts = [10, 20, 30, 40, 50].map((ms) => {
      return [...boardAt(walk(past, MADE + ms).window, MADE + ms).uncertain];
    });
    expect(doubts).toEqual([['m0'], ['m0'], ['m0'], [], []]);
    expect([...boardAt(walk(past, MADE).window, MADE).uncertain]).toEqual([]);
  });

  it('doubts a task card until it is first seen, where nobody is on record as having added it', () => {
    const past = live([
      { card: 0, kind: 'add', wait: 10, hidden: false },
      { card: 3, kind: 'move', wait: 10, hidden: false },
    ]);
    const unexplained = { ...past, changes: past.changes.slice(1) };
    expect([...boardAt(walk(unexplained, MADE + 10).window, MADE + 10).uncertain]).toEqual(['t0']);
    expect([...boardAt(walk(unexplained, MADE + 20).window, MADE + 20).uncertain]).toEqual([]);
  });

  it('goes on where the activity speaks of what is not there, or says what cannot be', () => {
    const past = live([{ card: 0, kind: 'move', wait: 10, hidden: false }]);
    const [move] = past.changes;
    if (!move) throw new Error('nothing happened');
    const strange = [
      { ...move, id: 2, cardId: 'gone' as CardId },
      {
        ...move,
        id: 3,
        change: {
          kind: 'added',
          to: { ...move.change, stage: FIRST, rank: 'q' },
          title: 'no measure has one',
        } as never,
      },
      { ...move, id: 4, change: { kind: 'archived' } as const },
      { ...move, id: 5, change: { kind: 'edited', field: 'title', from: 'a', to: 'b' } as const },
    ];
    const { window } = walk({ ...past, changes: [...past.changes, ...strange] }, MADE);
    expect(byId(boardAt(window, MADE).cards)).toEqual(truth(past, MADE));
    expect(boardAt(window, MADE + 10).uncertain).toEqual(new Set(['m0']));
  });

  it('has no measure card before it came with a corrected document', () => {
    const past = live([{ card: 0, kind: 'move', wait: 10, hidden: false }]);
    const [[move], last] = [past.changes, past.boards.at(-1)];
    if (move?.change.kind !== 'moved' || !last) throw new Error('nothing happened');
    const { cardId } = move;
    const added = { ...move, id: 0, change: { kind: 'added', to: move.change.from, title: '' } as const };
    const put = { ...move, id: 2, change: { kind: 'archived' } as const };
    const [at, cards] = last;
    const away = new Map(cards).set(cardId, { ...cards.get(cardId), archived: true } as Card);
    const whole = { ...past, changes: [added, move, put], boards: [[at, away] as const] };
    const { window } = walk(whole, MADE);
    expect(boardAt(window, MADE).cards.some(({ id }) => id === cardId)).toBe(false);
    expect(window.gaps).toEqual([]);
  });

  it('counts a change as no later than the one after it, where a clock was put back', () => {
    const past = live([
      { card: 0, kind: 'move', wait: 10, hidden: false },
      { card: 1, kind: 'move', wait: 10, hidden: false },
    ]);
    const [first, second] = past.changes;
    if (!first || !second) throw new Error('nothing happened');
    const { window } = walk({ ...past, changes: [{ ...first, at: MADE + 5_000 }, second] }, MADE + 20);
    expect(window.changes.map(({ at }) => at)).toEqual([MADE + 20, MADE + 20]);
    expect(byId(boardAt(window, MADE + 20).cards)).toEqual(truth(past, MADE + 20));
  });
});

describe('a window on a long past', () => {
  const past = long(3_000, (i) => (i % 3 === 0 ? 0 : 3_600_000));

  it('holds no more than it may, whole moments, and the board at every one of them', () => {
    for (const i of [0, 1, 299, 300, 1_000, 1_500, past.boards.length - 1]) {
      const at = past.boards[i]?.[0] ?? 0;
      const { window, changes } = walk(past, at, 500);
      expect(changes).toBe(past.changes.length);
      expect(window.changes.length).toBeLessThanOrEqual(2 * WINDOW_CHANGES + 8);
      expect(covers(window, at)).toBe(true);
      for (const [moment, cards] of past.boards.filter(([each]) => covers(window, each))) {
        expect(byId(boardAt(window, moment).cards)).toEqual(cards);
      }
      const inside = past.changes.filter((change) => covers(window, change.at));
      expect(window.changes).toEqual(inside);
    }
  });

  it('leads on to what lies before and after it, to the last', () => {
    let at = past.boards[1_500]?.[0] ?? 0;
    const seen = new Set<number>();
    for (let before: number | null = at; before !== null; ) {
      const { window } = walk(past, before, 500);
      for (const { id, at: moment } of window.changes) if (moment <= at) seen.add(id);
      before = window.before;
    }
    for (let hasMore = true; hasMore; ) {
      const { window } = walk(past, at, 500);
      for (const { id } of window.changes) seen.add(id);
      [at, hasMore] = [window.until, window.hasMore];
    }
    expect(seen.size).toBe(past.changes.length);
  });

  it('keeps a moment together that is larger than a window', () => {
    const crowded = long(2_000, (i) => (i % 1_000 === 0 ? 60_000 : 0));
    for (const [at] of crowded.boards) {
      const { window } = walk(crowded, at, 500);
      expect(boardAt(window, at).last).toEqual(crowded.changes.filter((change) => change.at === at));
      expect(byId(boardAt(window, at).cards)).toEqual(truth(crowded, at));
    }
  });

  it('counts days in the zone, and tells what happened to one card', () => {
    const { days, ofCard } = walk(past, MADE, 500, 'm0' as CardId);
    expect(days.reduce((sum, [, count]) => sum + count, 0)).toBe(past.changes.length);
    expect(days.map(([day]) => day)).toEqual(days.map(([day]) => day).toSorted());
    expect(days[0]?.[0]).toBe('2026-01-01');
    const own = past.changes.filter(({ cardId }) => cardId === 'm0');
    expect(ofCard).toEqual(own.slice(-CARD_CHANGES));
  });

  it('begins with the first change where that is older than the board', () => {
    const early = live([{ card: 0, kind: 'move', wait: -5_000, hidden: false }]);
    const { start, window } = walk(early, MADE - 6_000);
    expect([start, window.from]).toEqual([MADE - 5_000, MADE - 5_000]);
    expect(boardAt(window, MADE - 6_000).cards.every(({ placement }) => placement.stage === ('s0' as StageId))).toBe(
      true,
    );
  });
});
