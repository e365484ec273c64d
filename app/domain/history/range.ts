import { daysBetween, type IsoDate } from '../dates.ts';
import { addDays } from './days.ts';

/** How far back a plan's progress is shown. */
export const FLOW_RANGES = ['weeks', 'quarter', 'all'] as const;
export type FlowRange = (typeof FLOW_RANGES)[number];

const DAYS: Readonly<Record<Exclude<FlowRange, 'all'>, number>> = { weeks: 28, quarter: 91 };
/** Days between two points, the first of which leaves few enough. Whole weeks, so that all points are of one day of the week. */
const STEPS = [1, 7, 28, 91, 364] as const;
/** At most so many points are drawn, and told in a table: a quarter by the day, two years by the week. */
const POINTS = 120;

/**
 * The days at whose ends cards are counted, ascending: today and back from there to the first day of the range, never before
 * the plan was there.
 *
 * @param made the day of the import
 */
export function flowDays(range: FlowRange, made: IsoDate, today: IsoDate): IsoDate[] {
  const wanted = range === 'all' ? made : addDays(today, 1 - DAYS[range]);
  const first = wanted > made ? wanted : made;
  const span = Math.max(0, daysBetween(first, today));
  const step = STEPS.find((days) => span / days < POINTS) ?? STEPS[STEPS.length - 1] ?? 1;
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, i) => addDays(today, -i * step)).reverse();
}
