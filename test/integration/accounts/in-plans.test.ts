import { describe, expect, test } from 'vitest';
import type { PeopleFilter, PersonWish } from '#app/accounts/services.ts';
import type { AgencyId, PersonId, PlanId } from '#app/domain/ids.ts';
import { mergeAgencies } from '#db/repositories/merge-agencies.server.ts';
import { insertPerson } from '#db/repositories/people.server.ts';
import { importPlan, OPERATOR } from '#server/services/import-plan.ts';
import { type AccountScene, accountScene, cookiesOf, PASSWORD, refusalOf, visit } from '#test/support/accounts.ts';
import { importSeed } from '#test/support/database.ts';

/** The first document, and a small one in which two of its agencies have boards. */
async function twoPlans(db: AccountScene['db']) {
  const { plan: first } = await importSeed(db);
  const source = '一、工作任务。\n（一）推进改革。完善机制。（财政部、水利部负责）';
  const { plan: second } = await importPlan(db, OPERATOR, { source, at: 2_000 });
  const ids: Record<string, AgencyId> = {};
  for (const { id, name } of await db('agencies').select('id', 'name')) ids[name] = id;
  const agencyId = (name: string): AgencyId => ids[name] as AgencyId;
  return { first, second, agencyId };
}

const nobody: PersonWish = { name: 'member', roles: [], agencyIds: [], inPlans: [] };
const inPlan = (planId: string, roles: readonly string[], agencyIds: readonly string[] = []) => {
  return { planId, roles, agencyIds };
};

