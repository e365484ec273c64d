import type * as Y from 'yjs';
import { inlineText } from '../../notes/plain-text.ts';

type Parent = Pick<Y.XmlFragment, 'toArray'>;

/**
 * The words of a text in the document, a line to each paragraph, without what is only form. They are read node by node: taken
 * out of markup, words that stand in angle brackets would go with the tags.
 */
export function linesOf(parent: Parent): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  for (const child of parent.toArray()) {
    const words = wordsOf(child);
    if (words !== '') {
      line = (line ?? '') + words;
    } else if ('nodeName' in child) {
      if (line !== null) lines.push(line);
      line = null;
      lines.push(...linesOf(child));
    }
  }
  return line === null ? lines : [...lines, line];
}

/** What stands within a line; empty for what has lines of its own. */
function wordsOf(node: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if ('nodeName' in node) return inlineText({ type: node.nodeName, attrs: node.getAttributes() });
  if (!('toDelta' in node)) return '';
  return node
    .toDelta()
    .map(({ insert }: { insert?: unknown }) => (typeof insert === 'string' ? insert : ''))
    .join('');
}
