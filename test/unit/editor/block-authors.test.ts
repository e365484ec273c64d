import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { BlocksAuthors } from '#app/editor/authors/block-authors.ts';
import type { Live } from '#app/editor/live.ts';
import type { NotesBinding } from '#app/editor/sync/binding.ts';
import type { NotesAuthors } from '#app/notes/services.ts';

/** Paragraphs, each by a client of its own. */
function written(...texts: readonly string[]): Y.XmlFragment {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment('text');
  for (const [i, text] of texts.entries()) {
    doc.clientID = i + 1;
    const paragraph = new Y.XmlElement('paragraph');
    fragment.push([paragraph]);
    paragraph.push([new Y.XmlText(text)]);
  }
  // The reader's own, who has written nothing.
  doc.clientID = 99;
  return fragment;
}

test('the legend names agencies, and by name whoever was there for none, such as a lead', () => {
  const fragment = written('甲甲甲甲', '乙乙乙', '丙丙', '丁');
  const authors: NotesAuthors = {
    people: ['沈', '林', '何'].map((name) => ({ id: name as never, name })),
    agencies: [{ id: 'a' as never, name: '发改委', kind: 'ministry' }],
    runs: [
      [1, 0, 100, 0, 0, 1],
      [2, 0, 100, 1, 0, 1],
      [3, 0, 100, 2, -1, 1],
    ],
    seenAt: 0,
  };
  const live = { now: { authors, me: { id: 'x', name: 'X' }, people: [] } } as unknown as Live;
  const shares = new BlocksAuthors({ fragment } as NotesBinding, live).shares();
  expect(shares).toEqual([
    { agency: '发改委', person: null, share: 0.7 },
    { agency: null, person: '何', share: 0.2 },
    { agency: null, person: null, share: 0.1 },
  ]);
});
