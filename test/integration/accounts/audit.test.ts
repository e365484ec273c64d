import { expect, test } from 'vitest';
import type { AuditFilter } from '#app/accounts/services.ts';
import type { IsoDate } from '#app/domain/dates.ts';
import { audit } from '#server/audit.ts';
import { fromAddress } from '#server/request-source.ts';
import { accountScene, PASSWORD, refusalOf, visit } from '#test/support/accounts.ts';

const everything: AuditFilter = { action: null, person: '', from: null, to: null };
const words = { fileName: 'audit', columns: ['id', 'at', 'action', 'who', 'what', 'detail', 'from'], action: String };

test('every deed at the doors is a line, with who did it and to whom', async () => {
  const { accounts, people, invitations, admin, join, signIn, log } = await accountScene();
  const { actor } = await join('新人', ['observer']);
  await refusalOf(signIn('新人', 'not this one, I think'));
  const cookies = await signIn('新人');
  const wish = { current: PASSWORD, password: 'nine hills and a valley' };
  await accounts.changePassword(actor, wish, visit({ cookieHeader: cookies }));
  await accounts.sessions.endAll(actor);
  const revoked = await invitations.make(admin.actor, {
    name: '别人',
    email: '',
    roles: [],
    agencyIds: [],
    inPlans: [],
    days: 1,
  });
  await invitations.revoke(admin.actor, revoked.id);
  await people.change(admin.actor, actor.personId, { name: '新人', roles: [], agencyIds: [], inPlans: [] });
  const { token } = await people.makeResetLink(admin.actor, actor.personId);
  await accounts.followLink(token, { password: PASSWORD }, visit());
  await people.setDisabled(admin.actor, actor.personId, true);
  await people.setDisabled(admin.actor, actor.personId, false);
  expect((await log()).map(({ action, by, subject }) => [action, by, subject])).toEqual([
    ['invitation-made', '管理员', '新人'],
    ['invitation-used', '新人', '新人'],
    ['person-added', '新人', '新人'],
    ['sign-in', '新人', null],
    ['sign-in-failed', null, '新人'],
    ['sign-in', '新人', null],
    ['password-changed', '新人', null],
    ['session-ended', '新人', null],
    ['invitation-made', '管理员', '别人'],
    ['invitation-revoked', '管理员', '别人'],
    ['person-changed', '管理员', '新人'],
    ['reset-link-made', '管理员', '新人'],
    ['reset-link-used', null, '新人'],
    ['person-disabled', '管理员', '新人'],
    ['person-enabled', '管理员', '新人'],
  ]);
});

test('what cannot be written down is not done', async () => {
  const { db, accounts, people, invitations, admin, join } = await accountScene();
  const { actor, cookies } = await join('member');
  const count = async (table: string) => Number((await db(table).count({ n: '*' }).first())?.n);
  const before = [await count('sessions'), await count('account_links')];
  await db.raw("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END");
  const wish = { current: PASSWORD, password: 'nine hills and a valley' };
  for (const work of [
    () => accounts.signIn({ name: 'member', password: PASSWORD }, visit()),
    () => accounts.changePassword(actor, wish, visit({ cookieHeader: cookies })),
    () => accounts.sessions.endAll(actor),
    () => people.setDisabled(admin.actor, actor.personId, true),
    () => people.change(admin.actor, actor.personId, { name: 'x', roles: [], agencyIds: [], inPlans: [] }),
    () => people.makeResetLink(admin.actor, actor.personId),
    () => invitations.make(admin.actor, { name: 'x', email: '', roles: [], agencyIds: [], inPlans: [], days: 1 }),
  ]) {
    await expect(work()).rejects.toThrow('disk full');
  }
  expect([await count('sessions'), await count('account_links')]).toEqual(before);
  expect(await db('people').where({ id: actor.personId }).first()).toMatchObject({ name: 'member', disabled_at: null });
});

test('lines are filtered by action, person and days of the plans’ zone, and paged from the newest', async () => {
  const { db, audit: log, admin } = await accountScene();
  // 23:30 on the 1st and 00:30 on the 2nd, in Beijing.
  const [late, early] = [Date.UTC(2026, 2, 1, 15, 30), Date.UTC(2026, 2, 1, 16, 30)];
  const subject = { kind: 'person', id: 'p', name: '沈志远_%' } as const;
  await audit(db, { action: 'person-changed', by: null, at: late, subject });
  await audit(db, { action: 'person-disabled', by: { ...admin.actor, name: '马骏' }, at: early, subject });
  const found = async (filter: Partial<AuditFilter>) =>
    (await log.list(admin.actor, { ...everything, ...filter }, 1)).items.map(({ action }) => action);
  const day = (date: string) => date as IsoDate;
  expect(await found({ from: day('2026-03-01'), to: day('2026-03-01') })).toEqual(['person-changed']);
  expect(await found({ from: day('2026-03-02'), to: day('2026-03-02') })).toEqual(['person-disabled']);
  expect(await found({ to: day('2026-02-28'), from: day('2026-02-01') })).toEqual([]);
  expect(await found({ person: '马' })).toEqual(['person-disabled']);
  expect(await found({ person: '志远_%' })).toEqual(['person-disabled', 'person-changed']);
  expect(await found({ action: 'person-changed' })).toEqual(['person-changed']);
  for (let i = 0; i < 60; i++) await audit(db, { action: 'exported', by: null, at: early });
  const second = await log.list(admin.actor, { ...everything, action: 'exported' }, 2);
  expect([second.total, second.pages, second.items.length]).toEqual([60, 2, 10]);
});

test('the file has what the filter leaves, no formula in it, and is a line itself', async () => {
  const { db, audit: log, admin } = await accountScene();
  const subject = { kind: 'person', id: 'p', name: '=HYPERLINK("http://x")' } as const;
  await fromAddress('203.0.113.7', () =>
    audit(db, { action: 'person-changed', by: null, at: 0, subject, detail: { a: 1 } }),
  );
  const file = await log.csv(admin.actor, { ...everything, action: 'person-changed' }, words);
  expect(file.fileName).toMatch(/^audit \d{4}-\d\d-\d\d\.csv$/);
  const [head, line] = new TextDecoder().decode(file.bytes).split('\r\n');
  expect(head).toBe('id,at,action,who,what,detail,from');
  expect(line).toMatch(
    /^\d+,1970-01-01T00:00:00\.000Z,person-changed,,"'=HYPERLINK\(""http:\/\/x""\)","\{""a"":1\}",203\.0\.113\.7$/,
  );
  const [last] = (await log.list(admin.actor, everything, 1)).items;
  expect(last).toMatchObject({ action: 'exported', person: { name: '管理员' }, detail: { what: 'audit', lines: 1 } });
});
