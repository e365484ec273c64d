import { describe, expect, it } from 'vitest';
import { nextMoments } from '#app/snapshots/rule.ts';

const dueAfter = (rule: string, timeZone: string, from: string, count = 3) =>
  nextMoments({ rule, timeZone }, Date.parse(from), count).map((at) => new Date(at).toISOString().slice(0, 16));

describe('when a rule is due', () => {
  it('is by the clock of its zone, summer or winter', () => {
    expect(dueAfter('0 9 * * 1', 'Asia/Shanghai', '2026-11-26T00:00Z')).toEqual([
      '2026-11-30T01:00',
      '2026-12-07T01:00',
      '2026-12-14T01:00',
    ]);
    expect(dueAfter('0 9 * * 1', 'Europe/Berlin', '2027-03-21T00:00Z', 2)).toEqual([
      '2027-03-22T08:00',
      '2027-03-29T07:00',
    ]);
  });

  it('is once, and not missed, in the nights in which the clocks are changed', () => {
    expect(dueAfter('30 2 * * *', 'Europe/Berlin', '2027-03-27T12:00Z', 2)).toEqual([
      '2027-03-28T01:00',
      '2027-03-29T00:30',
    ]);
    expect(dueAfter('30 2 * * *', 'Europe/Berlin', '2027-10-30T12:00Z', 2)).toEqual([
      '2027-10-31T00:30',
      '2027-11-01T01:30',
    ]);
  });

  it('is every hour there is', () => {
    expect(dueAfter('0 * * * *', 'Europe/Berlin', '2027-10-30T23:30Z')).toEqual([
      '2027-10-31T00:00',
      '2027-10-31T01:00',
      '2027-10-31T02:00',
    ]);
  });

  it('is on the last day of a month, whichever that is', () => {
    expect(dueAfter('0 9 L * *', 'Asia/Shanghai', '2027-01-31T02:00Z')).toEqual([
      '2027-02-28T01:00',
      '2027-03-31T01:00',
      '2027-04-30T01:00',
    ]);
  });

  it('is on either of a day of the month and a day of the week, as cron has it', () => {
    expect(dueAfter('0 9 13 * 5', 'Asia/Shanghai', '2026-12-08T00:00Z')).toEqual([
      '2026-12-11T01:00',
      '2026-12-13T01:00',
      '2026-12-18T01:00',
    ]);
  });
});
