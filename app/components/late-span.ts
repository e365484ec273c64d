import { daysBetween, type IsoDate } from '../domain/dates.ts';

/** How long a day is past, in the units a person would say it in; `months` beside `years` may be 0. */
export type LateSpan =
  | { readonly unit: 'days'; readonly days: number }
  | { readonly unit: 'months'; readonly months: number }
  | { readonly unit: 'years'; readonly years: number; readonly months: number };

/** Days below this stay days: "58 days" says more than "one month". */
const DAYS_UNTIL_MONTHS = 60;

/** How long before `today` the day `on` lies, by the calendar: whole days, then whole months, then years and months. */
export function lateSpan(on: IsoDate, today: IsoDate): LateSpan {
  const days = daysBetween(on, today);
  if (days < DAYS_UNTIL_MONTHS) return { unit: 'days', days };
  const from = parts(on);
  const to = parts(today);
  // The last day of a month is a whole month after the last day of the one before, however long either is.
  const shortOfMonth = to.day < from.day && !isMonthEnd(today);
  const months = (to.year - from.year) * 12 + (to.month - from.month) - (shortOfMonth ? 1 : 0);
  if (months < 12) return { unit: 'months', months };
  return { unit: 'years', years: Math.floor(months / 12), months: months % 12 };
}

function parts(day: IsoDate): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) };
}

function isMonthEnd(day: IsoDate): boolean {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;
}
