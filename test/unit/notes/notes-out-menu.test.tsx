import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NotesOutMenu } from '#app/components/notes/notes-out-menu.tsx';
import type { NotesNode } from '#app/notes/services.ts';
import { show } from '../card-panel/show.tsx';
import { doc, h, image } from './notes-arbitraries.ts';

const CONTENT = doc(h(1, '进展'), image('图'));
const MARKDOWN = `# 进展\n\n![图](${window.location.origin}/images/${'a'.repeat(64)})`;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'clipboard');
});

async function open(writeText: ((text: string) => Promise<void>) | null, content: NotesNode | null = CONTENT) {
  Object.defineProperty(navigator, 'clipboard', { value: writeText ? { writeText } : undefined, configurable: true });
  // happy-dom has no popovers.
  HTMLElement.prototype.showPopover ??= () => {};
  HTMLElement.prototype.hidePopover ??= () => {};
  await show(<NotesOutMenu notesId="m" content={() => content} />);
  fireEvent.click(screen.getByRole('button', { name: '导出' }));
}

const item = (name: RegExp) => screen.getByRole('menuitem', { name });

describe('taking notes out', () => {
  it('is a menu for the keyboard, which gives the focus back', async () => {
    await open(async () => {});
    expect(document.activeElement).toBe(item(/复制/));
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(item(/打印/));
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '导出' }));
  });

  it('copies Markdown with whole addresses, and says so', async () => {
    const writeText = vi.fn(async () => {});
    await open(writeText);
    fireEvent.click(item(/复制为 Markdown/));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('已复制为 Markdown'));
    expect(writeText).toHaveBeenCalledExactlyOnceWith(MARKDOWN);
  });

  it.each([
    ['refuses', () => Promise.reject(new DOMException('no', 'NotAllowedError'))],
    ['has no clipboard', null],
  ])('where the browser %s, shows the text all selected', async (_what, writeText) => {
    await open(writeText);
    fireEvent.click(item(/复制为 Markdown/));
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Markdown 文本' });
    expect(field.value).toBe(MARKDOWN);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, MARKDOWN.length]);
    expect(screen.getByRole('status').textContent).toContain('请在窗口中手动复制');
    fireEvent.click(screen.getByRole('button', { name: '关闭' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says so where there is what Markdown cannot be made of', async () => {
    await open(async () => {}, doc({ type: 'unknown' }));
    fireEvent.click(item(/复制为 Markdown/));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('没有转换成功，请重试'));
  });

  it('leads to the files, and prints', async () => {
    await open(async () => {});
    expect(item(/Word/).getAttribute('href')).toBe('/notes/m/export/docx');
    expect(item(/\.md/).getAttribute('href')).toBe('/notes/m/export/md');
    const print = vi.fn();
    vi.stubGlobal('print', print);
    window.print = print;
    fireEvent.click(item(/打印/));
    expect(print).toHaveBeenCalledOnce();
  });
});
