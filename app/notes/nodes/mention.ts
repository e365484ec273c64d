import { mergeAttributes, Node } from '@tiptap/core';
import { isId } from '../../domain/ids.ts';
import { idAttribute, labelAttribute, oneOf } from './attributes.ts';

/** Who can be mentioned. */
export const MENTION_KINDS = ['person', 'agency'] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** A person or an agency in running text, by id, with its name of when it was written. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    kind: oneOf('kind', MENTION_KINDS),
    id: idAttribute('id', isId),
    label: labelAttribute(),
  }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes({ 'data-mention': '' }, HTMLAttributes),
    `@${node.attrs.label}`,
  ],
  renderText: ({ node }) => `@${node.attrs.label}`,
});
