import type { Branded } from './ids.ts';

/** A calendar day as `YYYY-MM-DD`, without a time or a zone. */
export type IsoDate = Branded<'IsoDate'>;

/** A moment as milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;

/** The zone in which "today" is reckoned for deadlines: the documents are Chinese law, whose day is Beijing's. */
export const PLAN_TIME_ZONE = 'Asia/Shanghai';

const MS_PER_DAY = 86_400_000;

/** Whether a value is an existing day of the Gregorian calendar written `YYYY-MM-DD` (so 2017-02-29 is not). */
export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/** Whole days from `from` to `to`; negative when `to` lies before `from`. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

/** The day that lies so many days after another; before it where they are negative. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10) as IsoDate;
}

/** By zone: one takes a thousand times as long to be made as to be used. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in a zone (IANA name). */
export function dayIn(zone: string, at: EpochMs): IsoDate {
  // sv-SE is the one locale whose short date is ISO 8601.
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  formats.set(zone, format);
  return format.format(at) as IsoDate;
}
