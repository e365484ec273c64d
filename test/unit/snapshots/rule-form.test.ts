import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formOf, MONTH_DAYS, ruleOf, WEEKDAYS } from '#app/snapshots/rule-form.ts';

const ZONE = 'Asia/Shanghai';
const two = (n: number) => String(n).padStart(2, '0');
const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

it('what was filled in is what is shown again, whichever kind it is', () => {
  const base = formOf(null, ZONE);
  const weekly = fc
    .record({ time, weekday: fc.constantFrom(...WEEKDAYS) })
    .map((part) => ({ ...base, ...part, kind: 'weekly' as const }));
  const monthly = fc
    .record({ time, monthDay: fc.constantFrom(...MONTH_DAYS) })
    .map((part) => ({ ...base, ...part, kind: 'monthly' as const }));
  fc.assert(
    fc.property(fc.oneof(weekly, monthly), (form) => {
      const rule = ruleOf(form);
      expect({ ...formOf(rule, ZONE), rule: form.rule }).toEqual(form);
      expect(rule.enabled).toBe(true);
    }),
  );
});

it('a rule of one’s own stays as it is, and what is off stays what it was', () => {
  const own = { rule: '0 9 1,15 * *', timeZone: 'Europe/Berlin', enabled: true };
  expect(formOf(own, ZONE)).toMatchObject({ kind: 'own', rule: own.rule, timeZone: 'Europe/Berlin' });
  expect(ruleOf(formOf(own, ZONE))).toEqual(own);
  const off = { ...own, rule: '5 7 * * 3', enabled: false };
  expect(formOf(off, ZONE)).toMatchObject({ kind: 'off', weekday: '3', time: '07:05' });
  expect(ruleOf(formOf(off, ZONE))).toEqual(off);
});

it('a day that not every month has is a rule of one’s own', () => {
  expect(formOf({ rule: '0 8 31 * *', timeZone: ZONE, enabled: true }, ZONE).kind).toBe('own');
});
