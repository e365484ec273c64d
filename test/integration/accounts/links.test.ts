import { expect, test } from 'vitest';
import { makeFirstLink } from '#server/services/accounts/first-link.ts';
import { createAccounts } from '#server/services/accounts/index.ts';
import { createSessions } from '#server/session.ts';
import { accountScene, CHEAP, cookiesOf, PASSWORD, refusalOf, visit } from '#test/support/accounts.ts';
import { emptyDatabase, seededDatabase } from '#test/support/database.ts';

const OVER = { code: 'link-over', details: {} };
const DAY_MS = 86_400_000;
const wish = { name: '新同事', email: '', roles: [], agencyIds: [], inPlans: [], days: 7 };
const fields = (userName: string) => ({ userName, password: PASSWORD });

async function emptyPlace() {
  const { db } = await emptyDatabase();
  const clock = { now: 1_700_000_000_000 };
  const now = () => clock.now;
  const sessions = createSessions({ db, secure: false, now });
  return { db, clock, sessions, accounts: createAccounts({ db, sessions, secure: false, cost: CHEAP, now }) };
}

test('the first link makes an administrator, once; with it the place is set up', async () => {
  const { db, clock, accounts, sessions } = await emptyPlace();
  expect(await accounts.isSetUp()).toBe(false);
  const first = await makeFirstLink(db, clock.now);
  const token = first?.token ?? '';
  expect(JSON.stringify(await db('account_links').select('*'))).not.toContain(token);
  const own = { name: '马骏', ...fields('ma-jun') };
  const cookies = cookiesOf(await accounts.followLink(token, own, visit()));
  expect((await sessions.authenticate(cookies))?.actor).toMatchObject({ name: '马骏', roles: ['administrator'] });
  expect(await accounts.isSetUp()).toBe(true);
  expect(await refusalOf(accounts.followLink(token, { ...own, userName: 'again' }, visit()))).toEqual(OVER);
  expect(await makeFirstLink(db, clock.now)).toBeNull();
});

test('each start makes another first link, and only the last one is good, for a day', async () => {
  const { db, clock, accounts } = await emptyPlace();
  const tokens = [];
  for (let i = 0; i < 3; i++) tokens.push((await makeFirstLink(db, clock.now))?.token ?? '');
  const answers = [];
  for (const token of tokens) answers.push((await refusalOf(accounts.openLink(token, visit())))?.code ?? 'open');
  expect(answers).toEqual(['link-over', 'link-over', 'open']);
  clock.now += DAY_MS;
  expect(await refusalOf(accounts.openLink(tokens[2] ?? '', visit()))).toEqual(OVER);
});

test('of several who use a link at once, one comes in', async () => {
  const { db, accounts, invitations, admin } = await accountScene();
  const { token } = await invitations.make(admin.actor, wish);
  const tries = ['a', 'b', 'c', 'd', 'e'].map((name) =>
    refusalOf(accounts.followLink(token, fields(`user-${name}`), visit())),
  );
  const refusals = await Promise.all(tries);
  expect(refusals.filter((refusal) => refusal === null)).toHaveLength(1);
  expect(refusals.filter((refusal) => refusal !== null)).toEqual(Array(4).fill(OVER));
  expect(await db('people').where({ name: '新同事' })).toHaveLength(1);
  expect(await db('audit').where({ action: 'invitation-used' })).toHaveLength(1);
});

test('of two who come in by the first link at once, one is the administrator', async () => {
  const { db, clock, accounts } = await emptyPlace();
  const token = (await makeFirstLink(db, clock.now))?.token ?? '';
  const tries = ['one', 'two'].map((name) => refusalOf(accounts.followLink(token, { name, ...fields(name) }, visit())));
  expect((await Promise.all(tries)).filter((refusal) => refusal === null)).toHaveLength(1);
  expect(await db('accounts')).toHaveLength(1);
});

test('an invitation makes whom the administrator said of whoever uses it', async () => {
  const { db } = await seededDatabase();
  const [ndrc] = await db('agencies').where({ name: '国家发展改革委' });
  const scene = await accountScene();
  await scene.db('agencies').insert(ndrc);
  const { accounts, invitations, admin, sessions } = scene;
  const whole = {
    ...wish,
    name: ' 何  敏 ',
    email: 'He@Example.cn',
    roles: ['lead'],
    agencyIds: [ndrc.id],
    inPlans: [],
  };
  const { token, expiresAt } = await invitations.make(admin.actor, whole);
  expect(await accounts.openLink(token, visit())).toEqual({
    ...{ kind: 'invitation', expiresAt, name: '何 敏', userName: null, email: 'he@example.cn' },
    ...{ roles: ['lead'], agencies: ['国家发展改革委'], inPlans: [] },
  });
  // Another name is not taken: the invitation says whose it is.
  const posed = { ...fields('hemin'), name: '管理员', email: 'he@example.cn' };
  const cookies = cookiesOf(await accounts.followLink(token, posed, visit()));
  expect((await sessions.authenticate(cookies))?.actor).toMatchObject({
    ...{ name: '何 敏', roles: ['lead'], agencyIds: [ndrc.id] },
  });
});

