import { inlineText } from '../plain-text.ts';
import type { NotesNode } from '../services.ts';

const WITH_LINES: ReadonlySet<string> = new Set(['paragraph', 'heading']);

/**
 * The same notes with mentions, references and days as the text that they read as, and without what Markdown has no spelling for within a line: blanks at its ends, four of which would make it code,
 * new lines in the middle of text, which it reads as blanks, breaks after the last word, and marks of blanks.
 */
export function tidyLines(node: NotesNode): NotesNode {
  if (!node.content) return node;
  return { ...node, content: WITH_LINES.has(node.type) ? tidyLine(node.content) : node.content.map(tidyLines) };
}

function tidyLine(nodes: readonly NotesNode[]): NotesNode[] {
  const tidy: NotesNode[] = [];
  for (const node of nodes) {
    if (node.type === 'hardBreak') {
      trimEnd(tidy);
      tidy.push(node);
      continue;
    }
    const isFirst = tidy.length === 0 || tidy.at(-1)?.type === 'hardBreak';
    const words = inlineText(node).replace(/[\t\n\f\r ]+/g, ' ');
    const text = isFirst ? words.trimStart() : words;
    if (text !== '') tidy.push({ type: 'text', text, marks: node.marks });
  }
  trimEnd(tidy);
  while (tidy.at(-1)?.type === 'hardBreak') tidy.pop();
  return tidy.map((node, i) => (isBlank(node) ? remarkBlank(node, tidy[i - 1], tidy[i + 1]) : node));
}

/** Takes blanks away from the end of a line. */
function trimEnd(line: NotesNode[]): void {
  for (let last = line.pop(); last; last = line.pop()) {
    const text = last.text?.trimEnd();
    if (text === '') continue;
    line.push(text === undefined ? last : { ...last, text });
    return;
  }
}

function isBlank({ text }: NotesNode): boolean {
  return text !== undefined && text.trim() === '';
}

/** A blank has the outer marks that go on beyond it, and no others: none can begin or end with one. */
function remarkBlank(blank: NotesNode, before: NotesNode | undefined, after: NotesNode | undefined): NotesNode {
  const [left, right] = [before?.marks ?? [], after?.marks ?? []];
  const end = left.findIndex((mark, i) => JSON.stringify(mark) !== JSON.stringify(right[i]));
  return { ...blank, marks: end === -1 ? left : left.slice(0, end) };
}
