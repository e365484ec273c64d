import { mergeAttributes, Node } from '@tiptap/core';
import { isIsoDate } from '../../domain/dates.ts';
import { attribute } from './attributes.ts';

/** A day in running text, shown in the reader's language. */
export const Day = Node.create({
  name: 'day',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ on: attribute('on', isIsoDate) }),
  parseHTML: () => [{ tag: 'time[data-on]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'time',
    mergeAttributes({ datetime: node.attrs.on }, HTMLAttributes),
    node.attrs.on,
  ],
  renderText: ({ node }) => node.attrs.on,
});
