import { expect, test } from 'vitest';
import en from '#app/i18n/en/accounts.json' with { type: 'json' };
import zhCN from '#app/i18n/zh-CN/accounts.json' with { type: 'json' };
import { readAccountWish } from '#server/services/accounts/new-account.ts';
import { findFault, type PasswordFault } from '#server/services/accounts/password-rules.ts';
import type { PlanFault } from '#server/services/people/read-plan-wish.ts';

/** What services say is wrong with fields, by code. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  name: ['missing', 'invalid'],
  userName: ['missing', 'invalid', 'taken'],
  email: ['invalid', 'taken'],
  password: ['short', 'long', 'characters', 'common', 'own'] satisfies PasswordFault[],
  current: ['wrong'],
  roles: ['invalid'],
  agencies: ['invalid'],
  inPlans: ['incomplete', 'invalid', 'noBoard'] satisfies PlanFault[],
  days: ['invalid'],
};

test.each([
  ['zh-CN', zhCN],
  ['en', en],
])('every fault of a field has its sentence in %s', (_language, { fault: { summary: _summary, ...texts } }) => {
  expect(Object.fromEntries(Object.entries(texts).map(([field, codes]) => [field, Object.keys(codes)]))).toEqual(
    FAULTS,
  );
});

test('those of passwords are all there are, and all that is wrong is told at once', () => {
  const tried = ['x', 'x'.repeat(300), 'seven\u0000rivers to the sea', 'password1234', 'jun-ma jun-ma!'];
  expect(tried.map((password) => findFault(password, ['jun-ma'])).sort()).toEqual([...(FAULTS.password ?? [])].sort());
  const faults = { name: 'missing', userName: 'missing', password: 'short' };
  expect(() => readAccountWish({ password: '' })).toThrow(expect.objectContaining({ details: faults }));
});
