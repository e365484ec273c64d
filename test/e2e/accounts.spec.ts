import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { test as base, expect } from '@playwright/test';
import { RealServer } from '../support/real-server.ts';
import { expectNoViolation } from './support/accessible.ts';
import { listen } from './support/people.ts';

const run = promisify(execFile);
const FIRST = 'seven rivers to the sea';
const SECOND = 'nine hills and a valley';
const THIRD = 'the rain falls on the roof';

const test = base.extend<{ server: RealServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off its pattern
  server: async ({}, use) => {
    const server = new RealServer();
    await server.start();
    await use(server);
    await server.dispose();
  },
});

test('from an empty server to a colleague who changes their password and signs out everywhere', async ({
  browser,
  server,
}) => {
  const heard: string[] = [];
  const open = async (name: string) => {
    const context = await browser.newContext({ locale: 'zh-CN', baseURL: server.address });
    const page = await context.newPage();
    listen(page, name, heard);
    return page;
  };

  const admin = await open('admin');
  await admin.goto('/plans/anything');
  await expect(admin.getByRole('heading', { name: '系统还没有设置完成' })).toBeVisible();
  await expectNoViolation(admin, 'not set up');
  await admin.goto(server.firstLink);
  await admin.getByRole('textbox', { name: '姓名' }).fill('马骏');
  await admin.getByRole('textbox', { name: '用户名' }).fill('majun');
  await admin.getByLabel('密码', { exact: true }).fill('password1234');
  await admin.getByRole('button', { name: '完成设置' }).click();
  await expect(admin.getByRole('alert')).toBeFocused();
  await expect(admin.getByText('这个密码太常见')).toBeVisible();
  await expectNoViolation(admin, 'the first link, with a fault');
  await admin.getByLabel('密码', { exact: true }).fill(FIRST);
  await admin.getByRole('button', { name: '完成设置' }).click();
  await admin.getByRole('button', { name: '导入自带的文件' }).click();
  await expect(admin.getByRole('link', { name: '财政部', exact: true })).toBeVisible();

  await admin.goto('/admin/invitations');
  await admin.getByRole('textbox', { name: '姓名' }).fill('沈志远');
  await admin.getByRole('searchbox', { name: '查找单位' }).fill('财政');
  await admin.getByRole('checkbox', { name: '财政部' }).check();
  await admin.getByRole('button', { name: '生成邀请链接' }).press('Enter');
  await expect(admin.getByRole('heading', { name: '链接已生成' })).toBeFocused();
  await expectNoViolation(admin, 'an invitation');
  const invitation = await admin.getByRole('textbox', { name: '地址' }).inputValue();

  const colleague = await open('colleague');
  await colleague.goto(invitation);
  await expectNoViolation(colleague, 'coming in');
  await colleague.getByRole('textbox', { name: '用户名' }).fill('shen');
  await colleague.getByLabel('密码', { exact: true }).fill(FIRST);
  await colleague.getByRole('button', { name: '加入' }).click();
  await expect(colleague.getByRole('button', { name: '沈志远' })).toBeVisible();
  await colleague.goto(invitation);
  await expect(colleague.getByRole('heading', { name: '这个链接打不开' })).toBeVisible();

  const phone = await open('phone');
  await phone.goto('/account');
  await phone.getByRole('textbox', { name: '用户名或电子邮箱' }).fill('SHEN');
  await phone.getByLabel('密码', { exact: true }).fill(SECOND);
  await phone.getByRole('button', { name: '登录' }).press('Enter');
  await expect(phone.getByRole('alert')).toContainText('用户名或密码不对');
  await expectNoViolation(phone, 'signing in');
  await phone.getByLabel('密码', { exact: true }).fill(FIRST);
  await phone.getByRole('button', { name: '登录' }).press('Enter');
  await expect(phone.getByRole('heading', { name: '我的账号' })).toBeVisible();

  await colleague.goto('/account');
  await expect(colleague.getByRole('button', { name: /^结束登录/ })).toHaveCount(1);
  await expectNoViolation(colleague, 'my account');
  await colleague.getByLabel('当前密码').fill(FIRST);
  await colleague.getByLabel('新密码').fill(SECOND);
  await colleague.getByRole('button', { name: '修改密码' }).click();
  await expect(colleague.getByText('密码已修改')).toBeFocused();
  await expect(colleague.getByRole('button', { name: /^结束登录/ })).toHaveCount(0);
  await phone.reload();
  await expect(phone).toHaveURL(/sign-in\?to=%2Faccount/);
  await colleague.getByRole('button', { name: '在所有设备上退出' }).click();
  await expect(colleague.getByRole('heading', { name: '登录' })).toBeVisible();
  await expect(colleague.getByText('已在所有设备上退出。')).toBeVisible();

  // By whoever sits at the server, for whoever has forgotten theirs.
  const env = { ...process.env, DUBAN_DATA: server.dataDir, DUBAN_ORIGIN: server.address };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'server/cli/reset-account.ts', 'shen'], { env });
  await colleague.goto(/http\S+/.exec(stdout)?.[0] ?? '');
  await colleague.getByLabel('新密码').fill(THIRD);
  await colleague.getByRole('button', { name: '设置新密码' }).click();
  await expect(colleague.getByText('密码已设置，请登录。')).toBeVisible();
  await colleague.getByRole('textbox', { name: '用户名或电子邮箱' }).fill('shen');
  await colleague.getByLabel('密码', { exact: true }).fill(THIRD);
  await colleague.getByRole('button', { name: '登录' }).click();
  await expect(colleague.getByRole('button', { name: '沈志远' })).toBeVisible();

  await admin.goto('/admin/people?search=财政');
  await admin.getByRole('link', { name: '沈志远' }).click();
  await admin.getByText('停用', { exact: true }).click();
  await admin.getByRole('button', { name: '确定停用' }).click();
  await expect(admin.getByText('已停用，所有登录已结束。')).toBeFocused();
  await expectNoViolation(admin, 'a person');
  await colleague.reload();
  await expect(colleague).toHaveURL(/sign-in/);
  await admin.goto('/admin/people');
  await expectNoViolation(admin, 'people');
  await admin.goto('/admin/audit?action=person-disabled');
  await expect(admin.getByRole('row', { name: /停用人员 马骏 沈志远/ })).toBeVisible();
  await expectNoViolation(admin, 'the audit log');

  // What is not taken, and what there is not, is said by status, which Chromium notes.
  expect(heard.filter((message) => !/status of (400|401|404)/.test(message))).toEqual([]);
});
