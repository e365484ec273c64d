import { type EpochMs, PLAN_TIME_ZONE } from '../../domain/dates.ts';
import { endOfDay } from '../../domain/history/days.ts';

/** What an address says is to be seen of a board's past. */
export interface HistoryAddress {
  /** Null for now. */
  readonly at: EpochMs | null;
  readonly cardId: string | null;
}

/** Reads an address: a moment (`at`), or the end of a day (`day`); what cannot be read is as if it were not there. */
export function readAddress(query: URLSearchParams): HistoryAddress {
  const at = Date.parse(query.get('at') ?? '');
  const end = endOfDay(PLAN_TIME_ZONE, query.get('day') ?? '');
  return { at: end ?? (Number.isNaN(at) ? null : at), cardId: query.get('card') || null };
}

/** The query of an address; empty for all that is now. */
export function writeAddress({ at, cardId }: HistoryAddress): string {
  const query = new URLSearchParams();
  if (at !== null) query.set('at', new Date(at).toISOString());
  if (cardId !== null) query.set('card', cardId);
  return query.toString();
}
