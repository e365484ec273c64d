import { dayIn, type EpochMs, type IsoDate, PLAN_TIME_ZONE } from '#app/domain/dates.ts';

const HOUR_MS = 3_600_000;

/** The first moment that is not in a day any more, in the plans' time zone, to the hour. */
export function endOfDay(day: IsoDate): EpochMs {
  // The day after begins somewhere between 14 hours before and 12 hours after it does in UTC.
  let at = Date.parse(`${day}T00:00:00Z`) + 10 * HOUR_MS;
  while (dayIn(PLAN_TIME_ZONE, at) <= day) at += HOUR_MS;
  return at;
}
