import type { EpochMs } from '../dates.ts';
import type { CardId } from '../ids.ts';
import type { Supervision } from '../plan-state.ts';
import type { HistoryChange } from './walk.ts';

/**
 * The flags that were on cards at a moment. Another reason or day changes a flag that is there; who set it, and when, stay.
 *
 * @param changes flags that were set and lifted, the oldest first
 */
export function flagsAt(changes: readonly HistoryChange[], at: EpochMs): ReadonlyMap<CardId, Supervision> {
  const flags = new Map<CardId, Supervision>();
  for (const { at: moment, cardId, person, change } of changes) {
    if (moment > at) break;
    if (change.kind === 'lifted') flags.delete(cardId);
    if (change.kind !== 'supervised') continue;
    const { reason, until } = change;
    const { since, by } = flags.get(cardId) ?? { since: moment, by: person.name };
    flags.set(cardId, { reason, until, since, by });
  }
  return flags;
}
