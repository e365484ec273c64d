import { Editor } from '@tiptap/core';
import { afterEach, expect, test } from 'vitest';
import type { Live } from '#app/editor/live.ts';
import { Notices } from '#app/editor/notices.ts';
import { pasteExtension } from '#app/editor/paste-extension.ts';
import { NOTES_LIMITS } from '#app/notes/limits.ts';
import { notesExtensions } from '#app/notes/schema.ts';

let editor: Editor;

afterEach(() => editor.destroy());

test('what would be too long for one piece is not put into the text, and that is said', () => {
  const notices = new Notices();
  const live = { now: { t: (key: string, values?: object) => `${key} ${JSON.stringify(values)}` } } as unknown as Live;
  editor = new Editor({ extensions: [...notesExtensions(), pasteExtension(live, notices)], content: '<p>起</p>' });
  editor.view.pasteText('长'.repeat(NOTES_LIMITS.pasted + 1));
  expect(editor.getText()).toBe('起');
  expect(notices.errors().map(({ text }) => text)).toEqual(['paste.tooLong {"limit":200000}']);
  editor.view.pasteText('短');
  expect(editor.getText()).toContain('短');
  expect(notices.errors()).toHaveLength(1);
});
