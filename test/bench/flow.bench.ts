import { bench, describe } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import { addDays } from '#app/domain/history/days.ts';
import { type FlowCard, type FlowChange, FlowTally } from '#app/domain/history/flow.ts';
import type { BoardId, CardId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import { seeded } from '#test/support/seeded.ts';

const STAGES = ['todo', 'doing', 'review', 'done'] as const;
const stages = STAGES.map((category) => ({ id: category as string as StageId, category }));
const MADE = Date.UTC(2024, 0, 1);
const YEARS_MS = 2 * 365 * 86_400_000;
const days = Array.from({ length: 105 }, (_, i) => addDays('2024-01-01' as IsoDate, i * 7));

/** A plan of 1,000 cards on 39 boards, moved to and fro for two years. */
function past(count: number): { cards: FlowCard[]; changes: FlowChange[] } {
  const random = seeded(5);
  const at = new Map<number, number>();
  const boardOf = (card: number) => `b${card % 39}` as BoardId;
  const changes = Array.from({ length: count }, (_, i): FlowChange => {
    const card = Math.floor(random() * 1_000);
    const [from, to] = [at.get(card) ?? 0, Math.floor(random() * 4)];
    at.set(card, to);
    const place = (stage: number) => ({ stage: STAGES[stage] as string as StageId, rank: 'V' as Rank });
    const change = { kind: 'moved', from: place(from), to: place(to) } as const;
    return { at: MADE + (i / count) * YEARS_MS, boardId: boardOf(card), cardId: `c${card}` as CardId, change };
  });
  const cards = Array.from({ length: 1_000 }, (_, card): FlowCard => {
    const stageId = STAGES[at.get(card) ?? 0] as string as StageId;
    const archived = false;
    return { id: `c${card}` as CardId, boardId: boardOf(card), kind: 'measure', stageId, archived, changedAt: MADE };
  });
  return { cards, changes };
}

describe('the flow of a plan', () => {
  // The time may grow with the changes, not faster.
  for (const count of [10_000, 100_000]) {
    const { cards, changes } = past(count);
    bench(`${count} moves of 1,000 cards`, () => {
      const frame = {
        stages,
        first: null,
        cards,
        made: MADE,
        now: MADE + YEARS_MS,
        days,
        since: 0,
        zone: 'Asia/Shanghai',
      };
      const tally = new FlowTally(frame);
      tally.take(changes);
      tally.finish();
    });
  }
});
