import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Refusal, SyncStatus } from '#app/collab/live-board.ts';
import { KeepingBanner } from '#app/components/board/keeping-banner.tsx';
import { SyncStatusLine } from '#app/components/board/sync-status.tsx';
import { show } from '../card-panel/show.tsx';

const LANGUAGES = ['zh-CN', 'en'] as const;
/** Longer than the banner waits. */
const A_WHILE_MS = 2_000;

const banner = (status: SyncStatus, onRetry = () => undefined) => (
  <KeepingBanner status={status} href="/boards/b1?late=overdue" onRetry={onRetry} />
);
const wait = () => act(() => vi.advanceTimersByTime(A_WHILE_MS));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** [status, what the banner says in Chinese, what in English, what it offers] */
const ALARMS: [SyncStatus, RegExp, RegExp, string | null][] = [
  [
    { kind: 'offline', unsaved: true, kept: 'browser' },
    /离线：更改尚未保存。.*已留在本机/,
    /Offline: your changes are not saved\..*kept in this browser/,
    null,
  ],
  [
    { kind: 'offline', unsaved: true, kept: 'page' },
    /离线：更改尚未保存。.*只在这个打开的页面里：请勿关闭/,
    /Offline: your changes are not saved\..*only on this open page: do not close/,
    null,
  ],
  [
    { kind: 'not-kept', unsaved: true, kept: 'browser' },
    /服务器暂时存不了更改：尚未保存。.*已留在本机/,
    /The server cannot save right now: your changes are not saved\..*kept in this browser/,
    null,
  ],
  [
    { kind: 'not-kept', unsaved: true, kept: 'page' },
    /尚未保存。.*只在这个打开的页面里/,
    /not saved\..*only on this open page/,
    null,
  ],
  [
    { kind: 'refused', why: 'signed-out', unsaved: true, kept: 'browser' },
    /更改尚未保存。.*已留在本机。.*登录/,
    /not saved\..*kept in this browser\..*sign in/,
    'link',
  ],
  [
    { kind: 'refused', why: 'signed-out', unsaved: true, kept: 'page' },
    /更改尚未保存。.*只在这个打开的页面里.*另一个标签页登录/,
    /not saved\..*only on this open page.*another tab/,
    'button',
  ],
  [
    { kind: 'refused', why: 'not-there', unsaved: true, kept: 'browser' },
    /更改尚未保存。.*已留在本机.*已不能查看这里.*管理员/,
    /not saved\..*kept in this browser.*no longer see this.*administrator/,
    'link',
  ],
  [
    { kind: 'refused', why: 'read-only', unsaved: true, kept: 'page' },
    /更改尚未保存。.*只在这个打开的页面里.*已不能在这里修改.*复制/,
    /not saved\..*only on this open page.*no longer write here.*copy/,
    'button',
  ],
  [
    { kind: 'refused', why: 'broken', unsaved: true, kept: 'browser' },
    /已留在本机。请重新载入，随后自动上传/,
    /kept in this browser\. Reload/,
    'link',
  ],
  [
    { kind: 'read-only', unsaved: true },
    /有更改没能保存。.*已不能在这里修改/,
    /could not be saved\..*no longer write/,
    null,
  ],
];

const QUIET: SyncStatus[] = [
  { kind: 'connecting' },
  { kind: 'saved' },
  { kind: 'saving' },
  { kind: 'read-only', unsaved: false },
  { kind: 'offline', unsaved: false, kept: 'browser' },
  { kind: 'not-kept', unsaved: false, kept: 'browser' },
  { kind: 'refused', why: 'signed-out', unsaved: false, kept: 'browser' },
];

