import { beforeEach, describe, expect, test } from 'vitest';
import type { AgencyId } from '#app/domain/ids.ts';
import { insertAgencies } from '#db/repositories/agencies.server.ts';
import { mergeAgencies } from '#db/repositories/merge-agencies.server.ts';
import { refusalOf, visit } from '#test/support/accounts.ts';
import { CookieBrowser } from '#test/support/cookie-browser.ts';
import { NAME } from '#test/support/oidc-provider.ts';
import { type ProviderScene, providerScene } from '#test/support/provider-scene.ts';

const MINISTRY = { id: 'ministry' as AgencyId, name: '财政部', kind: 'ministry' } as const;
const PROVINCE = { id: 'province' as AgencyId, name: '辽宁省', kind: 'province' } as const;
const GROUPS = JSON.stringify({
  leads: 'role:lead',
  'cn=finance,ou=groups': ['agency:财政部', 'role:observer'],
  north: 'agency:province',
  bosses: 'role:administrator',
});
const HEMIN = { name: '何敏', preferred_username: 'hemin', email: 'HeMin@example.cn', groups: ['leads'] };

let scene: ProviderScene;

beforeEach(async () => {
  scene = await providerScene({ DUBAN_OIDC_GROUPS: GROUPS });
  await insertAgencies(scene.db, [MINISTRY, PROVINCE]);
  scene.there.people.set('sub-1', HEMIN);
});

/** What somebody is known with from now on. */
function tell(claims: object): void {
  scene.there.people.set('sub-1', { ...HEMIN, ...claims });
}

describe('coming in', () => {
  test('whoever is in a group that gives them something becomes a person, and comes in as the same one after', async () => {
    const browser = new CookieBrowser();
    const search = await scene.signInThere(browser, 'sub-1');
    const { to, actor } = await scene.finish(browser, search);
    expect(to).toBe('/waiting');
    expect(actor).toMatchObject({ name: '何敏', roles: ['lead'], agencyIds: [] });
    const account = await scene.accounts.own(actor);
    expect(account).toMatchObject({ userName: 'hemin', email: 'hemin@example.cn', hasPassword: false });
    expect((await scene.comeIn('sub-1'))?.personId).toBe(actor?.personId);
    expect((await scene.log()).map(({ action, subject }) => [action, subject])).toEqual([
      ['person-added', '何敏'],
      ['person-changed', '何敏'],
      ['sign-in', null],
      ['sign-in', null],
    ]);
    const [line] = await scene.db('audit').where({ action: 'sign-in' }).orderBy('id', 'desc');
    expect(JSON.parse(line.detail)).toEqual({ provider: NAME });
  });

  test('the session of before ends, whoever planted it, and the new one is listed', async () => {
    const browser = new CookieBrowser();
    const first = await scene.comeIn('sub-1', browser);
    const planted = browser.cookies('http://127.0.0.1:1');
    await scene.comeIn('sub-1', browser);
    expect(await scene.sessions.authenticate(planted)).toBeNull();
    expect(scene.ended).toHaveLength(1);
    expect(await scene.accounts.sessions.list(first, visit())).toHaveLength(1);
  });

  test('name and e-mail address follow the provider, but not to where they are somebody else’s', async () => {
    const { personId } = (await scene.comeIn('sub-1')) ?? {};
    const other = await scene.join('other');
    await scene.db('accounts').where({ person_id: other.actor.personId }).update({ email: 'taken@example.cn' });
    tell({ name: '何敏敏', email: 'new@example.cn' });
    expect(await scene.comeIn('sub-1')).toMatchObject({ personId, name: '何敏敏' });
    tell({ email: 'taken@example.cn' });
    const actor = await scene.comeIn('sub-1');
    expect(await scene.accounts.own(actor)).toMatchObject({ email: 'new@example.cn' });
    tell({ email: 'unshown@example.cn', email_verified: false });
    await scene.comeIn('sub-1');
    expect(await scene.accounts.own(actor)).toMatchObject({ email: 'new@example.cn' });
  });

  test('a user name that is taken gets a number, and one that is none is made up', async () => {
    scene.there.people.set('sub-2', { ...HEMIN, email: undefined, name: undefined });
    scene.there.people.set('sub-3', { groups: ['leads'], preferred_username: '!' });
    await scene.comeIn('sub-1');
    const second = await scene.comeIn('sub-2');
    expect(second?.name).toBe('hemin');
    expect(await scene.accounts.own(second)).toMatchObject({ userName: 'hemin-2', email: null });
    expect((await scene.accounts.own(await scene.comeIn('sub-3')))?.userName).toMatch(/^user-/);
  });

  test('nobody comes in before the first administrator has', async () => {
    await scene.db('accounts').delete();
    expect(await refusalOf(scene.provider.begin('/', visit()))).toMatchObject({ code: 'not-set-up' });
  });
});

