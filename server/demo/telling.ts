import { dayIn, type EpochMs, type IsoDate, PLAN_TIME_ZONE } from '#app/domain/dates.ts';

export const DAY_MS = 86_400_000;

/** Which part of the demo's story is being told. */
export interface Telling {
  /** The moment that all its days are counted back from. */
  readonly now: EpochMs;
  /** Whether what was so many days ago is in this part. */
  isTold(daysAgo: number): boolean;
}

/** The moment so many days, which may be broken, before another. */
export function ago(now: EpochMs, days: number): EpochMs {
  return Math.round(now - days * DAY_MS);
}

/** The day of the plans' time zone so many days after a moment; before it where they are negative. */
export function dayAfter(now: EpochMs, days: number): IsoDate {
  return dayIn(PLAN_TIME_ZONE, now + days * DAY_MS);
}
