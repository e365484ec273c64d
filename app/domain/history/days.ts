import { type EpochMs, type IsoDate, isIsoDate } from '../dates.ts';

const DAY_MS = 86_400_000;
/** Every zone's day begins on a quarter of an hour of universal time. */
const QUARTER_MS = 900_000;

/**
 * Tells the calendar days of many moments in a zone. Asking for a formatter each time takes some thirty microseconds, and a
 * history has a hundred thousand moments; those that follow on each other mostly share their quarter of an hour.
 */
export function dayReader(zone: string): (at: EpochMs) => IsoDate {
  // sv-SE is the one locale whose short date is ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  let quarter = Number.NaN;
  let day = '' as IsoDate;
  return (at) => {
    const own = Math.floor(at / QUARTER_MS);
    if (own !== quarter) [quarter, day] = [own, format.format(at) as IsoDate];
    return day;
  };
}

/** The day that lies some days after another, or before it. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as IsoDate;
}

/** The last moment of a day in a zone; null for what is no day. */
export function endOfDay(zone: string, day: string): EpochMs | null {
  if (!isIsoDate(day)) return null;
  const dayOf = dayReader(zone);
  // Zones are at most 14 hours ahead of universal time and 12 behind it.
  let before = Date.parse(`${day}T00:00:00Z`) + 8 * 3_600_000;
  let after = before + 30 * 3_600_000;
  while (after - before > QUARTER_MS) {
    const middle = Math.floor((before + after) / 2 / QUARTER_MS) * QUARTER_MS;
    if (dayOf(middle) <= day) before = middle;
    else after = middle;
  }
  return after - 1;
}
