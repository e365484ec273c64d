import { Cron } from 'croner';
import type { EpochMs } from '../domain/dates.ts';
import type { SnapshotRule } from './services.ts';

/** Longest texts, in UTF-16 code units. */
export const RULE_LIMITS = { rule: 100, timeZone: 60 } as const;

/** What may be wrong with a rule: it is none, it is due more than once an hour, or never; or its zone is none. */
export type RuleFault = 'no-rule' | 'too-often' | 'never' | 'no-zone';

/** The fields of a rule, without differences of blanks. */
export function tidyRule(rule: string): string {
  return rule.trim().split(/\s+/).join(' ');
}

/**
 * What is wrong with a rule; null for nothing.
 *
 * @param from the moment after which it is to be due sometime
 */
export function faultOfRule(
  { rule, timeZone }: Pick<SnapshotRule, 'rule' | 'timeZone'>,
  from: EpochMs,
): RuleFault | null {
  if (!isTimeZone(timeZone)) return 'no-zone';
  if (rule.length > RULE_LIMITS.rule || tidyRule(rule).split(' ').length !== 5) return 'no-rule';
  try {
    if (nextMoments({ rule, timeZone }, from, 1).length === 0) return 'never';
  } catch {
    return 'no-rule';
  }
  // One minute of an hour: what else could be said of minutes is due twice in some hour.
  return /^\d{1,2} /.test(tidyRule(rule)) ? null : 'too-often';
}

/**
 * When a rule is due next after a moment, so many times; fewer where it ends. In a night in which clocks are put forward, what
 * falls into the hour left out is due after it; in one in which they are put back, what falls into the hour that comes twice is
 * due the first time, unless it is due every hour.
 *
 * @throws Error for what is no rule or no zone
 */
export function nextMoments(
  { rule, timeZone }: Pick<SnapshotRule, 'rule' | 'timeZone'>,
  after: EpochMs,
  count: number,
): EpochMs[] {
  const cron = new Cron(tidyRule(rule), { timezone: timeZone, mode: '5-part', paused: true });
  return cron.nextRuns(count, new Date(after)).map((at) => at.getTime());
}

/** Whether a text is the IANA name of a time zone. */
export function isTimeZone(name: string): boolean {
  // Offsets such as +08:00 are taken by some, and know no summer.
  if (name.length > RULE_LIMITS.timeZone || !/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
