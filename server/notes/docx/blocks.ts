import { BorderStyle, type IParagraphOptions, Paragraph, Tab, type Table, TextRun } from 'docx';
import type { Language } from '#app/i18n/languages.ts';
import { NOTES_LIMITS } from '#app/notes/limits.ts';
import { textWithin } from '#app/notes/plain-text.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { type Images, imageRun } from './images.ts';
import { cleanText, inlineRuns } from './inline.ts';
import type { ListSign, Numbering } from './numbering.ts';
import { INDENT } from './styles.ts';
import { docxTable } from './table.ts';

export interface DocxParts {
  readonly language: Language;
  readonly images: Images;
  readonly numbering: Numbering;
}

/** Where a block stands. */
interface Place {
  /** Nodes around it. */
  readonly level: number;
  /** Lists around it. */
  readonly lists: number;
  readonly isQuoted: boolean;
  /** What the next line begins with: the first of an item has its sign. */
  readonly sign: ListSign | '☑' | '☐' | null;
}

type Block = Paragraph | Table;

const HEADINGS = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3' } as const;
const RULE = { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: 'A6A6A6' } } as const;

/** Notes as Word's paragraphs and tables, never none. */
export function docxBlocks(content: NotesNode, parts: DocxParts): Block[] {
  const blocks = within(content, { level: 0, lists: 0, isQuoted: false, sign: null }, parts);
  return blocks.length > 0 ? blocks : [new Paragraph('')];
}

function within({ content = [] }: NotesNode, place: Place, parts: DocxParts): Block[] {
  // What is deeper than notes may be would fill the stack.
  if (place.level > NOTES_LIMITS.levels) {
    return [line([new TextRun(cleanText(textWithin(content)))], place)];
  }
  const inner = { ...place, level: place.level + 1 };
  return content.flatMap((node, i) => blocksOf(node, i === 0 ? inner : { ...inner, sign: null }, parts));
}

function blocksOf(node: NotesNode, place: Place, parts: DocxParts): Block[] {
  const { attrs = {}, content = [] } = node;
  switch (node.type) {
    case 'paragraph':
      return [line(inlineRuns(content, parts.language), place)];
    case 'heading': {
      const style = HEADINGS[attrs.level as 1 | 2 | 3] ?? HEADINGS[1];
      return [line(inlineRuns(content, parts.language), place, { style })];
    }
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return itemsOf(node, place, parts);
    case 'blockquote':
      return within(node, { ...place, isQuoted: true }, parts);
    case 'codeBlock':
      return [line(codeRuns(textWithin([node])), place, { style: 'NotesCode' })];
    case 'horizontalRule':
      return [line([], place, { border: RULE })];
    case 'image':
      return [line([imageRun(node, parts.images, parts.language)], place, { keepLines: true })];
    case 'table':
      // A paragraph behind it: two tables in a row would become one.
      return [
        docxTable(node, (cell) => {
          const blocks = within(cell, { ...place, level: place.level + 2, lists: 0, sign: null }, parts);
          return blocks.length > 0 ? blocks : [new Paragraph('')];
        }),
        new Paragraph({ spacing: { line: 240, after: 0 } }),
      ];
    case 'text':
    case 'hardBreak':
    case 'mention':
    case 'commitment':
    case 'day':
      return [line(inlineRuns([node], parts.language), place)];
    default:
      return within(node, place, parts);
  }
}

function itemsOf(list: NotesNode, place: Place, parts: DocxParts): Block[] {
  const { lists } = place;
  const start = typeof list.attrs?.start === 'number' ? Math.max(0, Math.trunc(list.attrs.start)) : 1;
  const shared = list.type === 'orderedList' ? parts.numbering.numbers(lists, start) : parts.numbering.bullets(lists);
  return (list.content ?? []).flatMap((item) => {
    const sign = item.type === 'taskItem' ? (item.attrs?.checked === true ? '☑' : '☐') : shared;
    return within(item, { ...place, level: place.level + 1, lists: lists + 1, sign }, parts);
  });
}

function line(children: IParagraphOptions['children'], place: Place, options: IParagraphOptions = {}): Paragraph {
  const { sign, lists } = place;
  const look = { style: place.isQuoted ? 'Quote' : undefined, ...options };
  const left = INDENT * lists;
  if (typeof sign === 'string') {
    const runs = [
      new TextRun({ text: sign, font: 'Segoe UI Symbol' }),
      new TextRun({ children: [new Tab()] }),
      ...(children ?? []),
    ];
    return new Paragraph({ ...look, indent: { left, hanging: INDENT }, children: runs });
  }
  if (sign) return new Paragraph({ ...look, numbering: sign, children });
  const indent = left + (place.isQuoted ? INDENT / 2 : 0);
  return new Paragraph({ ...look, indent: indent > 0 ? { left: indent } : undefined, children });
}

function codeRuns(code: string): TextRun[] {
  return cleanText(code)
    .split('\n')
    .map((text, i) => new TextRun({ text, break: i > 0 ? 1 : undefined }));
}
