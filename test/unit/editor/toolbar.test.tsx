import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import NotesEditor, { type NotesEditorProps } from '#app/editor/index.tsx';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { show } from '../card-panel/show.tsx';
import { paragraphs } from './peers.ts';

afterEach(cleanup);

function props(over: Partial<NotesEditorProps> = {}): NotesEditorProps {
  const doc = new Y.Doc();
  paragraphs('甲')(doc.getXmlFragment(NOTES_ROOT));
  const awareness = new Awareness(doc);
  doc.on('destroy', () => awareness.destroy());
  return {
    doc,
    awareness,
    editable: true,
    isWriter: true,
    me: { id: 'p1', name: '张三' },
    people: [],
    agencies: [],
    commitments: [],
    authors: null,
    showAuthors: false,
    threads: [],
    activeThread: null,
    onThread: vi.fn(),
    onComment: vi.fn(),
    uploadImage: () => Promise.reject('unsupported-file'),
    follow: null,
    onFollow: vi.fn(),
    label: '会商记录正文',
    ...over,
  };
}

const bar = () => screen.getByRole('toolbar', { name: '编辑工具' });
const tool = (name: string) => within(bar()).getByRole('button', { name });

describe('the tools of the text', () => {
  it('are one stop of the Tab key, and the arrows go between them', async () => {
    const given = props();
    await show(<NotesEditor {...given} />);
    const stops = () =>
      within(bar())
        .getAllByRole('button')
        .filter((button) => button.tabIndex === 0);
    expect(stops()).toEqual([tool('撤销我的上一步')]);
    tool('撤销我的上一步').focus();
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(tool('重做'));
    fireEvent.keyDown(document.activeElement as Element, { key: 'End' });
    expect(document.activeElement).toBe(tool('快捷键'));
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(tool('撤销我的上一步'));
    expect(stops()).toHaveLength(1);
    given.doc.destroy();
  });

  it('say whether they are on, and what cannot be done keeps its button', async () => {
    const given = props();
    await show(<NotesEditor {...given} />);
    expect(tool('加粗').getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(tool('加粗'));
    await waitFor(() => expect(tool('加粗').getAttribute('aria-pressed')).toBe('true'));
    expect(tool('撤销我的上一步').getAttribute('aria-disabled')).toBe('true');
    expect(tool('撤销我的上一步').hasAttribute('disabled')).toBe(false);
    given.doc.destroy();
  });

  it('do nothing for a reader, who can still see the keys', async () => {
    const given = props({ editable: false });
    await show(<NotesEditor {...given} />);
    const before = Y.encodeStateAsUpdate(given.doc);
    fireEvent.click(tool('项目列表'));
    expect(tool('项目列表').getAttribute('aria-disabled')).toBe('true');
    expect(tool('快捷键').getAttribute('aria-disabled')).toBe('false');
    expect(screen.getByRole('textbox', { name: '会商记录正文' }).getAttribute('aria-readonly')).toBe('true');
    expect(Y.encodeStateAsUpdate(given.doc)).toEqual(before);
    given.doc.destroy();
  });

  it('become usable and useless again around one and the same text', async () => {
    const given = props({ editable: false });
    const shown = await show(<NotesEditor {...given} />);
    const text = screen.getByRole('textbox', { name: '会商记录正文' });
    shown.update(<NotesEditor {...given} editable />);
    expect(screen.getByRole('textbox', { name: '会商记录正文' })).toBe(text);
    expect(text.getAttribute('contenteditable')).toBe('true');
    fireEvent.click(tool('项目列表'));
    expect(given.doc.getXmlFragment(NOTES_ROOT).toString()).toContain('<bulletlist>');
    given.doc.destroy();
  });
});
