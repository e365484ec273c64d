import { cleanup } from '@testing-library/react';
import { useTranslation } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { usePeopleTexts } from '#app/accounts/use-people-texts.ts';
import type { AuditEntry } from '#app/domain/audit.ts';
import { describeDetail } from '#app/routes/admin.audit/describe-detail.ts';
import { show } from '../card-panel/show.tsx';

afterEach(cleanup);

type Detail = AuditEntry['detail'];

function Said({ detail }: { detail: Detail }) {
  usePeopleTexts();
  return <p>{describeDetail(detail, useTranslation(['people', 'common']).t)}</p>;
}

async function say(detail: Detail, language: 'zh-CN' | 'en') {
  const { container } = await show(<Said detail={detail} />, language);
  const said = container.querySelector('p')?.textContent ?? '';
  cleanup();
  return said;
}

it.each<[Detail, string, string]>([
  [{ change: 'archived' }, '更改: 归档', 'change: archived'],
  [
    { change: 'stage-changed', stage: '推进中', to: '办理中', limit: null },
    '更改: 修改阶段 · 阶段: 推进中 · 改为: 办理中',
    'change: stage changed · stage: 推进中 · is now: 办理中',
  ],
  [
    { change: 'stage-shifted', stage: '推进中', by: -1 },
    '更改: 移动阶段 · 阶段: 推进中 · 方向: 向左',
    'change: stage moved · stage: 推进中 · direction: to the left',
  ],
  [
    { change: 'stage-added', stage: '会签', category: 'doing' },
    '更改: 新增阶段 · 阶段: 会签 · 类别: 推进中',
    'change: stage added · stage: 会签 · category: Under way',
  ],
  [
    { from: ['商务部', null as never, 'ministry'], to: ['商务部', '商务', 'collective'] },
    '原为: 商务部、中央单位 · 改为: 商务部、商务、集合称谓',
    'was: 商务部, Central body · is now: 商务部, 商务, Collective',
  ],
  [{ joined: '沈志远', person: 'p1' }, '加入: 沈志远', 'joined: 沈志远'],
  [{ from: '农业部', fromId: 'a1', boards: 2 }, '原为: 农业部 · 看板数: 2', 'was: 农业部 · boards: 2'],
  [{ revision: 2, measures: 14, gone: 0, added: 1 }, /修订版: 2 · 举措数: 14/, /version: 2 · measures: 14/],
  [{ plan: '意见', reason: 'schedule' }, '文件: 意见 · 方式: 按计划自动', 'plan: 意见 · how: by schedule'],
  [{ what: 'audit', lines: 3 }, '内容: 审计记录 · 条数: 3', 'what: audit log · lines: 3'],
  [{ inPlansAdded: ['国发〔2016〕62号 · lead'] }, /62号 · 领导/, /62号 · Lead/],
  [{ refusal: 'account-disabled', roles: [], command: false }, /^原因: 账号已停用$/, /^why: account disabled$/],
] as [Detail, string, string][])('%j is told in words, in both languages', async (detail, zh, en) => {
  expect(await say(detail, 'zh-CN')).toMatch(zh);
  expect(await say(detail, 'en')).toMatch(en);
});

it.each([
  'provider-failed',
  'provider-refused',
  'not-admitted',
  'account-disabled',
  'account-exists',
  'identity-taken',
])('why somebody was refused is told to others than them: %s', async (refusal) => {
  expect(await say({ refusal }, 'zh-CN')).toMatch(/^原因: [^a-z您]+$/);
  expect(await say({ refusal }, 'en')).toMatch(/^why: (?!.*\byou)[^-]+$/);
});
