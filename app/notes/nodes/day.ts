import { mergeAttributes, Node } from '@tiptap/core';
import { attribute } from './attributes.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a string is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value);
}

/** A day in running text, shown in the reader's language. */
export const Day = Node.create({
  name: 'day',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ on: attribute('on', isDay) }),
  parseHTML: () => [{ tag: 'time[data-on]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'time',
    mergeAttributes({ datetime: node.attrs.on }, HTMLAttributes),
    node.attrs.on,
  ],
  renderText: ({ node }) => node.attrs.on,
});
