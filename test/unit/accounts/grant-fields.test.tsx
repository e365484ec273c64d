import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { GrantFields } from '#app/accounts/grant-fields.tsx';
import { readPersonWish } from '#app/accounts/read-person-wish.server.ts';
import type { AgencyChoice, PersonWish, PlanChoice } from '#app/accounts/services.ts';
import type { AgencyId, PlanId } from '#app/domain/ids.ts';
import { show } from '../card-panel/show.tsx';

afterEach(cleanup);

const agency = (id: string): AgencyChoice => ({ id: id as AgencyId, name: `单位${id}`, kind: 'ministry' });
const plan = (id: string, ...agencies: AgencyChoice[]): PlanChoice => {
  return { id: id as PlanId, title: `文件${id}`, docNumber: null, agencies };
};
const [A, B] = [agency('a'), agency('b')];
const PLANS = [plan('one', A, B), plan('two', B)];

async function open(inPlans: PersonWish['inPlans'], fault: string | null = null) {
  await show(
    <form aria-label="form">
      <GrantFields plans={PLANS} agencies={[A, B]} inPlans={inPlans} fault={fault} />
    </form>,
  );
  return () => readPersonWish(new FormData(screen.getByRole<HTMLFormElement>('form'))).inPlans;
}

const rows = () => screen.getAllByRole<HTMLSelectElement>('combobox');
const isOpen = () => document.querySelector('details')?.open;
const choose = (of: number, value: string) => fireEvent.change(rows()[of] as HTMLSelectElement, { target: { value } });

it('is out of the way where there is nothing, and then says nothing', async () => {
  const wish = await open([]);
  expect(isOpen()).toBe(false);
  expect(wish()).toEqual([]);
});

it('says again what is ticked, and no more what is not', async () => {
  const before = [
    { planId: 'one', roles: ['lead'], agencyIds: ['a'] },
    { planId: 'two', roles: [], agencyIds: ['b'] },
  ];
  const wish = await open(before);
  expect(isOpen()).toBe(true);
  expect(wish()).toEqual([
    { planId: 'one', roles: ['lead'], agencyIds: [] },
    { planId: 'one', roles: [], agencyIds: ['a'] },
    { planId: 'two', roles: [], agencyIds: ['b'] },
  ]);
  fireEvent.click(screen.getByRole('checkbox', { name: '文件one · 单位a' }));
  fireEvent.click(screen.getByRole('checkbox', { name: '文件one · 领导' }));
  expect(wish()).toEqual([{ planId: 'two', roles: [], agencyIds: ['b'] }]);
});

it('offers of a plan the agencies that have a board there, and lets go of one that has none', async () => {
  const wish = await open([]);
  choose(0, 'one');
  choose(1, 'agency:a');
  expect(wish()).toEqual([{ planId: 'one', roles: [], agencyIds: ['a'] }]);
  choose(0, 'two');
  expect([...(rows()[1]?.options ?? [])].map(({ text }) => text)).not.toContain('单位a');
  expect(wish()).toEqual([{ planId: 'two', roles: [], agencyIds: [] }]);
  choose(1, 'observer');
  choose(0, 'one');
  expect(wish()).toEqual([{ planId: 'one', roles: ['observer'], agencyIds: [] }]);
});

it('has as many rows as are asked for, and leads to the new one', async () => {
  const wish = await open([]);
  choose(0, 'one');
  choose(1, 'lead');
  fireEvent.click(screen.getByRole('button', { name: '再加一项' }));
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: '第 2 项：文件' }));
  choose(2, 'two');
  choose(3, 'agency:b');
  expect(wish()).toEqual([
    { planId: 'one', roles: ['lead'], agencyIds: [] },
    { planId: 'two', roles: [], agencyIds: ['b'] },
  ]);
});

it('has what was left half filled in as a row again, with what is wrong with it', async () => {
  const wish = await open([{ planId: 'one', roles: [], agencyIds: [] }], '请都选好。');
  expect(isOpen()).toBe(true);
  expect(rows()[0]?.value).toBe('one');
  const group = screen.getByRole('group', { name: '选择文件和身份' });
  const described = group
    .getAttribute('aria-describedby')
    ?.split(' ')
    .map((id) => document.getElementById(id));
  expect(described?.[0]?.textContent).toBe('请都选好。');
  expect(wish()).toEqual([{ planId: 'one', roles: [], agencyIds: [] }]);
});
