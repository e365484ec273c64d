import type { EpochMs } from '../../domain/dates.ts';
import type { Language } from '../../i18n/languages.ts';

/** 2024-01-07 was a Sunday. */
const A_SUNDAY = Date.UTC(2024, 0, 7);
const DAY_MS = 86_400_000;

/** A day of the week by cron's number. */
export function formatWeekday(language: Language, weekday: string): string {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return name.format(A_SUNDAY + Number(weekday) * DAY_MS);
}

/** A moment by the clock of a zone, with its day of the week: 2026年11月30日星期一 08:00. */
export function formatIn(language: Language, timeZone: string, at: EpochMs): string {
  const day = {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'long',
  } as const;
  const date = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...day, timeZone }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  return `${date} ${time}`;
}
