import { expect, test } from 'vitest';
import { cookieValues } from '#server/cookies.ts';
import { ATTEMPT_RATES } from '#server/services/accounts/desk.ts';
import { DEVICE_COOKIE } from '#server/services/accounts/device.ts';
import { createPasswords, PASSWORD_COST } from '#server/services/accounts/passwords.ts';
import { SESSION_COOKIE } from '#server/session.ts';
import { accountScene, PASSWORD, refusalOf, visit } from '#test/support/accounts.ts';

const WRONG = 'not this one, I think';
const tokenIn = (cookies: string) => [...cookieValues(cookies, SESSION_COOKIE)][0] ?? '';
const deviceIn = (cookies: string) => `${DEVICE_COOKIE}=${[...cookieValues(cookies, DEVICE_COOKIE)][0]}`;

test('people come in by their user name or e-mail address, however the keyboard spells it', async () => {
  const { db, signIn, sessions, admin } = await accountScene();
  await db('accounts').update({ email: 'ma@example.cn' });
  for (const name of ['admin', ' ADMIN ', 'ａｄｍｉｎ', 'Ma@Example.CN']) {
    const cookies = await signIn(name);
    expect((await sessions.authenticate(cookies))?.actor.personId, name).toBe(admin.actor.personId);
  }
  // Full-width letters and a blank of another kind are what an input method makes of the same keys.
  await signIn('admin', PASSWORD.replaceAll(' ', '\u3000').replace('s', 'ｓ'));
});

test('no account, a disabled one and a wrong password are answered alike, each with a line of the log', async () => {
  const { db, accounts, people, admin, join, log } = await accountScene();
  const { actor } = await join('离职者');
  await people.setDisabled(admin.actor, actor.personId, true);
  const refusals = [];
  for (const [name, password] of [
    ['nobody', PASSWORD],
    ['离职者', PASSWORD],
    ['admin', WRONG],
    ['', ''],
    ['x'.repeat(100_000), 'y'.repeat(100_000)],
  ] as const) {
    refusals.push(await refusalOf(accounts.signIn({ name, password }, visit())));
  }
  expect(refusals).toEqual(refusals.map(() => ({ code: 'wrong-credentials', details: {} })));
  const failures = (await log()).filter(({ action }) => action === 'sign-in-failed');
  expect(failures.map(({ subject }) => subject)).toEqual([null, '离职者', '管理员', null, null]);
  const written = JSON.stringify(await db('audit').select('*'));
  for (const secret of [PASSWORD, WRONG, 'nobody']) expect(written, secret).not.toContain(secret);
});

