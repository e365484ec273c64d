import type { IsoDate } from '../../domain/dates.ts';
import type { Lateness } from '../../domain/lateness.ts';
import { lateSpan } from '../late-span.ts';

const MS_PER_DAY = 86_400_000;

/** A number of days, months or years, as few characters say it. */
export interface ShortSpan {
  readonly unit: 'today' | 'days' | 'months' | 'years';
  readonly count: number;
}

/** How late something is, or how soon due, in its largest unit; null for what is due later than soon. */
export function shortSpan(lateness: Lateness, today: IsoDate): ShortSpan | null {
  switch (lateness.kind) {
    case 'later':
      return null;
    case 'today':
      return { unit: 'today', count: 0 };
    case 'soon':
      return { unit: 'days', count: lateness.days };
    case 'overdue': {
      const span = lateSpan(daysBefore(today, lateness.days), today);
      if (span.unit === 'years') return { unit: 'years', count: span.years };
      return span.unit === 'months' ? { unit: 'months', count: span.months } : { unit: 'days', count: span.days };
    }
  }
}

/** The day that lies so many days before, or after where they are negative. */
export function daysBefore(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * MS_PER_DAY).toISOString().slice(0, 10) as IsoDate;
}
