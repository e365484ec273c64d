import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '#app/i18n/languages.ts';
import type { NotesNode, NotesVersion } from '#app/notes/services.ts';
import { VersionsPanel, type VersionsPanelProps } from '#app/versions/versions-panel.tsx';
import { show } from '../card-panel/show.tsx';
import { doc, h, p } from '../notes/notes-arbitraries.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** 2026-11-25 14:05 in Beijing. */
const AT = Date.UTC(2026, 10, 25, 6, 5);
const VERSIONS = [
  {
    id: '2',
    at: AT,
    reason: 'quiet',
    characters: 12,
    people: [
      { id: 'p', name: '李明', agency: '财政部' },
      { id: 'q', name: '王华', agency: null },
    ],
  },
  { id: '1', at: AT - 3_600_000, reason: 'snapshot', characters: 1, people: [] },
] as unknown as NotesVersion[];
const BEFORE = doc(h(1, '进展'), p('尚未报送材料。'));
const NOW = doc(h(1, '进展'), p('已经报送材料。'));

/** What the server answers, by address; a function for what changes. */
type Answers = Record<string, () => Response | Promise<Response>>;

const ANSWERS: Answers = {
  '/notes/m/versions': () => Response.json(VERSIONS),
  '/notes/m/versions/2': () => Response.json({ ...VERSIONS[0], content: BEFORE }),
};

async function open(props: Partial<VersionsPanelProps> = {}, answers: Answers = {}, language: Language = 'zh-CN') {
  vi.stubGlobal('fetch', async (href: string) => ({ ...ANSWERS, ...answers })[href]?.());
  const onClose = vi.fn();
  await show(
    <VersionsPanel notesId="m" current={() => NOW} writable onRestore={async () => {}} onClose={onClose} {...props} />,
    language,
  );
  return { onClose };
}

const first = () => screen.findByRole('button', { name: /2026年11月25日 14:05/ });

async function openFirst() {
  fireEvent.click(await first());
  await screen.findByText('尚未报送材料。');
}

describe('versions', () => {
  it('are listed with when, why, how much and who, and the focus is at their heading', async () => {
    await open();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '版本' }));
    const words = (await first()).textContent ?? '';
    for (const each of ['自动保存', '12 字', '李明（财政部）、王华']) expect(words).toContain(each);
    expect(screen.getByRole('button', { name: /随快照保存.*没有人改动/ })).toBeTruthy();
  });

  it('where there are none, say when they are made', async () => {
    await open({}, { '/notes/m/versions': () => Response.json([]) }, 'en');
    expect(await screen.findByRole('heading', { name: 'No versions yet' })).toBeTruthy();
    expect(screen.getByText(/Nothing needs saving by hand/)).toBeTruthy();
  });

  it('that cannot be had say why, and are asked for again', async () => {
    const away = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockImplementation(async () => Response.json(VERSIONS));
    await open({}, { '/notes/m/versions': away });
    expect((await screen.findByRole('alert')).textContent).toContain('连不上服务器');
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    await first();
  });

  it.each([
    ['not-signed-in', 401, '登录已失效'],
    ['version-damaged', 500, '这个版本已损坏'],
    ['not-found', 404, '没有这个版本'],
    ['else', 500, '出了意外的错误'],
  ])('%s is told', async (code, status, words) => {
    await open({}, { '/notes/m/versions/2': () => Response.json({ error: { code } }, { status }) });
    fireEvent.click(await first());
    expect((await screen.findByRole('alert')).textContent).toContain(words);
  });

  it('are read one by one, and Esc leads back to where one was, then closes', async () => {
    const { onClose } = await open();
    await openFirst();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '2026年11月25日 14:05的版本' }));
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape', keyCode: 229 });
    expect(screen.queryByText('尚未报送材料。')).toBeTruthy();
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    expect(document.activeElement).toBe(await first());
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('tell what changed since, counted, marked, and said', async () => {
    await open();
    await openFirst();
    fireEvent.click(screen.getByRole('button', { name: '此后的改动' }));
    const changes = screen.getByRole('region', { name: '从这个版本到现在的改动' });
    expect(within(changes).getByRole('status').textContent).toBe('增加 2 字 · 删去 2 字');
    expect(changes.querySelector('ins')?.textContent).toBe('新增：已经，新增完；');
    expect(changes.querySelector('del')?.textContent).toBe('删去：尚未，删去完；');
  });

  it('compare with the latest text when asked to', async () => {
    let now: NotesNode | null = NOW;
    await open({ current: () => now });
    await openFirst();
    fireEvent.click(screen.getByRole('button', { name: '此后的改动' }));
    now = BEFORE;
    fireEvent.click(screen.getByRole('button', { name: '与最新的文字比较' }));
    expect(screen.getByText('现在的文字与这个版本完全相同。')).toBeTruthy();
  });

  it('are restored after a word on what happens; then the list is new and the result is said', async () => {
    const asked = vi.fn(async () => Response.json(VERSIONS));
    const onRestore = vi.fn(async () => {});
    await open({ onRestore }, { '/notes/m/versions': asked });
    await openFirst();
    fireEvent.click(screen.getByRole('button', { name: '恢复这个版本' }));
    const dialog = screen.getByRole('dialog', { name: '恢复2026年11月25日 14:05的版本？' });
    expect(dialog.textContent).toContain('现在的文字会先保存为一个版本');
    expect(onRestore).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole('button', { name: '恢复' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(onRestore).toHaveBeenCalledExactlyOnceWith(BEFORE);
    expect(screen.getByText('已恢复2026年11月25日 14:05的版本，原来的文字已保存为一个版本。')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '版本' }));
    await first();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('that could not be restored say so, and can be tried again or left', async () => {
    await open({ onRestore: () => Promise.reject(new Error('offline')) });
    await openFirst();
    fireEvent.click(screen.getByRole('button', { name: '恢复这个版本' }));
    fireEvent.click(screen.getByRole('button', { name: '恢复' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('没有恢复成功，文字没有变化'));
    fireEvent.click(screen.getByRole('button', { name: '取消' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are not for a reader to restore', async () => {
    await open({ writable: false });
    await openFirst();
    expect(screen.queryByRole('button', { name: '恢复这个版本' })).toBeNull();
    expect(screen.getByText(/只有负责这项举措的单位成员和领导/)).toBeTruthy();
  });
});
