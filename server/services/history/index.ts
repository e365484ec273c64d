import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { HistoryServices } from '#app/history/services.ts';
import { readFlow } from './read-flow.ts';
import { readHistory, readWindow } from './read-history.ts';

/** What pages may ask of what was. */
export function createHistory(db: Knex, now: () => EpochMs): HistoryServices {
  return {
    board: (actor, boardId, wish) => readHistory(db, actor, boardId, wish, now()),
    window: (actor, boardId, at) => readWindow(db, actor, boardId, at, now()),
    flow: (actor, planId, wish) => readFlow(db, actor, planId, wish, now()),
  };
}