describe('who is not let in', () => {
  test('somebody whose groups give nothing is told by what name they are known, and no person is made of them', async () => {
    tell({ groups: ['others'] });
    expect(await refusalOf(scene.comeIn('sub-1'))).toEqual({
      code: 'not-admitted',
      details: { provider: NAME, name: '何敏' },
    });
    expect(await scene.db('identities').select()).toEqual([]);
    expect((await scene.log()).map(({ action }) => action)).toEqual(['sign-in-failed']);
  });

  test('everybody is let in where the settings say so, to read', async () => {
    const open = await providerScene({ DUBAN_OIDC_ADMIT: 'everybody' });
    open.there.people.set('sub-1', { name: '何敏' });
    expect(await open.comeIn('sub-1')).toMatchObject({ name: '何敏', roles: [], agencyIds: [] });
  });

  test('a disabled person stays disabled, whatever their groups', async () => {
    const actor = await scene.comeIn('sub-1');
    await scene.people.setDisabled(scene.admin.actor, actor?.personId ?? '', true);
    tell({ groups: ['leads', 'bosses'] });
    expect((await refusalOf(scene.comeIn('sub-1')))?.code).toBe('account-disabled');
    expect((await scene.people.read(scene.admin.actor, actor?.personId ?? '')).roles).toEqual(['lead']);
    expect(await scene.db('sessions').where({ person_id: actor?.personId })).toEqual([]);
  });

  test('an e-mail address makes nobody the one who has it here', async () => {
    await scene.db('accounts').where({ person_id: scene.admin.actor.personId }).update({ email: 'hemin@example.cn' });
    expect((await refusalOf(scene.comeIn('sub-1')))?.code).toBe('account-exists');
    tell({ email_verified: false });
    const actor = await scene.comeIn('sub-1');
    expect(actor?.personId).not.toBe(scene.admin.actor.personId);
    expect(await scene.accounts.own(actor)).toMatchObject({ email: null });
  });

  test('whoever says no there is told so', async () => {
    const browser = new CookieBrowser();
    const search = await scene.signInThere(browser, null);
    expect(await refusalOf(scene.finish(browser, search))).toEqual({
      code: 'provider-refused',
      details: { provider: NAME, reason: 'access_denied' },
    });
  });
});

