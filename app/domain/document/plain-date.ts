import { type IsoDate, isIsoDate } from '../dates.ts';
import { parseSmallNumber, parseYear } from './numerals.ts';

const PLAIN_DATE =
  /^(\d{4}|[〇零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日$/;

/** Reads a compact, folded text that is nothing but a date, 2016年11月1日 or 二〇一六年十一月一日; null for anything else. */
export function readPlainDate(text: string): IsoDate | null {
  const match = PLAIN_DATE.exec(text);
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  return isoDate(parseYear(year), parseSmallNumber(month), parseSmallNumber(day));
}

/** A day of the calendar, or null where it does not exist or a part of it is missing. */
export function isoDate(year: number | null, month: number | null, day: number | null): IsoDate | null {
  if (year === null || month === null || day === null) return null;
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const written = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isIsoDate(written) ? written : null;
}

/** The last day of a month, 28 to 31. */
export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
