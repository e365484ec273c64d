import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BackupState } from '#app/routes/operations/backup-state.tsx';
import { DamagedList } from '#app/routes/operations/damaged-list.tsx';
import { DatabaseState } from '#app/routes/operations/database-state.tsx';
import { Figures } from '#app/routes/operations/figures.tsx';
import { formatBytes, formatClock, formatRate, splitSpan } from '#app/routes/operations/format.ts';
import { readOrKeep } from '#app/routes/operations/keep-last.ts';
import type { Operations } from '#app/services.ts';
import { show } from '../card-panel/show.tsx';

afterEach(cleanup);

/** 2026-11-25 14:05 in Beijing. */
const AT = Date.UTC(2026, 10, 25, 6, 5);
const well: Operations['database'] = { bytes: 0, walBytes: 0, takes: 'all', failingSince: null, lastFailure: null };
const full = { failingSince: AT, lastFailure: { code: 'SQLITE_FULL', at: AT + 60_000 } };

describe('the state of the database', () => {
  it.each<[string, Operations['database'], string[]]>([
    ['well since the start', well, ['更改能正常写入数据库', '启动以来没有写入失败']],
    [
      'well again',
      { ...well, lastFailure: full.lastFailure },
      ['更改能正常写入数据库', '14:06，错误代码 SQLITE_FULL，现已恢复'],
    ],
    [
      'failing for some',
      { ...well, ...full, takes: 'some' },
      ['部分看板的更改写不进数据库', '从 2026年11月25日 14:05 开始', 'SQLITE_FULL', '日志'],
    ],
    [
      'failing for all',
      { ...well, ...full, takes: 'none' },
      ['数据库现在写不进任何更改', '从 2026年11月25日 14:05 开始', 'SQLITE_FULL', '磁盘空间'],
    ],
  ])('%s is said in words, and aloud', async (_what, database, words) => {
    await show(<DatabaseState database={database} />);
    for (const word of words) expect(screen.getByRole('status').textContent).toContain(word);
  });

  it('is said in English, too', async () => {
    await show(<DatabaseState database={{ ...well, ...full, takes: 'none' }} />, 'en');
    const { textContent } = screen.getByRole('status');
    expect(textContent).toContain('The database takes no changes');
    expect(textContent).toContain('Since 25 Nov 2026 14:05, error code SQLITE_FULL');
  });
});

describe('the last backup', () => {
  const DAY_MS = 86_400_000;
  const made = { at: AT, name: 'duban-2026-11-25T060500Z', bytes: 13_002_342 };

  it.each<[string, Operations['backup'], number, string[], boolean]>([
    ['none', null, AT, ['还没有备份', 'npm run backup'], true],
    ['one just now', made, AT + 1, ['最近一次备份', '刚刚', '12.4 MB', made.name], false],
    ['one of a week ago', made, AT + 7 * DAY_MS, ['最近一次备份', '距今 7 天', '2026年11月25日 14:05'], false],
    [
      'one of more than that',
      made,
      AT + 7 * DAY_MS + 1,
      ['最近一次备份已超过一周', '距今 7 天', 'npm run backup'],
      true,
    ],
  ])('%s is told of, and warned of where it is too old', async (_what, backup, at, words, isWarned) => {
    await show(<BackupState backup={backup} at={at} />);
    const section = screen.getByRole('region');
    for (const word of words) expect(section.textContent).toContain(word);
    expect(section.textContent?.includes('npm run backup')).toBe(isWarned);
  });
});

it('figures have their names and units', async () => {
  const live = { documents: 3, connections: 1_234, people: 40, waiting: 0, lastMinute: { changes: 132, commits: 1 } };
  const { container } = await show(<Figures database={{ ...well, bytes: 13_002_342 }} live={live} />, 'en');
  const figures = [...container.querySelectorAll('dl > div')].map((div) => [...div.children].map((c) => c.textContent));
  expect(figures).toEqual([
    ['People online', '40'],
    ['Connections', '1,234'],
    ['Boards and notes in memory', '3'],
    ['Boards and notes waiting to be written', '0'],
    ['Changes, last minute', '1322.2 a second'],
    ['Commits, last minute', '10.017 a second'],
    ['Database file', '12.4 MB'],
    ['Database log (WAL)', '0 B'],
  ]);
});

