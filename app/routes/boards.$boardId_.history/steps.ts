import type { EpochMs } from '../../domain/dates.ts';
import { momentAfter, momentBefore } from '../../domain/history/at.ts';
import type { HistoryWindow } from '../../domain/history/walk.ts';
import type { BoardHistory } from '../../history/services.ts';

export const DAY_MS = 86_400_000;
/** Showings in which a whole past is played: a minute and a half. */
const SHOWINGS = 120;

/** Ways from a moment to another one. */
export interface Steps {
  readonly back: EpochMs;
  readonly on: EpochMs;
  /** How far a film goes on at once. */
  readonly film: EpochMs;
}

/**
 * Where to go from a moment: to the changes of the board, or to those of one card.
 *
 * @param window one that covers the moment
 * @param isOfCard only the changes of the card that the history was asked for count
 */
export function stepsFrom(history: BoardHistory, window: HistoryWindow, at: EpochMs, isOfCard: boolean): Steps {
  const { start, now, ofCard, changes } = history;
  const moments = momentsOf(isOfCard ? ofCard : window.changes);
  const before = isOfCard ? null : window.before;
  const after = isOfCard || !window.hasMore ? now : window.until;
  const ahead = moments.filter((moment) => moment > at);
  const stride = Math.max(1, Math.ceil((isOfCard ? ofCard.length : changes) / SHOWINGS));
  return {
    back: momentBefore(moments, at) ?? before ?? start,
    on: momentAfter(moments, at) ?? after,
    film: ahead[Math.min(stride, ahead.length) - 1] ?? after,
  };
}

function momentsOf(changes: readonly { readonly at: EpochMs }[]): EpochMs[] {
  return [...new Set(changes.map(({ at }) => at))];
}