describe('what somebody is in single plans', () => {
  test('takes effect at once, is told to them, and is written down once', async () => {
    const { db, people, accounts, admin, join, sessions } = await accountScene();
    const { first, second, agencyId } = await twoPlans(db);
    const { actor, cookies } = await join('member');
    const before = await sessions.record.revision();
    // The same plan twice, as rows of a form have it.
    const inPlans = [
      inPlan(second.id, ['lead']),
      inPlan(first.id, [], [agencyId('财政部')]),
      inPlan(second.id, [], [agencyId('水利部')]),
    ];
    await people.change(admin.actor, actor.personId, { ...nobody, inPlans });
    expect(await sessions.record.revision()).not.toBe(before);
    const visitor = await sessions.authenticate(cookies);
    expect(visitor?.actor).toMatchObject({ roles: [], agencyIds: [] });
    expect(new Set(visitor?.actor.inPlans)).toEqual(
      new Set([
        { planId: first.id, roles: [], agencyIds: [agencyId('财政部')] },
        { planId: second.id, roles: ['lead'], agencyIds: [agencyId('水利部')] },
      ]),
    );
    expect(visitor?.agencyNames).toEqual(
      new Map([
        [agencyId('财政部'), '财政部'],
        [agencyId('水利部'), '水利部'],
      ]),
    );
    const own = await accounts.ownStanding(visitor?.actor ?? null);
    expect(own.inPlans.map(({ plan, roles, agencies }) => [plan.id, roles, agencies.map(({ name }) => name)])).toEqual(
      expect.arrayContaining([[second.id, ['lead'], ['水利部']]]),
    );
    await people.change(admin.actor, actor.personId, { ...nobody, inPlans: inPlans.toReversed() });
    await people.change(admin.actor, actor.personId, { ...nobody, inPlans: inPlans.slice(1, 2) });
    const lines = await db('audit').where({ action: 'person-changed' }).orderBy('id').pluck('detail');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        inPlansAdded: expect.arrayContaining([
          `${second.title} · lead`,
          `${second.title} · 水利部`,
          '国发〔2016〕62号 · 财政部',
        ]),
      },
      { inPlansRemoved: [`${second.title} · lead`, `${second.title} · 水利部`] },
    ]);
  });

  test('is found in the list of people, by role and by agency', async () => {
    const { db, people, admin } = await accountScene();
    const { first, second, agencyId } = await twoPlans(db);
    const add = async (name: string, inPlans: PersonWish['inPlans']) => {
      await insertPerson(db, {
        ...{ id: name as PersonId, name, demoOrder: null, createdAt: 0, roles: [], agencyIds: [] },
      });
      await people.change(admin.actor, name, { ...nobody, name, inPlans });
    };
    await add('甲', [inPlan(second.id, ['lead'])]);
    await add('乙', [inPlan(first.id, [], [agencyId('财政部')])]);
    const found = async (filter: Partial<PeopleFilter>) => {
      const all = { search: '', role: null, state: null, page: 1 };
      return (await people.list(admin.actor, { ...all, ...filter })).items.map(({ name }) => name);
    };
    expect(await found({ role: 'lead' })).toEqual(['甲']);
    expect(await found({ role: 'observer' })).toEqual([]);
    expect(await found({ role: 'member' })).toEqual(['乙']);
    expect(await found({ search: '财政' })).toEqual(['乙']);
  });

  test('is refused where it cannot be, and changes nothing', async () => {
    const { db, people, admin, join } = await accountScene();
    const { first, second, agencyId } = await twoPlans(db);
    const { actor } = await join('member');
    const refused = async (...inPlans: PersonWish['inPlans']) => {
      return (await refusalOf(people.change(admin.actor, actor.personId, { ...nobody, inPlans })))?.details;
    };
    expect(await refused(inPlan(first.id, []))).toEqual({ inPlans: 'incomplete' });
    expect(await refused(inPlan('', ['lead']))).toEqual({ inPlans: 'incomplete' });
    expect(await refused(inPlan(first.id, ['lead']), inPlan('no-such-plan', ['lead']))).toEqual({ inPlans: 'invalid' });
    expect(await refused(inPlan(first.id, ['administrator']))).toEqual({ inPlans: 'invalid' });
    expect(await refused(inPlan(second.id, [], [agencyId('国家发展改革委')]))).toEqual({ inPlans: 'noBoard' });
    expect(await refused(inPlan(first.id, [], ['nothing']))).toEqual({ inPlans: 'noBoard' });
    expect(await db('plan_grants')).toEqual([]);
    // Nor does the table take it.
    await expect(
      db('plan_grants').insert({ person_id: actor.personId, plan_id: first.id, role: 'administrator' }),
    ).rejects.toThrow('CHECK');
  });

  test('comes by an invitation as well', async () => {
    const { db, invitations, accounts, admin, sessions } = await accountScene();
    const { second, agencyId } = await twoPlans(db);
    const inPlans = [inPlan(second.id, ['observer'], [agencyId('水利部')])];
    const { token } = await invitations.make(admin.actor, { ...nobody, name: '何敏', email: '', days: 7, inPlans });
    const told = [{ plan: second, roles: ['observer'], agencies: [{ id: agencyId('水利部'), name: '水利部' }] }];
    expect((await accounts.openLink(token, visit())).inPlans).toEqual(told);
    expect((await invitations.list(admin.actor, 1)).items[0]?.inPlans).toEqual(told);
    const came = await accounts.followLink(token, { userName: 'hemin', password: PASSWORD }, visit());
    const visitor = await sessions.authenticate(cookiesOf(came));
    expect(visitor?.actor.inPlans).toEqual([
      { planId: second.id as PlanId, roles: ['observer'], agencyIds: [agencyId('水利部')] },
    ]);
    const details = await db('audit')
      .whereIn('action', ['invitation-made', 'person-added'])
      .orderBy('id')
      .pluck('detail');
    for (const detail of details.slice(-2)) {
      expect(JSON.parse(detail).inPlans).toEqual([`${second.title} · observer`, `${second.title} · 水利部`]);
    }
  });

  test('goes over with an agency that becomes a part of another one, and what there is of both is one', async () => {
    const { db, people, invitations, admin, join } = await accountScene();
    const { first, second, agencyId } = await twoPlans(db);
    const { actor } = await join('member');
    const into = 'into' as AgencyId;
    await db('agencies').insert({ id: into, name: '财政总局', kind: 'ministry' });
    const inPlans = [first, second].map(({ id }) => inPlan(id, [], [agencyId('财政部')]));
    await people.change(admin.actor, actor.personId, { ...nobody, inPlans });
    await db('plan_grants').insert({ person_id: actor.personId, plan_id: first.id, agency_id: into });
    const asked = { ...nobody, email: '', days: 7, agencyIds: [agencyId('财政部')], inPlans };
    const { id } = await invitations.make(admin.actor, asked);
    await db.transaction((tx) => mergeAgencies(tx, { from: agencyId('财政部'), into }));
    const { inPlans: after } = await people.read(admin.actor, actor.personId);
    expect(after.map(({ plan, agencies }) => [plan.id, agencies])).toEqual(
      expect.arrayContaining([first, second].map((plan) => [plan.id, [{ id: into, name: '财政总局' }]])),
    );
    const invitation = (await invitations.list(admin.actor, 1)).items.find((one) => one.id === id);
    expect(invitation?.agencies).toEqual(['财政总局']);
    expect(invitation?.inPlans.flatMap(({ agencies }) => agencies)).toEqual(
      [first, second].map(() => ({ id: into, name: '财政总局' })),
    );
  });

  test('is for administrators alone to give', async () => {
    const { people, join } = await accountScene();
    const { actor: lead } = await join('lead', ['lead']);
    expect((await refusalOf(people.plans(lead)))?.code).toBe('not-found');
    expect((await refusalOf(people.plans(null)))?.code).toBe('not-signed-in');
  });
});
