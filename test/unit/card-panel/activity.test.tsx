import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ActivityList } from '#app/components/card-panel/activity-list.tsx';
import type { CommitmentId, PersonId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import type { CardChange } from '#app/services.ts';
import { stagesOf } from '../board/board-fixtures.ts';
import { show } from './show.tsx';

afterEach(cleanup);

const at = (stage: string, rank = 'V') => ({ stage: stage as StageId, rank: rank as Rank });
const second = 'k2' as CommitmentId;
const edited = (field: 'title' | 'contact' | 'dueOn' | 'description', from: string | null, to: string | null) =>
  ({ kind: 'edited', field, from, to }) as const;

const told: [CardChange, string, string][] = [
  [{ kind: 'moved', from: at('a'), to: at('b') }, '从“阶段a”移到“阶段b”', 'moved it from “Stage a” to “Stage b”'],
  [{ kind: 'moved', from: at('a'), to: at('a', 'W') }, '在“阶段a”内调整了顺序', 'changed its place in “Stage a”'],
  [
    { kind: 'moved', from: at('gone'), to: at('b') },
    '从“已不存在的阶段”移到“阶段b”',
    'moved it from “a stage that is no more” to “Stage b”',
  ],
  [
    { kind: 'added', to: at('a'), title: '起草方案' },
    '在“阶段a”新建了任务卡“起草方案”',
    'added the task card “起草方案” in “Stage a”',
  ],
  [{ kind: 'archived' }, '归档了这张卡片', 'archived this card'],
  [{ kind: 'restored' }, '恢复了这张卡片', 'restored this card'],
  [{ kind: 'ticked', commitmentId: second }, '标记为已完成：任务 2', 'marked Commitment 2 done'],
  [{ kind: 'unticked', commitmentId: second }, '改回未完成：任务 2', 'marked Commitment 2 not done'],
  [{ kind: 'ticked', commitmentId: 'x' as CommitmentId }, '标记为已完成：一项任务', 'marked a commitment done'],
  [edited('contact', '', '王五'), '填写了包干责任人：王五', 'set Contact: 王五'],
  [edited('contact', '王五', ''), '清空了包干责任人（原为“王五”）', 'cleared Contact (was “王五”)'],
  [
    edited('dueOn', '2026-05-01', '2026-06-30'),
    '将完成期限由“2026年5月1日”改为“2026年6月30日”',
    'changed Due date from “1 May 2026” to “30 Jun 2026”',
  ],
  [edited('dueOn', '2026-05-01', null), '清空了完成期限（原为“2026年5月1日”）', 'cleared Due date (was “1 May 2026”)'],
  [edited('title', '甲', '乙'), '将标题由“甲”改为“乙”', 'changed Title from “甲” to “乙”'],
  [edited('description', '甲', '乙'), '修改了说明', 'changed the description'],
];

function list(changes: readonly CardChange[], unknown = false) {
  const person = { id: 'p1' as PersonId, name: '欧阳建国' };
  const moment = Date.UTC(2026, 10, 24, 6, 5);
  return (
    <ActivityList
      entries={changes.map((change, i) => ({ id: String(i), at: moment, person, change }))}
      stages={stagesOf('a', 'b')}
      commitments={[{ id: second, ordinal: 2 }]}
      unknown={unknown}
    />
  );
}

describe('the activity of a card', () => {
  it.each(told)('tells %j in both languages', async (change, chinese, english) => {
    const { unmount } = await show(list([change]));
    expect(screen.getByRole('listitem').textContent).toBe(`欧欧阳建国 ${chinese}2026年11月24日 14:05`);
    unmount();
    await show(list([change]), 'en');
    expect(screen.getByRole('listitem').textContent).toContain(`欧阳建国 ${english}24 Nov 2026 14:05`);
  });

  it('says that there is none yet, and does not say so where nobody could be asked', async () => {
    const { update } = await show(list([]));
    expect(screen.getByText(/还没有动态/)).toBeTruthy();
    update(list([], true));
    expect(screen.queryByText(/还没有动态/)).toBeNull();
    expect(screen.getByText(/连不上服务器/)).toBeTruthy();
  });
});
