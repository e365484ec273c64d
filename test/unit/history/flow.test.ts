import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardChange } from '#app/domain/card-change.ts';
import { isArchived } from '#app/domain/columns.ts';
import { dayIn, type EpochMs, type IsoDate } from '#app/domain/dates.ts';
import { addDays, dayReader, endOfDay } from '#app/domain/history/days.ts';
import { FLOW_KINDS, type FlowCard, type FlowChange, FlowTally } from '#app/domain/history/flow.ts';
import { flowDays } from '#app/domain/history/range.ts';
import type { BoardId, CardId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import { type Deed, live, MADE, type Past, truth } from './past.ts';

const ZONE = 'Asia/Shanghai';
const BOARD = 'b' as BoardId;
const STAGES = [
  { id: 's0' as StageId, category: 'todo' },
  { id: 's1' as StageId, category: 'doing' },
  { id: 's2' as StageId, category: 'done' },
] as const;
const DAY = 86_400_000;

const day = (value: string) => value as IsoDate;
const at = (stage: string) => ({ stage: stage as StageId, rank: 'V' as Rank });
const move = (from: string, to: string): FlowChange['change'] => ({ kind: 'moved', from: at(from), to: at(to) });
const card = (id: string, stage: string, rest: Partial<FlowCard> = {}): FlowCard => ({
  id: id as CardId,
  boardId: BOARD,
  kind: 'measure',
  stageId: stage as StageId,
  archived: false,
  changedAt: MADE,
  ...rest,
});

interface Told {
  readonly cards: readonly FlowCard[];
  readonly changes: readonly (readonly [card: string, at: EpochMs, change: FlowChange['change']])[];
  readonly days: readonly IsoDate[];
  readonly now: EpochMs;
  readonly since?: EpochMs;
}

function flow({ cards, changes, days, now, since = 0 }: Told) {
  const tally = new FlowTally({ stages: STAGES, first: null, cards, made: MADE, now, days, since, zone: ZONE });
  tally.take(changes.map(([id, moment, change]) => ({ at: moment, boardId: BOARD, cardId: id as CardId, change })));
  return tally.finish();
}

const isFlow = (change: CardChange): change is FlowChange['change'] => FLOW_KINDS.some((kind) => kind === change.kind);

function flowOf(past: Past, days: readonly IsoDate[]) {
  const cards = [...(past.boards.at(-1)?.[1].values() ?? [])].map((each) => {
    const { id, kind, placement } = each;
    return card(id, placement.stage, { kind, archived: isArchived(each), changedAt: past.now });
  });
  const changes = past.changes.flatMap(({ cardId, at: moment, change }) => {
    return isFlow(change) ? ([[cardId, moment, change]] as const) : [];
  });
  return flow({ cards, changes, days, now: past.now });
}

describe('the flow of cards', () => {
  it('has each day as many cards in each stage as stood there when the day ended', () => {
    const kind = fc.constantFrom<Deed['kind']>('move', 'add', 'archive', 'bundle', 'contact');
    const deed = fc.record({
      card: fc.nat(20),
      kind,
      wait: fc.constantFrom(0, 7_000_000, DAY),
      hidden: fc.constant(false),
    });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        const past = live(deeds);
        const days = flowDays('all', dayIn(ZONE, MADE), dayIn(ZONE, past.now));
        const { counts, uncertain } = flowOf(past, days);
        expect(uncertain).toBe(0);
        for (const [i, each] of days.entries()) {
          const cards = [...truth(past, endOfDay(ZONE, each) ?? 0).values()].filter((one) => !isArchived(one));
          expect(counts[i]).toEqual(STAGES.map(({ id }) => cards.filter((one) => one.placement.stage === id).length));
        }
      }),
    );
  });

  const days = [day('2026-01-01'), day('2026-01-02'), day('2026-01-03')];
  const now = MADE + 2.5 * DAY;

  it('counts several moves of one day as the last of them, by the day of the zone', () => {
    // 16:00 in universal time is midnight there.
    const midnight = Date.UTC(2026, 0, 1, 16);
    const moves = [
      ['a', MADE + 1, move('s0', 's1')],
      ['a', MADE + 2, move('s1', 's0')],
      ['a', midnight - 1, move('s0', 's1')],
      ['a', midnight, move('s1', 's2')],
    ] as const;
    const { counts } = flow({ cards: [card('a', 's2')], changes: moves, days, now });
    expect(counts).toEqual([
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  it('lets an archived card go, and have it back where it was', () => {
    const task = card('t', 's1', { kind: 'task' });
    const changes = [
      ['t', MADE + 1, { kind: 'added', to: at('s1'), title: 't' }],
      ['t', MADE + DAY, { kind: 'archived' }],
      ['t', MADE + 2 * DAY, { kind: 'restored' }],
    ] as const;
    expect(flow({ cards: [task], changes, days, now }).counts.map(([, doing]) => doing)).toEqual([1, 0, 1]);
    const away = flow({ cards: [{ ...task, archived: true }], changes: changes.slice(0, 2), days, now });
    expect(away.counts.map(([, doing]) => doing)).toEqual([1, 0, 0]);
    expect(away.sitting).toEqual([]);
    expect(away.uncertain).toBe(0);
  });

  it('comes to what the rows say, and says of how many cards it had to guess', () => {
    const cards = [
      card('unmoved', 's1', { changedAt: MADE + DAY }),
      card('elsewhere', 's0', { changedAt: MADE + 2 * DAY }),
      card('unheard', 's1', { kind: 'task', changedAt: MADE + DAY }),
      card('sound', 's0'),
    ];
    const changes = [['elsewhere', MADE + DAY, move('s0', 's1')]] as const;
    const { counts, uncertain } = flow({ cards, changes, days, now });
    expect(counts).toEqual([
      [3, 0, 0],
      [1, 3, 0],
      [2, 2, 0],
    ]);
    expect(uncertain).toBe(3);
  });

  it('leaves out what is of another board, or of no card at all', () => {
    const tally = new FlowTally({
      stages: STAGES,
      first: null,
      cards: [card('a', 's0')],
      made: MADE,
      now,
      days,
      since: 0,
      zone: ZONE,
    });
    const change = move('s0', 's1');
    tally.take([{ at: MADE, boardId: 'other' as BoardId, cardId: 'a' as CardId, change }]);
    tally.take([{ at: MADE, boardId: BOARD, cardId: 'gone' as CardId, change }]);
    expect(tally.finish().counts.at(-1)).toEqual([1, 0, 0]);
  });

  it('tells how long cards stood in a stage, and which have stood there longest', () => {
    const cards = [card('a', 's1'), card('b', 's0'), card('c', 's2')];
    const changes = [
      ['a', MADE + DAY, move('s0', 's1')],
      ['c', MADE + 2 * DAY, move('s0', 's2')],
    ] as const;
    const { times, sitting } = flow({ cards, changes, days, now });
    expect(times.get(BOARD)).toEqual([
      { stays: 3, median: 2, longest: 2.5 },
      { stays: 1, median: 1.5, longest: 1.5 },
      null,
    ]);
    expect(sitting.map(({ cardId, since }) => [cardId, since])).toEqual([
      ['b', MADE],
      ['a', MADE + DAY],
    ]);
    const late = flow({ cards, changes, days, now, since: MADE + 1.5 * DAY });
    expect(late.times.get(BOARD)?.[0]).toEqual({ stays: 2, median: 2.25, longest: 2.5 });
  });

  it('remembers no more for a hundred thousand changes than the lengths of stays', () => {
    const tally = new FlowTally({
      stages: STAGES,
      first: null,
      cards: [card('a', 's0')],
      made: MADE,
      now,
      days,
      since: now,
      zone: ZONE,
    });
    const change = [move('s0', 's1'), move('s1', 's0')];
    for (let i = 0; i < 100_000; i++) {
      const one = change[i % 2];
      if (one) tally.take([{ at: MADE + i, boardId: BOARD, cardId: 'a' as CardId, change: one }]);
    }
    const { counts, times } = tally.finish();
    expect(counts.at(-1)).toEqual([1, 0, 0]);
    expect(times.get(BOARD)?.[0]?.stays).toBe(1);
  });
});

describe('the days that are shown', () => {
  const made = day('2026-01-10');
  it('are those of the range, not before the import, and today always', () => {
    expect(flowDays('weeks', made, day('2026-03-31'))).toHaveLength(28);
    expect(flowDays('quarter', made, day('2026-03-31'))[0]).toBe(made);
    expect(flowDays('all', made, made)).toEqual([made]);
    expect(flowDays('weeks', made, day('2026-03-31')).at(-1)).toBe('2026-03-31');
  });

  it('are thinned to weeks and more, so that there are never too many', () => {
    for (const years of [1, 2, 5, 10, 30]) {
      const today = addDays(made, years * 365);
      const all = flowDays('all', made, today);
      expect(all.length).toBeLessThanOrEqual(121);
      expect(all.at(-1)).toBe(today);
      expect(all[0] && all[0] >= made).toBe(true);
    }
  });

  it('are read off moments as the calendar has them, and end when the next begins', () => {
    const dayOf = dayReader(ZONE);
    for (let i = 0; i < 500; i++) expect(dayOf(MADE + i * 1_234_567)).toBe(dayIn(ZONE, MADE + i * 1_234_567));
    for (const zone of [ZONE, 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu']) {
      for (const one of ['2026-01-01', '2026-03-08', '2026-11-01'].map(day)) {
        const end = endOfDay(zone, one) ?? 0;
        expect([dayIn(zone, end), dayIn(zone, end + 1)]).toEqual([one, addDays(one, 1)]);
      }
    }
    expect(endOfDay(ZONE, '2026-02-30')).toBeNull();
  });
});
