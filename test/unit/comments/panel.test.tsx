import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMENT_LIMITS } from '#app/notes/services.ts';
import { DRAFT, press, showPanel, thread, type, wire } from './scene.tsx';

let http = wire();
beforeEach(() => {
  http = wire();
  vi.stubGlobal('fetch', http.fetch);
  sessionStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const button = (name: RegExp | string) => screen.getByRole('button', { name });
const said = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .filter(Boolean);
const RESOLVED = { at: 1, by: '王芳' };

describe('the threads', () => {
  it('are folded but for the active one, in the order of their words, the resolved ones behind their number', async () => {
    await showPanel({
      threads: [thread('a'), thread('b'), thread('c', { resolved: RESOLVED })],
      active: 'a',
      order: ['b', 'a'],
    });
    const threads = screen.getAllByRole('button', { name: /的批注/ });
    expect(threads.map((each) => [each.textContent, each.getAttribute('aria-expanded')])).toEqual([
      ['李明 的批注 原文 b', 'false'],
      ['李明 的批注 原文 a', 'true'],
      ['李明 的批注 原文 c', 'false'],
    ]);
    expect(screen.getByText('已解决 1')).toBeTruthy();
    expect(screen.getAllByText('2026年11月25日 14:05')).toHaveLength(3);
    expect(screen.getByText('原文已删除')).toBeTruthy();
  });

  it('open and fold by a press, which keeps the focus', async () => {
    await showPanel({ threads: [thread('a')] });
    expect(screen.queryByRole('textbox')).toBeNull();
    fireEvent.click(button(/原文 a/));
    expect(button(/原文 a/).getAttribute('aria-expanded')).toBe('true');
    type('写到一半');
    press('Escape');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(document.activeElement).toBe(button(/原文 a/));
    fireEvent.click(button(/原文 a/));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('写到一半');
  });

  it('show words as words, with mentions set off', async () => {
    const comment = {
      ...thread('a').comments[0],
      text: '<img src=x onerror=alert(1)> @李明 好',
      mentions: [{ id: 'li', name: '李明' }],
    };
    const { container } = await showPanel({ threads: [{ ...thread('a'), comments: [comment] } as never] });
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText('@李明').className).toContain('text-accent');
    expect(container.textContent).toContain('<img src=x onerror=alert(1)> @李明 好');
  });

  it('can only be read by who reads', async () => {
    await showPanel({ threads: [thread('a')], active: 'a', writable: false, draft: DRAFT });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: '解决' })).toBeNull();
    cleanup();
    await showPanel({ threads: [], writable: false }, 'en');
    expect(screen.getByText('No comments yet.')).toBeTruthy();
  });
});

describe('a comment', () => {
  it('begins a thread on the chosen words, which then has the focus', async () => {
    await showPanel({ threads: [], draft: DRAFT });
    expect(screen.getByText('沈阳试点').tagName).toBe('BLOCKQUOTE');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '批注内容' }));
    type('  何时验收？ ');
    press('Enter');
    expect(http.asked).toEqual([]);
    press('Enter', { ctrlKey: true });
    const { url, body } = http.last();
    const id = body.thread?.id ?? '';
    expect([url, body]).toEqual([
      '/notes/n1/comments',
      { intent: 'start', thread: { ...DRAFT, id, text: '何时验收？', mentions: [] } },
    ]);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').readOnly).toBe(true);
    press('Enter', { ctrlKey: true });
    expect(http.asked).toHaveLength(1);
    await http.last().answer(thread(id));
    expect(document.activeElement).toBe(button(new RegExp(`原文 ${id}`)));
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
    expect(said()).toContain('批注已发送');
    // Nothing of it is left for the next one.
    fireEvent.click(button('begin'));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '批注内容' }).value).toBe('');
  });

  it('answers in a thread, which then has the focus', async () => {
    await showPanel({ threads: [thread('a')], active: 'a' });
    type('三月');
    press('Enter', { metaKey: true });
    expect(http.last().body).toMatchObject({ intent: 'reply', threadId: 'a', comment: { text: '三月' } });
    const { comments } = thread('a');
    await http
      .last()
      .answer(thread('a', { comments: [...comments, { ...comments[0], id: 'x', text: '三月' } as never] }));
    expect(screen.getByText('三月', { selector: 'p' })).toBeTruthy();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('');
    expect(document.activeElement).toBe(button(/原文 a/));
  });

  it.each([
    ['offline', () => http.last().fail(), '没有连上服务器，内容已留在本页'],
    [
      'refused',
      () => http.last().answer({ error: { code: 'too-many', details: {} } }, 429),
      '这份会商记录的批注数量已达上限',
    ],
    ['answered by something else', () => http.last().answer('<html>', 502), '出了意外的错误，内容已留在本页'],
  ])('that is %s keeps its words, says so, and is the same comment when sent again', async (_what, end, words) => {
    await showPanel({ threads: [thread('a')], active: 'a' });
    type('三月');
    press('Enter', { ctrlKey: true });
    const first = http.last().body;
    await end();
    expect(screen.getByRole('alert').textContent).toBe(words);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('三月');
    fireEvent.click(button('重试'));
    expect(http.last().body).toEqual(first);
    expect(screen.queryByRole('alert')).toBeNull();
    await http.last().fail();
    type('四月');
    press('Enter', { ctrlKey: true });
    expect(http.last().body).not.toMatchObject({
      comment: { id: (first as never as { comment: { id: string } }).comment.id },
    });
  });

  it('survives that the panel is closed, for the same person and thread', async () => {
    await showPanel({ threads: [thread('a'), thread('b')], active: 'a' });
    type('写到一半');
    cleanup();
    await showPanel({ threads: [thread('a'), thread('b')], active: 'b' });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('');
    cleanup();
    await showPanel({ threads: [thread('a'), thread('b')], active: 'a' });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('写到一半');
  });

  it('is not sent without words, nor with too many, which all stay', async () => {
    await showPanel({ threads: [], draft: DRAFT });
    type(' \n ');
    press('Enter', { ctrlKey: true });
    const long = '字'.repeat(COMMENT_LIMITS.text + 2);
    const field = type(long);
    press('Enter', { ctrlKey: true });
    expect(http.asked).toEqual([]);
    expect(field.value).toBe(long);
    expect(screen.getByText('超出 2 字')).toBeTruthy();
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it.each([{ isComposing: true }, { keyCode: 229 }])(
    'is neither sent nor left by a key of an input method: %o',
    async (key) => {
      await showPanel({ threads: [], draft: DRAFT });
      type('nihao @');
      for (const name of ['Enter', 'Escape', 'ArrowDown']) press(name, { ...key, ctrlKey: true });
      expect(http.asked).toEqual([]);
      expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('nihao @');
      expect(screen.getByRole('listbox')).toBeTruthy();
    },
  );
});

