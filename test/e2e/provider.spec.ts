import { expect, test } from '@playwright/test';
import { NAME, oidcVariables, startProvider } from '../support/oidc-provider.ts';
import { RealServer } from '../support/real-server.ts';
import { expectNoViolation } from './support/accessible.ts';
import { listen } from './support/people.ts';

const PASSWORD = 'seven rivers to the sea';

test('people come in by the province’s sign-in, or are told why not, and connect the account they have', async ({
  browser,
}) => {
  const server = new RealServer();
  const there = await startProvider(() => server.address);
  there.people.set('sub-1', { name: '何敏', preferred_username: 'hemin', groups: ['leads'] });
  there.people.set('sub-2', { name: '马骏', preferred_username: 'majun.north' });
  await server.start(oidcVariables(there.issuer, { DUBAN_OIDC_GROUPS: '{"leads":"role:lead"}' }));
  const heard: string[] = [];
  try {
    const open = async (name: string) => {
      const page = await (await browser.newContext({ locale: 'zh-CN', baseURL: server.address })).newPage();
      listen(page, name, heard);
      return page;
    };
    const admin = await open('admin');
    await admin.goto('/sign-in/provider');
    await expect(admin.getByRole('heading', { name: '系统还没有设置完成' })).toBeVisible();
    await admin.goto(server.firstLink);
    await admin.getByRole('textbox', { name: '姓名' }).fill('马骏');
    await admin.getByRole('textbox', { name: '用户名' }).fill('majun');
    await admin.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await admin.getByRole('button', { name: '完成设置' }).click();
    await admin.getByRole('button', { name: '导入自带的文件' }).click();

    const lead = await open('lead');
    there.who = 'sub-1';
    await lead.goto('/waiting');
    await expectNoViolation(lead, 'signing in, with a provider');
    await lead.getByRole('link', { name: `用${NAME}登录` }).press('Enter');
    await expect(lead).toHaveURL(`${server.address}/waiting`);
    await lead.goto('/account');
    await expect(lead.getByText(/已关联为“hemin”/)).toBeVisible();
    await expectNoViolation(lead, 'an account of the provider’s');

    const stranger = await open('stranger');
    there.who = 'sub-2';
    await stranger.goto('/sign-in');
    await stranger.getByRole('link', { name: `用${NAME}登录` }).click();
    await expect(stranger.getByText(`${NAME}认得您（马骏）`)).toBeVisible();
    await expectNoViolation(stranger, 'not admitted');

    await admin.goto('/account');
    const section = admin.getByRole('region', { name: NAME });
    await section.getByLabel('当前密码').fill('not the password');
    await section.getByRole('button', { name: '关联' }).click();
    await expect(section.getByRole('alert')).toBeFocused();
    await section.getByLabel('当前密码').fill(PASSWORD);
    await section.getByRole('button', { name: '关联' }).click();
    await expectNoViolation(admin, 'about to connect an account');
    await section.getByRole('link', { name: `前往${NAME}` }).press('Enter');
    await expect(section.getByText(/已关联为“majun.north”/)).toBeVisible();
    await stranger.getByRole('link', { name: '重新登录' }).click();
    await stranger.getByRole('link', { name: `用${NAME}登录` }).click();
    await expect(stranger.getByRole('button', { name: '马骏' })).toBeVisible();
    // Of a password that was wrong, and of whoever was not admitted.
    expect(heard.filter((line) => !/status of 40[03]/.test(line))).toEqual([]);
  } finally {
    await server.dispose();
    await there.close();
  }
});