test('used, revoked, over, never made and no token at all are answered alike', async () => {
  const { accounts, invitations, admin, clock, db } = await accountScene();
  const [used, revoked, over] = [
    await invitations.make(admin.actor, wish),
    await invitations.make(admin.actor, wish),
    await invitations.make(admin.actor, { ...wish, days: 1 }),
  ];
  await accounts.followLink(used.token, fields('used'), visit());
  await invitations.revoke(admin.actor, revoked.id);
  expect(await refusalOf(invitations.revoke(admin.actor, revoked.id))).toMatchObject({ code: 'outdated' });
  clock.now += DAY_MS;
  const reset = (await db('account_links').where({ id: over.id }).first()).token_hash;
  const asked = [used.token, revoked.token, over.token, 'A'.repeat(32), '', reset, '../a'];
  for (const token of asked) {
    expect(await refusalOf(accounts.openLink(token, visit())), token).toEqual(OVER);
    expect(await refusalOf(accounts.followLink(token, fields('later'), visit())), token).toEqual(OVER);
  }
  const states = (await invitations.list(admin.actor, 1)).items.map(({ state, person }) => [state, person?.name]);
  expect(states.sort()).toEqual([
    ['over', undefined],
    ['revoked', undefined],
    ['used', '新同事'],
  ]);
});

test('whoever tries links out comes to an end, and stops nobody else', async () => {
  const { accounts, invitations, admin } = await accountScene();
  const { token } = await invitations.make(admin.actor, wish);
  const from = visit({ address: '192.0.2.66' });
  for (let i = 0; i < 100; i++) await refusalOf(accounts.openLink(token, from));
  const guess = (i: number) => refusalOf(accounts.openLink(`${i}`.padStart(32, 'x'), from));
  const codes = [];
  for (let i = 0; i < 40; i++) codes.push((await guess(i))?.code);
  expect(codes.filter((code) => code === 'link-over')).toHaveLength(30);
  expect(await refusalOf(accounts.openLink(token, from))).toEqual({ code: 'too-many', details: { minutes: 1 } });
  expect(await refusalOf(accounts.openLink(token, visit()))).toBeNull();
});

test('what is filled in wrongly is told field by field, and leaves the link as it is', async () => {
  const { accounts, invitations, admin, join } = await accountScene();
  await join('taken');
  const { token } = await invitations.make(admin.actor, { ...wish, name: '欧阳志远' });
  const refusing = async (over: object) =>
    (await refusalOf(accounts.followLink(token, { ...fields('fine'), ...over }, visit())))?.details;
  expect(await refusing({ userName: '', email: 'no', password: 'short' })).toEqual({
    ...{ userName: 'missing', email: 'invalid', password: 'short' },
  });
  expect(await refusing({ userName: 'a@b' })).toEqual({ userName: 'invalid' });
  expect(await refusing({ userName: 'ＴＡＫＥＮ' })).toEqual({ userName: 'taken' });
  expect(await refusing({ password: '欧阳志远，二〇二六年冬天' })).toEqual({ password: 'own' });
  expect(await refusing({})).toBeUndefined();
});

test('a reset link sets a password once, ends every session, and the links of before', async () => {
  const { accounts, people, admin, join, sessions, signIn } = await accountScene();
  const { actor, cookies } = await join('forgetful');
  const before = await people.makeResetLink(admin.actor, actor.personId);
  const { token } = await people.makeResetLink(admin.actor, actor.personId);
  expect(await refusalOf(accounts.openLink(before.token, visit()))).toEqual(OVER);
  expect(await accounts.openLink(token, visit())).toMatchObject({ kind: 'reset', userName: 'forgetful' });
  const another = 'nine hills and a valley';
  const tries = [another, another].map((password) => refusalOf(accounts.followLink(token, { password }, visit())));
  expect((await Promise.all(tries)).filter((refusal) => refusal === null)).toHaveLength(1);
  expect(await sessions.authenticate(cookies)).toBeNull();
  expect((await refusalOf(signIn('forgetful')))?.code).toBe('wrong-credentials');
  await signIn('forgetful', another);
});