describe('a mention', () => {
  it('is chosen by keyboard among the others, and called as long as it stands', async () => {
    await showPanel({ threads: [], draft: DRAFT });
    const field = type('请 @');
    const options = within(screen.getByRole('listbox', { name: '可提及的人员' })).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual(['李李明国家发展改革委', '李李明华']);
    expect(field.getAttribute('aria-activedescendant')).toBe(options[0]?.id);
    expect(said()).toContain('2 人，用上下键选择，Enter 确认');
    press('ArrowDown');
    expect(field.getAttribute('aria-activedescendant')).toBe(options[1]?.id);
    press('ArrowDown');
    press('Enter');
    expect(field.value).toBe('请 @李明 ');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(field.selectionStart).toBe(field.value.length);
    type('请 @李明 与 @明华');
    press('Tab');
    expect(field.value).toBe('请 @李明 与 @李明华 ');
    type('请 李明 与 @李明华 ');
    press('Enter', { ctrlKey: true });
    expect(http.last().body.thread?.mentions).toEqual(['liu']);
  });

  it('is chosen by pointer; its list is closed by Esc, which leaves the box open, and does not come back by itself', async () => {
    await showPanel({ threads: [], draft: DRAFT });
    const field = type('@');
    press('Escape');
    type('@李');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(document.activeElement).toBe(field);
    type('@李 @');
    const option = screen.getByRole('option', { name: /李明华/ });
    expect(fireEvent.mouseDown(option)).toBe(false);
    fireEvent.click(option);
    expect(field.value).toBe('@李 @李明华 ');
  });

  it('that names nobody is said to', async () => {
    await showPanel({ threads: [], draft: DRAFT });
    type('@赵');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(said()).toContain('没有符合的人员');
  });
});

describe('resolving', () => {
  it('folds the thread away and leads to the next, at last to the head; opening again leads back', async () => {
    await showPanel({ threads: [thread('a'), thread('b')], active: 'a' });
    fireEvent.click(button('解决'));
    expect(http.last().body).toEqual({ intent: 'resolve', threadId: 'a', resolved: true });
    await http.last().answer(thread('a', { resolved: RESOLVED }));
    expect(document.activeElement).toBe(button(/原文 b/));
    expect(said()).toContain('讨论已解决');
    fireEvent.click(button(/原文 b/));
    fireEvent.click(button('解决'));
    await http.last().answer(thread('b', { resolved: RESOLVED }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '批注' }));
    expect(screen.getByText('已解决 2')).toBeTruthy();

    fireEvent.click(button(/原文 a/));
    expect(screen.queryByRole('textbox')).toBeNull();
    fireEvent.click(button('重新打开'));
    await http.last().answer(thread('a'));
    expect(document.activeElement).toBe(button(/原文 a/));
    expect(button(/原文 a/).getAttribute('aria-expanded')).toBe('true');
  });

  it('that fails says so and leaves all as it was', async () => {
    await showPanel({ threads: [thread('a')], active: 'a' });
    fireEvent.click(button('解决'));
    await http.last().fail();
    expect(screen.getByRole('alert').textContent).toContain('没有连上服务器');
    expect(button('解决').getAttribute('aria-disabled')).toBe('false');
  });
});

describe('asking for the comments', () => {
  it('happens at once where the page has none, and again on demand where it failed', async () => {
    await showPanel({ threads: null });
    expect(http.asked.map(({ url }) => url)).toEqual(['/notes/n1/comments']);
    await http.last().fail();
    expect(screen.getByRole('alert').textContent).toContain('没有取到最新的批注');
    fireEvent.click(button('重试'));
    await http.last().answer([thread('a')]);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(button(/原文 a/)).toBeTruthy();
  });

  it("never takes one's own comment off the page by an answer from before it", async () => {
    await showPanel({ threads: null, draft: DRAFT });
    const [list] = http.asked;
    type('一');
    press('Enter', { ctrlKey: true });
    await http.last().answer(thread('mine'));
    await list?.answer([]);
    expect(button(/原文 mine/)).toBeTruthy();
    // It asks again, since it may have missed what others said.
    expect(http.asked).toHaveLength(3);
    await act(() => http.last().answer([thread('theirs'), thread('mine')]));
    expect(screen.getAllByRole('button', { name: /的批注/ })).toHaveLength(2);
  });
});
