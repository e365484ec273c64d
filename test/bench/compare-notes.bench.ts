import { readFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { compareNotes } from '#app/notes/compare.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { seeded } from '#test/support/seeded.ts';

/** The first document over and over, cut into paragraphs: 100,000 characters. */
const source = readFileSync('db/seeds/guofa-2016-62.txt', 'utf8').replace(/\s+/g, '');
const text = source.repeat(Math.ceil(100_000 / source.length)).slice(0, 100_000);

function paragraphs(length: number): string[] {
  return text.match(new RegExp(`.{1,${length}}`, 'gsu')) ?? [];
}

const toNotes = (lines: readonly string[]): NotesNode => ({
  type: 'doc',
  content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
});

/** Every `step`th character or so is another one, and every `gone`th line is not there. */
function edit(lines: readonly string[], step: number, gone: number): string[] {
  const random = seeded(7);
  return lines
    .filter((_line, i) => i % gone !== gone - 1)
    .map((line) => Array.from(line, (each) => (random() < 1 / step ? '改' : each)).join(''));
}

describe('100,000 characters against a copy', () => {
  const short = paragraphs(80);
  const long = paragraphs(2_000);
  const cases: [string, string[], string[]][] = [
    ['that is the same', short, short],
    ['edited here and there', short, edit(short, 100, 20)],
    ['edited in every line', short, edit(short, 10, 5)],
    ['edited in every line of long paragraphs', long, edit(long, 10, 20)],
    ['of one paragraph, edited everywhere', [text], edit([text], 10, 2)],
    [
      'with nothing in common',
      short,
      short.map((line) => Array.from(line, (c) => String.fromCharCode(c.charCodeAt(0) + 1)).join('')),
    ],
    ['in the reverse order', short, short.toReversed()],
  ];
  for (const [name, before, after] of cases) {
    const [left, right] = [toNotes(before), toNotes(after)];
    bench(name, () => void compareNotes(left, right), { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 });
  }
});
