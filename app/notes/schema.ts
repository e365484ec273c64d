import { type Extensions, getSchema, mergeAttributes } from '@tiptap/core';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Heading } from '@tiptap/extension-heading';
import { Link } from '@tiptap/extension-link';
import { OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import type { Schema } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';
import { NOTES_LIMITS } from './limits.ts';
import { isSafeHref } from './links.ts';
import { attribute } from './nodes/attributes.ts';
import { CommitmentReference } from './nodes/commitment.ts';
import { Day } from './nodes/day.ts';
import { NotesImage } from './nodes/image.ts';
import { Mention } from './nodes/mention.ts';

/** Levels of headings in the text. On a page they stand below its own title, so that level 1 is an `h2`. */
export const HEADING_LEVELS = [1, 2, 3] as const;

const isSpan = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= NOTES_LIMITS.span;

/** Spans are attributes of HTML's own. */
const htmlSpan = (name: 'colspan' | 'rowspan') => ({
  parseHTML: (element: HTMLElement) => Number.parseInt(element.getAttribute(name) ?? '1', 10) || 1,
  renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: attributes[name] }),
});

const cell = () => ({
  colspan: { ...attribute('colspan', isSpan, { default: 1 }), ...htmlSpan('colspan') },
  rowspan: { ...attribute('rowspan', isSpan, { default: 1 }), ...htmlSpan('rowspan') },
  /** ProseMirror's tables ask for it; columns here are as wide as what stands in them. */
  colwidth: attribute('colwidth', (value) => value === null, { default: null, read: () => null }),
});

/** A link is nothing but where it leads: how it opens is the page's affair, not the text's. */
const NotesLink = Link.extend({
  inclusive: false,
  addAttributes: () => ({
    href: {
      isRequired: true,
      validate: (value: unknown) => {
        if (!isSafeHref(value)) throw new RangeError('not an address that a link may have');
      },
      parseHTML: (element: HTMLElement) => element.getAttribute('href'),
    },
  }),
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  isAllowedUri: (href) => isSafeHref(href),
  HTMLAttributes: { target: '_blank', rel: 'noopener noreferrer nofollow' },
});

const NotesHeading = Heading.extend({
  addAttributes: () => ({
    level: {
      default: 1,
      rendered: false,
      validate: (value: unknown) => {
        if (!(HEADING_LEVELS as readonly unknown[]).includes(value)) throw new RangeError('not a level');
      },
    },
  }),
  parseHTML: () => [
    // As it is rendered here, one level below the page's title; then as it comes from elsewhere.
    ...HEADING_LEVELS.map((level) => ({ tag: `h${level + 1}[data-level="${level}"]`, attrs: { level } })),
    ...[1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(level, 3) } })),
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    `h${node.attrs.level + 1}`,
    mergeAttributes(HTMLAttributes, { 'data-level': node.attrs.level }),
    0,
  ],
}).configure({ levels: [...HEADING_LEVELS] });

const isLanguage = (value: unknown) =>
  value === null || (typeof value === 'string' && value.length <= NOTES_LIMITS.language);
const isNumber = (value: unknown) => Number.isInteger(value) && Math.abs(value as number) < 1_000_000;

/**
 * What notes are made of, the same for the editor and the server. What it lacks cannot be written: the server takes it out.
 * No extension here changes a document by itself, since opening one must not.
 */
export function notesExtensions(): Extensions {
  return [
    StarterKit.configure({
      heading: false,
      link: false,
      orderedList: false,
      underline: false,
      // Yjs undoes what is one's own; ProseMirror's history would undo what the others wrote.
      undoRedo: false,
      trailingNode: false,
      codeBlock: false,
    }),
    CodeBlock.extend({
      addAttributes: () => ({
        language: {
          default: null,
          rendered: false,
          validate: (value: unknown) => {
            if (!isLanguage(value)) throw new RangeError('not a language');
          },
          parseHTML: (element: HTMLElement) =>
            /language-(\S+)/.exec(element.firstElementChild?.className ?? '')?.[1] ?? null,
        },
      }),
    }),
    NotesHeading,
    NotesLink,
    OrderedList.extend({
      addAttributes: () => ({ start: { ...attribute('start', isNumber, { default: 1 }), ...HTML_START } }),
    }),
    TaskList,
    TaskItem.configure({ nested: true }).extend({
      addAttributes: () => ({
        checked: {
          default: false,
          keepOnSplit: false,
          validate: 'boolean',
          parseHTML: (element: HTMLElement) => ['', 'true'].includes(element.getAttribute('data-checked') ?? 'false'),
          renderHTML: ({ checked }: Record<string, unknown>) => ({ 'data-checked': String(checked) }),
        },
      }),
    }),
    Table.configure({ resizable: false }),
    TableRow,
    TableHeader.extend({ addAttributes: cell }),
    TableCell.extend({ addAttributes: cell }),
    Mention,
    CommitmentReference,
    Day,
    NotesImage,
  ];
}

/** `start` is an attribute of HTML's own. */
const HTML_START = {
  parseHTML: (element: HTMLElement) => Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1,
  renderHTML: ({ start }: Record<string, unknown>) => (start === 1 ? {} : { start }),
};

let made: Schema | null = null;

/** The ProseMirror schema of notes. Works without a DOM, but for its parse and render rules. */
export function notesSchema(): Schema {
  made ??= getSchema(notesExtensions());
  return made;
}
