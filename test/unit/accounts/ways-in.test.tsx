import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { PersonDetails } from '#app/accounts/services.ts';
import { Provided } from '#app/routes/admin.people_.$personId/provided.tsx';
import { WaysIn } from '#app/routes/admin.people_.$personId/ways-in.tsx';
import { show } from '../card-panel/show.tsx';

afterEach(cleanup);

const NAME = '省统一身份认证';
const identity = { provider: NAME, isInUse: true, label: 'hemin', since: Date.parse('2026-11-26T02:00:00Z') };
const nothing: PersonDetails['provided'] = { roles: [], agencies: [] };

function person(over: Partial<PersonDetails>): PersonDetails {
  return {
    ...{ id: 'p' as PersonDetails['id'], name: '何敏', userName: 'hemin', email: null, roles: [], agencies: [] },
    ...{ inPlans: [], disabledAt: null, lastSeenAt: null, agencyIds: [], createdAt: 0, sessions: 0 },
    ...{ isLastAdministrator: false, hasPassword: true, identities: [], provided: nothing, ...over },
  };
}

const ways = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

it('lists the password and what providers know somebody by, and says which is of no use now', async () => {
  const once = { ...identity, provider: 'once.example.cn', isInUse: false, label: null };
  await show(<WaysIn person={person({ hasPassword: false, identities: [identity, once] })} />);
  expect(ways()).toEqual([
    '用户名和密码 没有设置密码',
    expect.stringMatching(/^省统一身份认证 在那里是“hemin”，2026年11月26日.* 关联$/),
    expect.stringMatching(/^once\.example\.cn .* 关联 · 现在没有启用，不能用它登录$/),
  ]);
});

it('says that somebody without an account has no way in', async () => {
  await show(<WaysIn person={person({ userName: null, hasPassword: false })} />);
  expect(screen.getByText('没有用户名和密码。')).toBeTruthy();
});

it('says what groups gave, and that it comes back, to whoever is about to take it away', async () => {
  const provided: PersonDetails['provided'] = { roles: ['lead'], agencies: ['财政部'] };
  const { container } = await show(<Provided person={person({ identities: [identity], provided })} />, 'en');
  expect(container.textContent).toContain(`Given by their groups at ${NAME}: Lead, 财政部.`);
  expect(container.textContent).toContain('what is taken away here is back after the next');
  expect(container.textContent).toContain(`Their name follows ${NAME}`);
});

it('says nothing of groups where no provider knows somebody, nor where one that is gone gave nothing', async () => {
  const { container } = await show(<Provided person={person({})} />);
  expect(container.textContent).toBe('');
  cleanup();
  const gone = await show(<Provided person={person({ identities: [{ ...identity, isInUse: false }] })} />);
  expect(gone.container.textContent).toBe('');
});
