import { ExternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from 'docx';
import { isIsoDate } from '#app/domain/dates.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/languages.ts';
import { isSafeHref } from '#app/notes/links.ts';
import { inlineText } from '#app/notes/plain-text.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { CODE_GROUND, FONTS } from './styles.ts';

/** What XML 1.0 cannot hold, half characters among it: with one of them the whole file would not open. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export const cleanText = (text: string): string => text.replace(NOT_XML, '');

/** What stands within a line, as Word's runs. */
export function inlineRuns(nodes: readonly NotesNode[], language: Language): ParagraphChild[] {
  return nodes.map((node) => {
    if (node.type === 'hardBreak') return new TextRun({ break: 1 });
    const marks = node.marks ?? [];
    const href = marks.find(({ type }) => type === 'link')?.attrs?.href;
    const text = cleanText(textFor(node, language)).replace(/\s*[\r\n]+\s*/g, ' ');
    const run = new TextRun({ text, ...look(new Set(marks.map(({ type }) => type)), isSafeHref(href)) });
    return isSafeHref(href) ? new ExternalHyperlink({ link: cleanText(new URL(href).href), children: [run] }) : run;
  });
}

function textFor(node: NotesNode, language: Language): string {
  const on = node.type === 'day' ? node.attrs?.on : null;
  return isIsoDate(on) ? formatDate(language, on) : inlineText(node);
}

function look(marks: ReadonlySet<string>, isLink: boolean): IRunOptions {
  return {
    bold: marks.has('bold') || undefined,
    italics: marks.has('italic') || undefined,
    strike: marks.has('strike') || undefined,
    ...(marks.has('code') && { font: FONTS.code, shading: { type: 'clear', color: 'auto', fill: CODE_GROUND } }),
    ...(isLink && { style: 'Hyperlink' }),
  };
}
