import { expect, test } from 'vitest';
import { readDevice } from '#app/accounts/read-device.ts';
import { readEmail, readPersonName, readUserName } from '#app/domain/accounts.ts';
import { Attempts } from '#server/services/accounts/attempts.ts';

test.each([
  ['Ma.Jun', 'ma.jun'],
  ['沈志远', '沈志远'],
  [' ｍａ-jun_1 ', 'ma-jun_1'],
  ['a', null],
  ['.ma', null],
  ['ma@jun', null],
  ['ma jun', null],
  ['m'.repeat(40), 'm'.repeat(40)],
  ['m'.repeat(41), null],
  ['ma\u200bjun', null],
  ['', null],
])('user name %j: %j', (typed, kept) => {
  expect(readUserName(typed)).toBe(kept);
});

test.each([
  ['Ma.Jun@Example.CN', 'ma.jun@example.cn'],
  ['马@例子.中国', '马@例子.中国'],
  ['ma@jun@example.cn', null],
  ['ma@', null],
  ['@example.cn', null],
  ['ma jun@example.cn', null],
  ['ma@-example', null],
  [`${'m'.repeat(250)}@x.cn`, null],
])('e-mail address %j: %j', (typed, kept) => {
  expect(readEmail(typed)).toBe(kept);
});

test.each([
  ['  沈  志远 ', '沈 志远'],
  ['\t', null],
  ['a\u202eb', null],
  ['名'.repeat(60), '名'.repeat(60)],
  ['名'.repeat(61), null],
])('name %j: %j', (typed, kept) => {
  expect(readPersonName(typed)).toBe(kept);
});

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50',
    '微信',
    'iPhone',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
    'Safari',
    'macOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  ['<script>', null, null],
  [null, null, null],
])('device of %s', (userAgent, browser, system) => {
  expect(readDevice(userAgent)).toEqual({ browser, system });
});

test('attempts come back one by one, are given back, and those that are forgotten are the quietest', () => {
  const clock = { now: 1_000 };
  const attempts = new Attempts({ atOnce: 2, everyMs: 100 }, () => clock.now);
  expect([attempts.take('a'), attempts.take('a'), attempts.take('a')]).toEqual([0, 0, 100]);
  clock.now += 40;
  expect(attempts.take('a')).toBe(60);
  clock.now += 60;
  expect([attempts.take('a'), attempts.take('a')]).toEqual([0, 100]);
  attempts.giveBack('a');
  expect([attempts.take('a'), attempts.take('a')]).toEqual([0, 100]);
  expect(attempts.take('b')).toBe(0);
  clock.now += 1_000_000;
  expect([attempts.take('a'), attempts.take('a'), attempts.take('a')]).toEqual([0, 0, 100]);
});
