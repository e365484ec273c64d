import type { NotesNode } from './services.ts';

/**
 * What a node within a line reads as: text, a mention's `@name`, a reference's `#label`, a day as `YYYY-MM-DD`, a break as a
 * new line. Empty for what is no such node.
 */
export function inlineText({ type, text, attrs }: NotesNode): string {
  switch (type) {
    case 'text':
      return text ?? '';
    case 'hardBreak':
      return '\n';
    case 'mention':
      return `@${attrs?.label ?? ''}`;
    case 'commitment':
      return `#${attrs?.label ?? ''}`;
    case 'day':
      return String(attrs?.on ?? '');
    default:
      return '';
  }
}

/** All that some nodes read as, without what parts one paragraph from the next. Takes any depth. */
export function textWithin(nodes: readonly NotesNode[]): string {
  const open = nodes.toReversed();
  const parts: string[] = [];
  for (let node = open.pop(); node; node = open.pop()) {
    parts.push(inlineText(node));
    const { content = [] } = node;
    for (let i = content.length - 1; i >= 0; i--) open.push(content[i] as NotesNode);
  }
  return parts.join('');
}

/** Characters (code points) of the text of notes. */
export function countCharacters(content: NotesNode): number {
  let count = 0;
  for (const _ of textWithin([content])) count++;
  return count;
}
