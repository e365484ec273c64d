import type { EpochMs, IsoDate } from '../domain/dates.ts';
import { PLAN_TIME_ZONE } from '../domain/dates.ts';
import type { Language } from './languages.ts';

/** en-GB writes day, month, year in the order that cannot be misread. */
const LOCALE: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-CN', en: 'en-GB' };

/** A day in the person's language: 2017年6月30日, 30 Jun 2017. */
export function formatDate(language: Language, day: IsoDate): string {
  const parts = { year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric' } as const;
  return new Intl.DateTimeFormat(LOCALE[language], { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** A moment in the plans' zone, the same in server and browser: 2026年11月24日 14:05. */
export function formatMoment(language: Language, at: EpochMs): string {
  const parts = { year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric' } as const;
  const day = new Intl.DateTimeFormat(LOCALE[language], { ...parts, timeZone: PLAN_TIME_ZONE }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: PLAN_TIME_ZONE });
  return `${day} ${time.format(at)}`;
}
