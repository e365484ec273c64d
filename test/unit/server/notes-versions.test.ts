import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { NOTES_ROOT } from '#app/notes/root.ts';
import type { NotesContent } from '#server/collab/notes-content.ts';
import { NOBODY, notesContentOf } from '#test/support/notes-content.ts';

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function write(content: NotesContent): void {
  const paragraph = new Y.XmlElement('paragraph');
  content.doc.getXmlFragment(NOTES_ROOT).push([paragraph]);
  paragraph.push([new Y.XmlText('写')]);
  content.settle(NOBODY, Date.now());
}

test('a version is kept after five quiet minutes, and not before', () => {
  const onDue = vi.fn();
  const content = notesContentOf(new Y.Doc(), null, { onDue });
  write(content);
  vi.advanceTimersByTime(4 * MINUTE_MS);
  write(content);
  vi.advanceTimersByTime(5 * MINUTE_MS - 1);
  expect([onDue.mock.calls.length, content.isDue]).toEqual([0, false]);
  vi.advanceTimersByTime(1);
  expect([onDue.mock.calls.length, content.isDue]).toEqual([1, true]);
  expect(content.takeRows().version).toMatchObject({ reason: 'quiet', characters: 2 });
  content.destroy();
});

test('where nobody ever pauses, one is kept every hour', () => {
  const content = notesContentOf(new Y.Doc());
  const kept: number[] = [];
  for (let minute = 0; minute <= 125; minute++) {
    write(content);
    if (content.takeRows().version) kept.push(minute);
    vi.advanceTimersByTime(MINUTE_MS);
  }
  expect(kept).toEqual([60, 121]);
  content.destroy();
});
