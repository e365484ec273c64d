import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { NOTES_ROOT } from '#app/notes/root.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { writeContent } from '#app/notes/write-content.ts';
import { linesOf } from '#app/routes/notes.$notesId/lines-of.ts';

const paragraph = (...content: NotesNode[]): NotesNode => ({ type: 'paragraph', content });
const text = (words: string, ...marks: string[]): NotesNode => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
});

function lines(...content: NotesNode[]): string[] {
  const fragment = new Y.Doc().getXmlFragment(NOTES_ROOT);
  writeContent(fragment, { type: 'doc', content });
  return linesOf(fragment);
}

test('what was left of notes is read word for word, whatever stands in it', () => {
  expect(lines(paragraph(text('若 a<b 且 '), text('c>d', 'bold'), text('，见 <附件> & “二”')))).toEqual([
    '若 a<b 且 c>d，见 <附件> & “二”',
  ]);
});

test('it has a line to each paragraph, and in it whom and what it names', () => {
  const item = (words: string): NotesNode => ({ type: 'listItem', content: [paragraph(text(words))] });
  expect(
    lines(
      {
        type: 'heading',
        attrs: { level: 3 },
        content: [{ type: 'day', attrs: { on: '2026-11-25' } }, text(' 沈志远')],
      },
      { type: 'bulletList', content: [item('一'), item('二')] },
      paragraph({ type: 'mention', attrs: { kind: 'person', id: 'p', label: '王芳' } }, text('请核')),
    ),
  ).toEqual(['2026-11-25 沈志远', '一', '二', '@王芳请核']);
});
