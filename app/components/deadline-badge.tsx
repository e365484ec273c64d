import type { TFunction } from 'i18next';
import { Calendar, CalendarCheck, CalendarClock, CalendarX, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { daysBetween, type IsoDate } from '../domain/dates.ts';
import { lateness } from '../domain/lateness.ts';
import { formatDate } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { lateSpan } from './late-span.ts';

type State = 'overdue' | 'today' | 'soon' | 'later' | 'settled';

const LOOKS: Readonly<Record<State, { readonly icon: LucideIcon; readonly colours: string }>> = {
  overdue: { icon: CalendarX, colours: 'bg-overdue-soft text-overdue font-medium' },
  today: { icon: CalendarClock, colours: 'bg-behind-soft text-behind font-medium' },
  soon: { icon: CalendarClock, colours: 'bg-near-soft text-near' },
  later: { icon: Calendar, colours: 'text-ink-soft' },
  settled: { icon: CalendarCheck, colours: 'text-done' },
};

/**
 * A deadline and how it stands, in words: 逾期 9 年 5 个月, 还有 5 天, 2027年6月30日.
 *
 * @param settled what it was for is done: it cannot be late any more
 * @param phrase the document's own words for it, shown on hovering
 */
export function DeadlineBadge({
  on,
  today,
  settled = false,
  phrase,
}: {
  on: IsoDate;
  today: IsoDate;
  settled?: boolean;
  phrase?: string;
}) {
  const { t } = useTranslation();
  const date = formatDate(useLanguage(), on);
  const state = settled ? 'settled' : lateness(on, today).kind;
  const words = deadlineWords(t, state, on, today, date);
  const { icon: Icon, colours } = LOOKS[state];
  return (
    <span
      title={phrase === undefined ? date : t('deadline.from', { date, phrase })}
      className={`inline-flex items-center gap-1 whitespace-nowrap rounded px-1 text-sm leading-6 ${colours}`}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      <time dateTime={on}>{words}</time>
      {state === 'settled' && <span className="sr-only">{t('deadline.settled')}</span>}
      {words !== date && <span className="sr-only">{date}</span>}
    </span>
  );
}

/** How a deadline stands, in words: 逾期 9 年 5 个月. @param date in the language of `t` */
export function deadlineWords(t: TFunction, state: State, on: IsoDate, today: IsoDate, date: string): string {
  switch (state) {
    case 'settled':
    case 'later':
      return date;
    case 'today':
      return t('deadline.today');
    case 'soon':
      return t('deadline.soon', { count: daysBetween(today, on) });
    case 'overdue': {
      const span = lateSpan(on, today);
      if (span.unit === 'days') return t('deadline.overdueDays', { count: span.days });
      if (span.unit === 'months') return t('deadline.overdueMonths', { count: span.months });
      if (span.months === 0) return t('deadline.overdueYears', { count: span.years });
      return t('deadline.overdueYearsMonths', { years: span.years, months: span.months });
    }
  }
}
