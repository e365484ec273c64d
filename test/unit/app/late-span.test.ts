import { expect, it } from 'vitest';
import { lateSpan } from '../../../app/components/late-span.ts';
import type { IsoDate } from '../../../app/domain/dates.ts';

it.each([
  ['2026-11-23', { unit: 'days', days: 1 }],
  ['2026-09-26', { unit: 'days', days: 59 }],
  ['2026-09-24', { unit: 'months', months: 2 }],
  ['2026-08-25', { unit: 'months', months: 2 }],
  ['2025-11-25', { unit: 'months', months: 11 }],
  ['2025-11-24', { unit: 'years', years: 1, months: 0 }],
  ['2017-06-30', { unit: 'years', years: 9, months: 4 }],
  ['2016-12-31', { unit: 'years', years: 9, months: 10 }],
])('%s is, on 2026-11-24, %j ago', (on, span) => {
  expect(lateSpan(on as IsoDate, '2026-11-24' as IsoDate)).toEqual(span);
});

it('counts a whole month from one month end to the next, however short', () => {
  expect(lateSpan('2016-12-31' as IsoDate, '2017-02-28' as IsoDate)).toEqual({ unit: 'days', days: 59 });
  expect(lateSpan('2016-12-31' as IsoDate, '2018-02-28' as IsoDate)).toEqual({ unit: 'years', years: 1, months: 2 });
});
