import { expect, test } from 'vitest';
import type { PeopleFilter, PersonWish } from '#app/accounts/services.ts';
import type { Actor } from '#app/domain/policy.ts';
import { accountScene, refusalOf } from '#test/support/accounts.ts';
import { addPerson, importSeed } from '#test/support/database.ts';

const all: PeopleFilter = { search: '', role: null, state: null, page: 1 };

test('people are for administrators alone', async () => {
  const { people, invitations, audit, join, admin } = await accountScene();
  const { actor: lead } = await join('lead', ['lead', 'observer']);
  const wish = { name: 'x', roles: [], agencyIds: [], inPlans: [] };
  const noFilter = { action: null, person: '', from: null, to: null };
  const words = { fileName: '', columns: [], action: String };
  for (const [actor, code] of [
    [lead, 'not-found'],
    [null, 'not-signed-in'],
  ] as const satisfies [Actor | null, string][]) {
    for (const [i, work] of [
      people.list(actor, all),
      people.read(actor, admin.actor.personId),
      people.agencies(actor),
      people.change(actor, admin.actor.personId, wish),
      people.setDisabled(actor, admin.actor.personId, true),
      people.makeResetLink(actor, admin.actor.personId),
      invitations.list(actor, 1),
      invitations.make(actor, { ...wish, email: '', days: 1 }),
      invitations.revoke(actor, 'x'),
      audit.list(actor, noFilter, 1),
      audit.csv(actor, noFilter, words),
    ].entries()) {
      expect((await refusalOf(work))?.code, `${code} ${i}`).toBe(code);
    }
  }
});

test('the list is paged and searched by name, user name, e-mail address and agency, whatever they are made of', async () => {
  const { db, people, admin } = await accountScene();
  await importSeed(db);
  for (let i = 0; i < 120; i++) await addPerson(db, `member-${i}`, { agencies: i < 3 ? ['财政部'] : [] });
  await addPerson(db, 'odd', { roles: ['lead'] });
  await db('people').where({ id: 'odd' }).update({ name: "100%_!O'Neil" });
  await db('accounts').update({ email: 'ma@example.cn' });
  const list = (filter: Partial<PeopleFilter>) => people.list(admin.actor, { ...all, ...filter });
  const first = await list({});
  expect([first.total, first.pages, first.items.length]).toEqual([122, 3, 50]);
  const ids = [];
  for (const page of [1, 2, 3]) ids.push(...(await list({ page })).items.map(({ id }) => id));
  expect(new Set(ids).size).toBe(122);
  expect((await list({ page: 99 })).page).toBe(3);
  const found = async (filter: Partial<PeopleFilter>) => (await list(filter)).items.map(({ name }) => name);
  expect(await found({ search: '财政' })).toEqual(['Person member-0', 'Person member-1', 'Person member-2']);
  expect(await found({ search: "%_!o'n" })).toEqual(["100%_!O'Neil"]);
  expect(await found({ search: '_' })).toEqual(["100%_!O'Neil"]);
  expect(await found({ search: 'MA@exam' })).toEqual(['管理员']);
  expect(await found({ role: 'lead' })).toEqual(["100%_!O'Neil"]);
  expect(await found({ role: 'member', search: '1' })).toEqual(['Person member-1']);
  expect(await found({ state: 'disabled' })).toEqual([]);
});

test('what somebody is takes effect on what they have open, and is written down', async () => {
  const { db, people, admin, join, sessions, log } = await accountScene();
  await importSeed(db);
  const [agency] = await db('agencies').where({ name: '财政部' });
  const { actor, cookies } = await join('member');
  const before = await sessions.record.revision();
  const wish: PersonWish = { name: '新名', roles: ['lead'], agencyIds: [agency.id], inPlans: [] };
  await people.change(admin.actor, actor.personId, wish);
  expect(await sessions.record.revision()).not.toBe(before);
  expect((await sessions.authenticate(cookies))?.actor).toMatchObject({ name: '新名', roles: ['lead'] });
  await people.change(admin.actor, actor.personId, wish);
  const changes = (await log()).filter(({ action }) => action === 'person-changed');
  expect(changes).toEqual([{ action: 'person-changed', by: '管理员', subject: 'member' }]);
  const { detail } = await db('audit').where({ action: 'person-changed' }).first();
  expect(JSON.parse(detail)).toEqual({ rolesAdded: ['lead'], agenciesAdded: ['财政部'], newName: '新名' });
});

test('what there is not is refused, field by field', async () => {
  const { people, admin, join } = await accountScene();
  const { actor } = await join('member');
  const wish = { name: '\u0000', roles: ['king'], agencyIds: ['nothing'], inPlans: [] };
  expect((await refusalOf(people.change(admin.actor, actor.personId, wish)))?.details).toEqual({
    ...{ name: 'invalid', roles: 'invalid', agencies: 'invalid' },
  });
  expect((await refusalOf(people.change(admin.actor, 'nobody', wish)))?.code).toBe('not-found');
});

test('somebody who is disabled is out at once, comes in by no door, and back when enabled', async () => {
  const { people, admin, join, sessions, signIn, ended, log } = await accountScene();
  const { actor, cookies } = await join('member');
  const { token } = await people.makeResetLink(admin.actor, actor.personId);
  await people.setDisabled(admin.actor, actor.personId, true);
  await people.setDisabled(admin.actor, actor.personId, true);
  expect(ended).toHaveLength(1);
  expect(await sessions.authenticate(cookies)).toBeNull();
  expect((await refusalOf(signIn('member')))?.code).toBe('wrong-credentials');
  expect((await refusalOf(people.makeResetLink(admin.actor, actor.personId)))?.code).toBe('not-found');
  await people.setDisabled(admin.actor, actor.personId, false);
  await signIn('member');
  expect(token).not.toBe('');
  expect((await log()).map(({ action }) => action).filter((action) => /abled/.test(action))).toEqual([
    'person-disabled',
    'person-enabled',
  ]);
});

test('a session that is written for somebody who is disabled, by whatever hand, opens nothing', async () => {
  const { db, join, sessions } = await accountScene();
  const { actor, cookies } = await join('member');
  await db('people').where({ id: actor.personId }).update({ disabled_at: 1 });
  expect(await sessions.authenticate(cookies)).toBeNull();
});

test('the last administrator who can come in is neither disabled nor made something else, by two at once either', async () => {
  const { db, people, admin, join } = await accountScene();
  const nobody = { name: 'x', roles: [], agencyIds: [], inPlans: [] };
  const change = (id: string) => refusalOf(people.change(admin.actor, id, nobody));
  const disable = (id: string) => refusalOf(people.setDisabled(admin.actor, id, true));
  const LAST = { code: 'last-administrator', details: {} };
  // One without a way in is none.
  await addPerson(db, 'without-account', { roles: ['administrator'] });
  expect(await change(admin.actor.personId)).toEqual(LAST);
  expect(await disable(admin.actor.personId)).toEqual(LAST);
  expect((await people.read(admin.actor, admin.actor.personId)).isLastAdministrator).toBe(true);
  const { actor: second } = await join('second', ['administrator']);
  expect((await people.read(admin.actor, admin.actor.personId)).isLastAdministrator).toBe(false);
  const both = await Promise.all([disable(admin.actor.personId), change(second.personId)]);
  expect(both.filter((refusal) => refusal === null)).toHaveLength(1);
  expect(both).toContainEqual(LAST);
});
