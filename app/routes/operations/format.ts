import type { EpochMs } from '../../domain/dates.ts';
import { PLAN_TIME_ZONE } from '../../domain/dates.ts';
import type { Language } from '../../i18n/languages.ts';

const KIB = 1_024;
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
const MINUTE_MS = 60_000;

/** A whole number in groups. */
export function formatCount(language: Language, count: number): string {
  return new Intl.NumberFormat(language).format(count);
}

/** How often a second something happened that happened so often in a minute, in two digits that matter: 0.017. */
export function formatRate(language: Language, perMinute: number): string {
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(perMinute / 60);
}

/** Bytes in the largest unit that leaves one or more: 12.4 MB. */
export function formatBytes(language: Language, bytes: number): string {
  const step = bytes < KIB ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  const digits = { maximumFractionDigits: step === 0 ? 0 : 1 };
  return `${new Intl.NumberFormat(language, digits).format(bytes / KIB ** step)} ${UNITS[step]}`;
}

/** The time of day in the plans' zone, to the second. */
export function formatClock(at: EpochMs): string {
  const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: PLAN_TIME_ZONE } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(at);
}

/** How long something took, in the two largest of days, hours and minutes that are not 0; none for less than a minute. */
export function splitSpan(ms: number): readonly (readonly [unit: 'days' | 'hours' | 'minutes', count: number])[] {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  const parts = [
    ['days', Math.floor(minutes / 1_440)],
    ['hours', Math.floor(minutes / 60) % 24],
    ['minutes', minutes % 60],
  ] as const;
  const first = parts.findIndex(([, count]) => count > 0);
  return first < 0 ? [] : parts.slice(first, first + 2).filter(([, count]) => count > 0);
}