describe('what groups give', () => {
  test('it follows them at each sign-in, and what was given by hand stays', async () => {
    tell({ groups: ['leads', 'cn=finance,ou=groups', 'north', 'others'] });
    const first = await scene.comeIn('sub-1');
    expect(first).toMatchObject({ roles: ['lead', 'observer'], agencyIds: ['ministry', 'province'] });
    const personId = first?.personId ?? '';
    await scene.people.change(scene.admin.actor, personId, {
      ...{
        name: '何敏',
        roles: ['lead', 'observer', 'administrator'],
        agencyIds: ['ministry', 'province'],
        inPlans: [],
      },
    });
    tell({ groups: ['north'] });
    expect(await scene.comeIn('sub-1')).toMatchObject({ roles: ['administrator'], agencyIds: ['province'] });
    tell({ groups: ['bosses'] });
    expect(await scene.comeIn('sub-1')).toMatchObject({ roles: ['administrator'], agencyIds: [] });
    tell({ groups: 'leads' });
    expect(await scene.comeIn('sub-1')).toMatchObject({ roles: ['administrator', 'lead'], agencyIds: [] });
    const lines = await scene.db('audit').where({ action: 'person-changed', person_id: null }).orderBy('id', 'desc');
    expect(JSON.parse(lines[1].detail)).toEqual({ provider: NAME, agenciesRemoved: ['辽宁省'] });
  });

  test('administrators see by what a person comes in, and what of them is their groups’', async () => {
    tell({ groups: ['leads', 'cn=finance,ou=groups'] });
    const { personId = '' } = (await scene.comeIn('sub-1')) ?? {};
    const read = () => scene.people.read(scene.admin.actor, personId);
    const since = scene.clock.now;
    expect(await read()).toMatchObject({
      hasPassword: false,
      identities: [{ provider: NAME, isInUse: true, label: 'hemin', since }],
      provided: { roles: ['lead', 'observer'], agencies: ['财政部'] },
    });
    const wish = { name: '何敏', roles: ['lead', 'administrator'], agencyIds: ['ministry', 'province'], inPlans: [] };
    await scene.people.change(scene.admin.actor, personId, wish);
    expect((await read()).provided).toEqual({ roles: ['lead'], agencies: ['财政部'] });
    const own = { hasPassword: true, identities: [], provided: { roles: [], agencies: [] } };
    expect(await scene.people.read(scene.admin.actor, scene.admin.actor.personId)).toMatchObject(own);
    await scene.db('identities').update({ issuer: 'https://once.example.cn/realm' });
    expect((await read()).identities).toMatchObject([{ provider: 'once.example.cn', isInUse: false }]);
  });

  test('whoever has nothing left is out, and what they have open is told of it', async () => {
    const browser = new CookieBrowser();
    const actor = await scene.comeIn('sub-1', browser);
    const before = await scene.db('rights_revision').first('revision');
    tell({ groups: [] });
    expect((await refusalOf(scene.comeIn('sub-1')))?.code).toBe('not-admitted');
    expect(await scene.whoIs(browser)).toBeNull();
    expect(scene.ended).toHaveLength(1);
    expect((await scene.db('rights_revision').first('revision')).revision).toBeGreaterThan(before.revision);
    expect((await scene.people.read(scene.admin.actor, actor?.personId ?? '')).roles).toEqual([]);
  });

  test('whoever was given something in one plan by hand comes in without a group', async () => {
    const { personId = '' } = (await scene.comeIn('sub-1')) ?? {};
    await scene.db('plans').insert({ id: 'plan', title: 'Plan', source: 'text', source_hash: 'h', imported_at: 0 });
    const inPlans = [{ planId: 'plan', roles: ['observer'], agencyIds: [] }];
    await scene.people.change(scene.admin.actor, personId, { name: '何敏', roles: [], agencyIds: [], inPlans });
    tell({ groups: [] });
    expect(await scene.comeIn('sub-1')).toMatchObject({ personId, roles: [] });
  });

  test('of two agencies that become one, what groups gave goes over, and what was given by hand stays by hand', async () => {
    tell({ groups: ['cn=finance,ou=groups'] });
    const first = await scene.comeIn('sub-1');
    scene.there.people.set('sub-2', { ...HEMIN, email: undefined, groups: ['cn=finance,ou=groups'] });
    const second = await scene.comeIn('sub-2');
    await scene.db('agency_members').insert({ person_id: second?.personId, agency_id: 'province' });
    await scene.db.transaction((tx) => mergeAgencies(tx, { from: MINISTRY.id, into: PROVINCE.id }));
    tell({ groups: ['leads'] });
    scene.there.people.set('sub-2', { ...HEMIN, email: undefined, groups: ['leads'] });
    expect(await scene.comeIn('sub-1')).toMatchObject({ personId: first?.personId, agencyIds: [] });
    expect(await scene.comeIn('sub-2')).toMatchObject({ personId: second?.personId, agencyIds: ['province'] });
  });

  test('the last administrator stays one, until there is another', async () => {
    tell({ groups: ['bosses'] });
    const boss = await scene.comeIn('sub-1');
    await scene.people.setDisabled(boss, scene.admin.actor.personId, true);
    tell({ groups: ['leads'] });
    expect(await scene.comeIn('sub-1')).toMatchObject({ roles: ['administrator', 'lead'] });
    await scene.people.setDisabled(boss, scene.admin.actor.personId, false);
    expect(await scene.comeIn('sub-1')).toMatchObject({ roles: ['lead'] });
  });
});