describe('damaged data', () => {
  const row = {
    id: 1,
    foundAt: AT,
    table: 'document_updates',
    rowId: 17,
    documentName: 'board/x',
    subject: null,
    size: 212,
    expectedHash: 'e'.repeat(64),
    foundHash: 'f'.repeat(64),
  } as const;

  it('are none, and what that means', async () => {
    await show(<DamagedList damaged={[]} count={0} />);
    expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('没有发现损坏的数据');
  });

  it('say where they stood, when that was found, what was on record, and what to do', async () => {
    const { container } = await show(<DamagedList damaged={[row]} count={1} />);
    const words = [
      '请尽快检查服务器的磁盘和内存',
      '已单独保存',
      '2026年11月25日 14:05 发现',
      '表 document_updates 第 17 行',
      '212 B',
      'board/x',
      row.expectedHash,
      row.foundHash,
    ];
    for (const word of words) expect(container.textContent).toContain(word);
    expect(container.textContent).not.toContain('没有列出');
  });

  it('that are too many are counted', async () => {
    const { container } = await show(<DamagedList damaged={[row]} count={7} />);
    expect(container.textContent).toContain('另有较早发现的 6 条没有列出');
  });
});

describe('sizes, rates and times', () => {
  it.each([
    [0, '0 B'],
    [1_023, '1,023 B'],
    [1_024, '1 KB'],
    [1_048_575, '1,024 KB'],
    [1_048_576, '1 MB'],
    [5_368_709_120, '5 GB'],
    [2 ** 60, '1,048,576 TB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes('en', bytes)).toBe(text);
  });

  it('rates keep two digits that matter', () => {
    expect([0, 1, 132, 9_000].map((count) => formatRate('en', count))).toEqual(['0', '0.017', '2.2', '150']);
  });

  it('the time is that of Beijing', () => {
    expect(formatClock(AT)).toBe('14:05:00');
  });

  it.each([
    [59_999, []],
    [60_000, [['minutes', 1]]],
    [3_600_000, [['hours', 1]]],
    [
      3_660_000,
      [
        ['hours', 1],
        ['minutes', 1],
      ],
    ],
    [
      90_061_000,
      [
        ['days', 1],
        ['hours', 1],
      ],
    ],
    [86_400_000 + 60_000, [['days', 1]]],
    [-1, []],
  ])('%d ms are %o', (ms, parts) => {
    expect(splitSpan(ms)).toEqual(parts);
  });
});

describe('a page that refreshes itself', () => {
  it('keeps what it had while the server is away or hangs, and goes on after', async () => {
    vi.useFakeTimers();
    const data = { isReachable: true, count: 1 };
    const away = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(readOrKeep(away)).rejects.toThrow('Failed to fetch');
    expect(await readOrKeep(async () => data)).toEqual(data);
    expect(await readOrKeep(away)).toEqual({ ...data, isReachable: false });
    const hanging = readOrKeep(() => new Promise<typeof data>(() => {}));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await hanging).toEqual({ ...data, isReachable: false });
    expect(await readOrKeep(async () => ({ ...data, count: 2 }))).toEqual({ isReachable: true, count: 2 });
    vi.useRealTimers();
  });

  it('gives way to what the server refuses with', async () => {
    await readOrKeep(async () => ({ isReachable: true }));
    const refusals = [
      new Response(null, { status: 302 }),
      { status: 404, statusText: 'Not Found', internal: false, data: {} },
    ];
    for (const refusal of refusals) await expect(readOrKeep(() => Promise.reject(refusal))).rejects.toBe(refusal);
    const broken = { status: 500, statusText: 'Error', internal: false, data: {} };
    expect(await readOrKeep(() => Promise.reject(broken))).toEqual({ isReachable: false });
  });
});
