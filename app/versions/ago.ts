import type { EpochMs } from '../domain/dates.ts';
import type { Language } from '../i18n/languages.ts';

const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago a moment was, in words: 3小时前, 3 hours ago. */
export function ago(language: Language, at: EpochMs, now: EpochMs): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const span = Math.max(0, now - at);
  const [unit, length] = UNITS.find(([, length]) => span >= length) ?? ['second', 1_000];
  return unit === 'second' ? format.format(0, 'minute') : format.format(-Math.floor(span / length), unit);
}
