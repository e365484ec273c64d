import { nestOfficeLists } from './office-lists.ts';

export interface Pasted {
  readonly html: string;
  /** Pictures that were left out, since they are elsewhere: a picture is pasted as a file. */
  readonly pictures: number;
}

/** What no text is in. Office puts its own XML, bookmarks and drawings beside the text. */
const DROPPED =
  'style, script, meta, link, title, xml, noscript, template, object, embed, iframe, svg, math, form > button';

/** Elements of which the children are all that is wanted. */
const UNWRAPPED = new Set(['SPAN', 'FONT', 'CENTER', 'SECTION', 'ARTICLE', 'MAIN', 'HEADER', 'FOOTER', 'LABEL', 'U']);

/** The attributes that mean something, of the elements they mean it on. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  A: ['href'],
  OL: ['start', 'data-type'],
  UL: ['data-type'],
  LI: ['data-type', 'data-checked'],
  TD: ['colspan', 'rowspan'],
  TH: ['colspan', 'rowspan'],
  CODE: ['class'],
};

/**
 * Makes of what Word, WPS, a mail or a web page puts on the clipboard the structure alone: headings, lists with their levels,
 * tables, bold, italic, strike and links. Works on a document of its own that nothing of it is loaded or run in.
 */
export function cleanPasted(html: string): Pasted {
  // Copied from notes: it is what it should be.
  if (html.includes('data-pm-slice')) return { html, pictures: 0 };
  // Office writes for other programs within comments and between <![if]>; <o:p> is a paragraph's end mark.
  const text = html.replaceAll(/<!--[\s\S]*?-->|<!\[(?:if|endif)[^>]*>|<\/?o:p[^>]*>/gi, '');
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  for (const element of body.querySelectorAll(DROPPED)) element.remove();
  for (const element of body.querySelectorAll('*')) if (isHidden(element)) element.remove();
  nestOfficeLists(body);
  promoteHeadings(body);
  const pictures = dropPictures(body);
  markEmphasis(body);
  unwrap(body);
  for (const element of body.querySelectorAll('*')) strip(element);
  dropBlankParagraphs(body);
  return { html: body.innerHTML, pictures };
}

const styleOf = (element: Element) => (element.getAttribute('style') ?? '').toLowerCase();

function isHidden(element: Element): boolean {
  return /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/.test(styleOf(element));
}

/** Word has headings for h1 to h6, WPS and old documents paragraphs of a style that is called so or has a level in the outline. */
function promoteHeadings(body: Element): void {
  for (const paragraph of body.querySelectorAll('p')) {
    const level = headingLevel(paragraph);
    if (level === null || paragraph.closest('li, td, th') || paragraph.textContent?.trim() === '') continue;
    const heading = paragraph.ownerDocument.createElement(`h${level}`);
    heading.append(...paragraph.childNodes);
    paragraph.replaceWith(heading);
  }
}

function headingLevel(paragraph: Element): number | null {
  const byClass = /(?:^|\s)(?:Mso)?Heading([1-9])/i.exec(paragraph.className);
  if (byClass) return Math.min(6, Number(byClass[1]));
  if (/(?:^|\s)MsoTitle(?:\s|$)/i.test(paragraph.className)) return 1;
  const byOutline = /mso-outline-level\s*:\s*([1-9])/.exec(styleOf(paragraph));
  return byOutline ? Math.min(6, Number(byOutline[1])) : null;
}

function dropPictures(body: Element): number {
  const pictures = [...body.querySelectorAll('img, picture, video, audio, canvas')];
  for (const picture of pictures) picture.remove();
  return pictures.filter(({ tagName }) => tagName === 'IMG').length;
}

/** Emphasis that is written as a style becomes the element for it, and the reverse: a bold element that is styled as none. */
function markEmphasis(body: Element): void {
  for (const element of [...body.querySelectorAll('span, font, b, strong, i, em')]) {
    const style = styleOf(element);
    const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/.exec(style)?.[1];
    const slant = /(?:^|;)\s*font-style\s*:\s*(\w+)/.exec(style)?.[1];
    if (/^(?:B|STRONG)$/.test(element.tagName) && /^(?:normal|400)$/.test(weight ?? '')) replaceByChildren(element);
    else if (/^(?:I|EM)$/.test(element.tagName) && slant === 'normal') replaceByChildren(element);
    else if (/^(?:SPAN|FONT)$/.test(element.tagName)) {
      if (/^(?:bold|bolder|[6-9]00)$/.test(weight ?? '') && !element.closest('h1, h2, h3, h4, h5, h6'))
        wrap(element, 'strong');
      if (slant === 'italic' || slant === 'oblique') wrap(element, 'em');
      if (/text-decoration[^;]*:[^;]*line-through/.test(style)) wrap(element, 's');
    }
  }
}

function wrap(element: Element, name: string): void {
  const inner = element.ownerDocument.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}

function replaceByChildren(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function unwrap(body: Element): void {
  for (const element of [...body.querySelectorAll('*')]) {
    const isUnknown = element.tagName.includes(':') || element.tagName.includes('-');
    const isAnchor = element.tagName === 'A' && !element.getAttribute('href');
    if (UNWRAPPED.has(element.tagName) || isUnknown || isAnchor) replaceByChildren(element);
  }
}

function strip(element: Element): void {
  const kept = KEPT[element.tagName] ?? [];
  for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name);
}

/** Office spaces its text with paragraphs that hold a no-break space. */
function dropBlankParagraphs(body: Element): void {
  for (const element of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, strong, em, s, a')]) {
    const isBlank = element.textContent?.replaceAll('\u00a0', ' ').trim() === '' && !element.querySelector('br, hr');
    if (!isBlank || element.closest('td, th')) continue;
    if (/^(?:P|H\d)$/.test(element.tagName)) element.remove();
    else replaceByChildren(element);
  }
}