test('a sign-in opens a session of its own: what was planted before it opens nothing, nor what it replaces', async () => {
  const { accounts, signIn, sessions, ended } = await accountScene();
  const planted = `${SESSION_COOKIE}=${'A'.repeat(43)}`;
  const first = await signIn('admin', PASSWORD, { cookieHeader: planted });
  expect(tokenIn(first)).not.toBe('A'.repeat(43));
  expect(await sessions.authenticate(planted)).toBeNull();
  const second = await signIn('admin', PASSWORD, { cookieHeader: first });
  expect(await sessions.authenticate(first)).toBeNull();
  expect(await sessions.authenticate(second)).not.toBeNull();
  expect(ended).toHaveLength(1);
  const [session, device] = await accounts.signIn({ name: 'admin', password: PASSWORD }, visit());
  for (const cookie of [session, device]) expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('an account is tried so often in vain, from wherever; with time it can be tried again', async () => {
  const { accounts, signIn, clock } = await accountScene();
  const { atOnce, everyMs } = ATTEMPT_RATES.account;
  const tryIt = (i: number) => accounts.signIn({ name: 'admin', password: WRONG }, visit({ address: `192.0.2.${i}` }));
  for (let i = 0; i < atOnce; i++) expect((await refusalOf(tryIt(i)))?.code).toBe('wrong-credentials');
  expect(await refusalOf(tryIt(100))).toEqual({ code: 'too-many', details: { minutes: 5 } });
  expect((await refusalOf(signIn('admin')))?.code).toBe('too-many');
  clock.now += everyMs;
  await signIn('admin');
});

test('an account that there is not is limited like one that there is', async () => {
  const { accounts } = await accountScene();
  const answers = async (name: string) => {
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < ATTEMPT_RATES.account.atOnce + 2; i++) {
      const from = visit({ address: `192.0.2.${i}` });
      codes.push((await refusalOf(accounts.signIn({ name, password: WRONG }, from)))?.code);
    }
    return codes;
  };
  expect(await answers('nobody')).toEqual(await answers('admin'));
});

test('strangers do not shut out a browser that was signed in from before, nor those who are signed in', async () => {
  const { accounts, admin, signIn, sessions } = await accountScene();
  for (let i = 0; i < 40; i++) {
    await refusalOf(accounts.signIn({ name: 'admin', password: WRONG }, visit({ address: `192.0.2.${i % 3}` })));
  }
  expect((await refusalOf(signIn('admin')))?.code).toBe('too-many');
  expect(await sessions.authenticate(admin.cookies)).not.toBeNull();
  const known = deviceIn(admin.cookies);
  await signIn('admin', PASSWORD, { cookieHeader: known, address: '192.0.2.0' });
  // It is for guessing at an account of one's own no better than any other browser.
  for (let i = 0; i < ATTEMPT_RATES.device.atOnce; i++) {
    await refusalOf(signIn('admin', WRONG, { cookieHeader: known }));
  }
  expect((await refusalOf(signIn('admin', WRONG, { cookieHeader: known })))?.code).toBe('too-many');
});

test('a browser is known to the account alone that it was signed in to, and not with another password', async () => {
  const { accounts, admin, join, signIn } = await accountScene();
  const other = await join('other');
  const drain = async () => {
    for (let i = 0; i < 12; i++) {
      await refusalOf(accounts.signIn({ name: 'admin', password: WRONG }, visit({ address: `192.0.2.${i}` })));
    }
  };
  await drain();
  for (const cookieHeader of [deviceIn(other.cookies), `${DEVICE_COOKIE}=${'A'.repeat(22)}.${'B'.repeat(43)}`]) {
    expect((await refusalOf(signIn('admin', PASSWORD, { cookieHeader })))?.code).toBe('too-many');
  }
  const before = deviceIn(admin.cookies);
  const wish = { current: PASSWORD, password: 'nine hills and a valley' };
  await accounts.changePassword(admin.actor, wish, visit({ cookieHeader: admin.cookies }));
  expect((await refusalOf(signIn('admin', wish.password, { cookieHeader: before })))?.code).toBe('too-many');
});

test('one address is limited on whatever accounts', async () => {
  const { accounts, signIn } = await accountScene();
  const from = visit({ address: '192.0.2.9' });
  for (let i = 0; i < ATTEMPT_RATES.address.atOnce; i++) {
    await refusalOf(accounts.signIn({ name: `user${i}`, password: WRONG }, from));
  }
  expect((await refusalOf(signIn('admin', PASSWORD, from)))?.code).toBe('too-many');
  await signIn('admin', PASSWORD, { address: '192.0.2.10' });
});

test('attempts at once are counted before they are answered', async () => {
  const { accounts } = await accountScene();
  const tries = Array.from({ length: 25 }, (_, i) =>
    refusalOf(accounts.signIn({ name: 'admin', password: WRONG }, visit({ address: `192.0.2.${i}` }))),
  );
  const codes = (await Promise.all(tries)).map((refusal) => refusal?.code);
  expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(ATTEMPT_RATES.account.atOnce);
});

test('a hash of another cost is made anew when its password is next typed', async () => {
  const { db, signIn } = await accountScene();
  const dated = await createPasswords({ memoryCost: 16, timeCost: 1, parallelism: 1 }).hash(PASSWORD);
  await db('accounts').update({ password_hash: dated });
  await signIn('admin');
  const { password_hash: hash } = await db('accounts').first();
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/);
  await signIn('admin');
  expect((await db('accounts').first()).password_hash).toBe(hash);
});

test('passwords cost what OWASP asks for', () => {
  expect(PASSWORD_COST).toEqual({ memoryCost: 19 * 1_024, timeCost: 2, parallelism: 1 });
});

test('it takes as long whether or not there is such an account', async () => {
  // So dear that what else a sign-in does is little beside it.
  const { accounts, clock } = await accountScene({ cost: { memoryCost: 8_192, timeCost: 2, parallelism: 1 } });
  const took: Record<'admin' | 'nobody', number[]> = { admin: [], nobody: [] };
  for (let i = 0; i < 60; i++) {
    const name = i % 2 === 0 ? 'admin' : 'nobody';
    clock.now += ATTEMPT_RATES.account.everyMs;
    const start = performance.now();
    await refusalOf(accounts.signIn({ name, password: WRONG }, visit()));
    // The first of each makes what the others have.
    if (i >= 2) took[name].push(performance.now() - start);
  }
  const median = (of: number[]) => of.sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
  const ratio = median(took.nobody) / median(took.admin);
  expect(ratio).toBeGreaterThan(0.6);
  expect(ratio).toBeLessThan(1.6);
});