describe('the banner', () => {
  test.each(ALARMS)('%j: says that it is not saved, where it is, and what to do', async (status, zh, en, offer) => {
    for (const language of LANGUAGES) {
      const { getByRole, queryByRole } = await show(banner(status), language);
      wait();
      // An alert is said aloud at once.
      expect(getByRole('alert').textContent).toMatch(language === 'en' ? en : zh);
      expect(queryByRole('link') !== null).toBe(offer === 'link');
      expect(queryByRole('button') !== null).toBe(offer === 'button');
      cleanup();
    }
  });

  test.each(QUIET)('%j: says nothing', async (status) => {
    const { getByRole } = await show(banner(status));
    wait();
    expect(getByRole('alert').textContent).toBe('');
  });

  test('waits a moment, since a line is often back by then, and goes at once when all is saved', async () => {
    const [offline, refused] = [ALARMS[0]?.[0], ALARMS[4]?.[0]] as [SyncStatus, SyncStatus];
    const { getByRole, update } = await show(banner(offline));
    expect(getByRole('alert').textContent).toBe('');
    act(() => vi.advanceTimersByTime(500));
    update(banner({ kind: 'saved' }));
    wait();
    expect(getByRole('alert').textContent).toBe('');
    update(banner(offline));
    wait();
    expect(getByRole('alert').textContent).toContain('离线');
    update(banner(refused));
    expect(getByRole('alert').textContent).toContain('已中止');
    update(banner({ kind: 'saving' }));
    expect(getByRole('alert').textContent).toBe('');
  });

  test('leads back to this very page, or tries again on it', async () => {
    const { getByRole } = await show(banner({ kind: 'refused', why: 'signed-out', unsaved: true, kept: 'browser' }));
    wait();
    expect(getByRole('link').getAttribute('href')).toBe('/boards/b1?late=overdue');
    cleanup();
    const retry = vi.fn();
    const again = await show(banner({ kind: 'refused', why: 'signed-out', unsaved: true, kept: 'page' }, retry));
    wait();
    fireEvent.click(again.getByRole('button'));
    expect(retry).toHaveBeenCalledOnce();
  });
});

const refusedFor = (why: Refusal): SyncStatus => ({ kind: 'refused', why, unsaved: false, kept: 'browser' });

describe('the word for it in the head of the board', () => {
  test.each([
    [{ kind: 'saved' }, '已保存', 'Saved'],
    [{ kind: 'saving' }, '正在保存…', 'Saving…'],
    [{ kind: 'not-kept', unsaved: false, kept: 'browser' }, '暂时无法保存', 'Cannot save right now'],
    [{ kind: 'not-kept', unsaved: true, kept: 'browser' }, '未保存，留在本机', 'Not saved, kept in this browser'],
    [{ kind: 'not-kept', unsaved: true, kept: 'page' }, '未保存，仅在本页', 'Not saved, only on this page'],
    [{ kind: 'offline', unsaved: false, kept: 'page' }, '离线', 'Offline'],
    [{ kind: 'offline', unsaved: true, kept: 'browser' }, '未保存，留在本机', 'Not saved, kept in this browser'],
    [
      { kind: 'refused', why: 'signed-out', unsaved: true, kept: 'page' },
      '未保存，仅在本页',
      'Not saved, only on this page',
    ],
    [refusedFor('signed-out'), '无法连接：请重新登录', 'Not connected: sign in again'],
    [refusedFor('not-there'), '您已不能查看这里', 'You may no longer see this'],
    [refusedFor('read-only'), '您已不能修改：请刷新页面', 'You may no longer write: reload'],
    [refusedFor('broken'), '连接已中止：请刷新页面', 'Disconnected: reload the page'],
    [{ kind: 'read-only', unsaved: true }, '只读', 'Read-only'],
  ] as [SyncStatus, string, string][])('%j: %s, %s', async (status, zh, en) => {
    for (const language of LANGUAGES) {
      const { getByRole } = await show(<SyncStatusLine status={status} />, language);
      expect(getByRole('status').textContent).toBe(language === 'en' ? en : zh);
      cleanup();
    }
  });
});
