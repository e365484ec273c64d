import { mergeAttributes, Node } from '@tiptap/core';
import { isId } from '../../domain/ids.ts';
import { idAttribute, labelAttribute } from './attributes.ts';

/** A reference to a commitment of the plan, by id, with the words that it was shown with. */
export const CommitmentReference = Node.create({
  name: 'commitment',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ id: idAttribute('id', isId), label: labelAttribute() }),
  parseHTML: () => [{ tag: 'span[data-commitment]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes({ 'data-commitment': '' }, HTMLAttributes),
    `#${node.attrs.label}`,
  ],
  renderText: ({ node }) => `#${node.attrs.label}`,
});
