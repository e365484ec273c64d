import { expect, test } from 'vitest';
import { accountScene, PASSWORD, refusalOf, visit } from '#test/support/accounts.ts';

const ANOTHER = 'nine hills and a valley';

test('another password ends every other session, and renews the one at hand', async () => {
  const { accounts, admin, signIn, sessions, ended, log } = await accountScene();
  const elsewhere = await signIn('admin');
  const wish = { current: PASSWORD, password: ANOTHER };
  const cookies = await accounts.changePassword(admin.actor, wish, visit({ cookieHeader: admin.cookies }));
  const renewed = cookies.map((cookie) => cookie.slice(0, cookie.indexOf(';'))).join('; ');
  for (const over of [elsewhere, admin.cookies]) expect(await sessions.authenticate(over)).toBeNull();
  expect((await sessions.authenticate(renewed))?.actor.personId).toBe(admin.actor.personId);
  expect(ended).toHaveLength(2);
  expect((await refusalOf(signIn('admin')))?.code).toBe('wrong-credentials');
  await signIn('admin', ANOTHER);
  expect((await log()).map(({ action }) => action)).toContain('password-changed');
});

test('without the one of now there is no other, however often it is tried', async () => {
  const { accounts, admin, signIn } = await accountScene();
  const change = (current: string, password = ANOTHER) =>
    refusalOf(accounts.changePassword(admin.actor, { current, password }, visit()));
  expect(await change('not it, I think', 'short')).toMatchObject({ details: { current: 'wrong', password: 'short' } });
  expect(await change(PASSWORD, 'short')).toMatchObject({ details: { password: 'short' } });
  for (let i = 0; i < 9; i++) await change('not it, I think');
  expect((await change(PASSWORD))?.code).toBe('too-many');
  await signIn('admin');
});

test('sessions are listed with the one at hand first, and ended one by one or all together', async () => {
  const { accounts, admin, signIn, sessions, join, clock } = await accountScene();
  const other = await join('other');
  clock.now += 1_000;
  const phone = await signIn('admin', PASSWORD, { userAgent: 'a phone' });
  clock.now += 1_000;
  await signIn('admin', PASSWORD, { userAgent: 'a tablet' });
  const list = () => accounts.sessions.list(admin.actor, visit({ cookieHeader: admin.cookies }));
  const listed = await list();
  expect(listed.map(({ userAgent, isCurrent }) => [userAgent, isCurrent])).toEqual([
    [null, true],
    ['a tablet', false],
    ['a phone', false],
  ]);
  const phoneId = listed[2]?.id ?? '';
  expect((await refusalOf(accounts.sessions.end(other.actor, phoneId)))?.code).toBe('not-found');
  expect(await sessions.authenticate(phone)).not.toBeNull();
  await accounts.sessions.end(admin.actor, phoneId);
  expect(await sessions.authenticate(phone)).toBeNull();
  expect((await refusalOf(accounts.sessions.end(admin.actor, phoneId)))?.code).toBe('not-found');
  expect(await accounts.sessions.endAll(admin.actor)).toMatch(/^duban_session=; Max-Age=0/);
  expect(await list()).toEqual([]);
  expect(await sessions.authenticate(admin.cookies)).toBeNull();
  expect(await sessions.authenticate(other.cookies)).not.toBeNull();
});

test('nobody who is not signed in has an account of their own', async () => {
  const { accounts } = await accountScene();
  for (const work of [
    accounts.own(null),
    accounts.changePassword(null, { current: '', password: '' }, visit()),
    accounts.sessions.list(null, visit()),
    accounts.sessions.end(null, ''),
    accounts.sessions.endAll(null),
  ]) {
    expect((await refusalOf(work))?.code).toBe('not-signed-in');
  }
});
