import type { Knex } from 'knex';
import { type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import { HistoryWalk, type Walked } from '#app/domain/history/walk.ts';
import type { BoardId, CardId, PlanId, StageId } from '#app/domain/ids.ts';
import { activityBack, lastActivityOf } from '#db/repositories/activity.server.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { readMergedCards } from '#db/repositories/merged-boards.server.ts';
import { readImportedAt } from '#db/repositories/plans.server.ts';

export interface WalkOptions {
  readonly boardId: BoardId;
  readonly planId: PlanId;
  /** The plan's first stage. */
  readonly first: StageId | null;
  readonly at: EpochMs;
  readonly cardId: CardId | null;
  readonly now: EpochMs;
  /** It has gone into another one: its cards are as they were then. */
  readonly isMerged: boolean;
}

/** Walks through a board's past. The cards and the number of the last change are of one moment; what comes after is left out. */
export async function walkBoard(db: Knex, options: WalkOptions): Promise<Walked> {
  const { boardId, planId, first, at, cardId, now, isMerged } = options;
  const { cards, last } = await db.transaction(async (tx) => {
    const cards = isMerged ? await readMergedCards(tx, boardId) : await readCardRows(tx, boardId);
    return { cards, last: await lastActivityOf(tx, boardId) };
  });
  const made = (await readImportedAt(db, planId)) ?? now;
  const walk = new HistoryWalk({ cards, now, made, at, cardId, first, zone: PLAN_TIME_ZONE });
  for await (const piece of activityBack(db, boardId, last)) walk.take(piece);
  return walk.finish();
}
