import { bench, describe } from 'vitest';
import * as Y from 'yjs';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { NOBODY, notesContentOf } from '#test/support/notes-content.ts';

/**
 * What the server does for a change of notes, beside applying it: it should cost about the same in a long text as in a short
 * one. Run with `npx vitest bench --run --config test/vitest.config.ts --project node test/bench/settle-notes.bench.ts`.
 */
const CHARACTERS = [1_000, 100_000];
const PARAGRAPH = 100;
const OPTIONS = { time: 500, warmupTime: 200 };

function notes(characters: number) {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment(NOTES_ROOT);
  fragment.insert(
    0,
    Array.from({ length: characters / PARAGRAPH }, () => paragraph('会'.repeat(PARAGRAPH))),
  );
  const content = notesContentOf(doc);
  return { content, fragment, middle: fragment.get(fragment.length / 2) as Y.XmlElement };
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

describe.each(CHARACTERS)('%i characters', (characters) => {
  const { content, fragment, middle } = notes(characters);
  const text = middle.get(0) as Y.XmlText;

  bench(
    'a character typed and deleted, each put right',
    () => {
      text.insert(PARAGRAPH / 2, '字');
      content.settle(NOBODY, 0);
      text.delete(PARAGRAPH / 2, 1);
      content.settle(NOBODY, 0);
    },
    OPTIONS,
  );

  bench(
    'a paragraph added and deleted, each put right',
    () => {
      fragment.insertAfter(middle, [paragraph('新')]);
      content.settle(NOBODY, 0);
      fragment.delete(fragment.length / 2 + 0.5, 1);
      content.settle(NOBODY, 0);
    },
    OPTIONS,
  );

  bench(
    'a character typed, and the content read for the rows',
    () => {
      text.insert(PARAGRAPH / 2, '字');
      content.settle(NOBODY, 0);
      content.content();
      text.delete(PARAGRAPH / 2, 1);
      content.settle(NOBODY, 0);
    },
    OPTIONS,
  );

  bench('loaded', () => void notesContentOf(content.doc), {
    ...OPTIONS,
    iterations: 5,
  });
});
