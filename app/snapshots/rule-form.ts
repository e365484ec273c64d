import type { SnapshotRule } from './services.ts';

export const RULE_KINDS = ['off', 'weekly', 'monthly', 'own'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** What somebody fills in to say when snapshots are taken: all of it is kept while they look at the other kinds. */
export interface RuleForm {
  readonly kind: RuleKind;
  /** `0` to `6`, Sunday first, as cron has it. */
  readonly weekday: string;
  /** `1` to `28`, or `L` for the last, whichever that is. */
  readonly monthDay: string;
  /** `HH:MM` */
  readonly time: string;
  /** Five fields of cron, for a rule of one's own. */
  readonly rule: string;
  readonly timeZone: string;
}

/** Monday first. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const;
/** Those that every month has, and its last. */
export const MONTH_DAYS = [...Array.from({ length: 28 }, (_, i) => String(i + 1)), 'L'];

const WEEKLY = /^(\d{1,2}) (\d{1,2}) \* \* ([0-6])$/;
const MONTHLY = /^(\d{1,2}) (\d{1,2}) (\d{1,2}|L) \* \*$/;

/** A rule as somebody would have filled it in. @param rule null where there is none yet */
export function formOf(rule: SnapshotRule | null, timeZone: string): RuleForm {
  const usual: RuleForm = { kind: 'off', weekday: '1', monthDay: '1', time: '08:00', rule: '0 8 * * 1', timeZone };
  if (rule === null) return usual;
  const form = { ...usual, rule: rule.rule, timeZone: rule.timeZone };
  const on = (kind: RuleKind): RuleKind => (rule.enabled ? kind : 'off');
  const [, minute = '', hour = '', weekday] = WEEKLY.exec(rule.rule) ?? [];
  if (weekday !== undefined) return { ...form, kind: on('weekly'), weekday, time: timeOf(hour, minute) };
  const [, atMinute = '', atHour = '', monthDay] = MONTHLY.exec(rule.rule) ?? [];
  if (monthDay !== undefined && MONTH_DAYS.includes(monthDay)) {
    return { ...form, kind: on('monthly'), monthDay, time: timeOf(atHour, atMinute) };
  }
  return { ...form, kind: on('own') };
}

/** What somebody filled in, as a rule. Says nothing about whether it is one. */
export function ruleOf({ kind, weekday, monthDay, time, rule, timeZone }: RuleForm): SnapshotRule {
  const [hour, minute] = time.split(':').map((part) => String(Number(part)));
  const rules: Readonly<Record<RuleKind, string>> = {
    off: rule,
    weekly: `${minute} ${hour} * * ${weekday}`,
    monthly: `${minute} ${hour} ${monthDay} * *`,
    own: rule,
  };
  return { rule: rules[kind], timeZone, enabled: kind !== 'off' };
}

function timeOf(hour: string, minute: string): string {
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}
