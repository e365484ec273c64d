import { expect, test } from 'vitest';
import { createPasswords } from '#server/services/accounts/passwords.ts';
import { CHEAP, refusalOf } from '#test/support/accounts.ts';

test('a crowd is hashed in turn, and only so many wait: the rest are told to come again', async () => {
  const passwords = createPasswords(CHEAP);
  const crowd = (size: number) =>
    Promise.all(Array.from({ length: size }, () => refusalOf(passwords.hash('seven rivers to the sea'))));
  const refused = (await crowd(200)).filter((refusal) => refusal !== null);
  expect(refused).toEqual(Array(200 - 62).fill({ code: 'too-many', details: { minutes: 1 } }));
  // Nobody's place was lost.
  expect((await crowd(62)).filter((refusal) => refusal !== null)).toEqual([]);
});

test('the same password has another hash each time, is verified by each, and is nobody’s where there is none', async () => {
  const passwords = createPasswords(CHEAP);
  const [one, two] = [await passwords.hash('seven rivers'), await passwords.hash('seven rivers')];
  expect(one).not.toBe(two);
  expect(await passwords.verify(one, 'seven rivers')).toBe(true);
  expect(await passwords.verify(two, 'seven rivers ')).toBe(false);
  expect(await passwords.verify(null, 'a password that nobody has')).toBe(false);
  expect([passwords.isDated(one), createPasswords({ ...CHEAP, timeCost: 2 }).isDated(one)]).toEqual([false, true]);
});
