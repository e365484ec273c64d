import { Node } from '@tiptap/pm/model';
import { MarkdownSerializer } from 'prosemirror-markdown';
import { escapeText } from './markdown/escape.ts';
import { markdownMarks } from './markdown/marks.ts';
import { markdownNodes } from './markdown/nodes.ts';
import { tidyLines } from './markdown/tidy-lines.ts';
import { notesSchema } from './schema.ts';
import type { NotesNode } from './services.ts';

export interface MarkdownOptions {
  /** What stands before the address of an image, without a slash at its end; nothing by default. */
  readonly baseUrl?: string;
  /** How many levels headings go down, to stand below a title; none by default. */
  readonly below?: number;
}

/**
 * Notes as GitHub's Markdown, without a new line at the end. Any reader of it gives the same words back.
 *
 * @throws RangeError for what does not conform to `notesSchema()`
 */
export function toMarkdown(content: NotesNode | null, { baseUrl = '', below = 0 }: MarkdownOptions = {}): string {
  if (content === null) return '';
  const serializer = new MarkdownSerializer(markdownNodes({ baseUrl, below }), markdownMarks(), {
    hardBreakNodeName: 'hardBreak',
  });
  return serializer.serialize(Node.fromJSON(notesSchema(), tidyLines(content)), { tightLists: true });
}

/** Notes under their title, as the text of a file. */
export function toMarkdownFile({
  title,
  subtitle,
  content,
  baseUrl,
}: {
  readonly title: string;
  readonly subtitle: string;
  readonly content: NotesNode | null;
  readonly baseUrl: string;
}): string {
  const parts = [`# ${escapeText(title)}`, escapeText(subtitle), toMarkdown(content, { baseUrl, below: 1 })];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
