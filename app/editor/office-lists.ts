/**
 * Word and WPS write lists as paragraphs: `mso-list: l0 level2 lfo1` in the style, and before the text a span
 * `mso-list: Ignore` with the bullet or number as it is drawn. Makes lists of them, in their levels.
 */
export function nestOfficeLists(body: Element): void {
  let run: Item[] = [];
  const end = () => {
    if (run.length > 0) build(run);
    run = [];
  };
  for (const element of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, div')]) {
    const item = readItem(element);
    if (!item) continue;
    const last = run.at(-1);
    if (last && (!follows(last.element, element) || last.list !== item.list)) end();
    run.push(item);
  }
  end();
}

interface Item {
  readonly element: Element;
  /** Which of the document's lists it is in. */
  readonly list: string;
  /** From 1 on. */
  readonly level: number;
  readonly isOrdered: boolean;
  /** Of an ordered item: what it is counted as. */
  readonly number: number;
}

const LIST = /mso-list\s*:\s*(l\d+)\s+level(\d+)/i;
const MARKER = /mso-list\s*:\s*ignore/i;

/** A number or letter with what sets it off: `1.`, `(2)`, `a)`, `iv.`, `一、`, `（三）`, `第四条`. A lone `o` is one of Word's bullets. */
const ORDERED =
  /^[(（第]?\s*(?:\d+(?:\.\d+)*|[a-z]{1,5}|[一二三四五六七八九十百零〇]+|[①-⑳])\s*[.)、．）条章节]|^(?:\d+|[①-⑳])$/i;

function readItem(element: Element): Item | null {
  const found = LIST.exec(element.getAttribute('style') ?? '');
  // A numbered heading is a heading.
  if (!found || /^H\d$/.test(element.tagName) || /Heading\d/i.test(element.className)) {
    if (found) dropMarker(element);
    return null;
  }
  const marker = dropMarker(element);
  return {
    element,
    list: found[1] ?? '',
    level: Number(found[2]),
    isOrdered: ORDERED.test(marker),
    number: Number(/\d+/.exec(marker)?.[0] ?? 1),
  };
}

/** Takes out what was drawn before an item's text, and says what it was. */
function dropMarker(element: Element): string {
  let marker = '';
  for (const span of [...element.querySelectorAll('span')]) {
    if (!MARKER.test(span.getAttribute('style') ?? '')) continue;
    marker ||= (span.textContent ?? '').replaceAll('\u00a0', ' ').trim();
    span.remove();
  }
  return marker;
}

function follows(before: Element, element: Element): boolean {
  let next = before.nextSibling;
  while (next && next !== element && next.textContent?.trim() === '') next = next.nextSibling;
  return next === element;
}

function build(items: readonly Item[]): void {
  const [first] = items;
  if (!first) return;
  const document = first.element.ownerDocument;
  const place = document.createComment('');
  first.element.before(place);
  /** The lists that are open, the outermost first. */
  const open: { level: number; isOrdered: boolean; list: Element }[] = [];
  for (const { element, level, isOrdered, number } of items) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
    // The other kind on the same level is another list.
    if (open.at(-1)?.level === level && open.at(-1)?.isOrdered !== isOrdered) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = document.createElement(isOrdered ? 'ol' : 'ul');
      if (isOrdered && number !== 1) list.setAttribute('start', String(number));
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else place.before(list);
      open.push({ level, isOrdered, list });
    }
    const item = document.createElement('li');
    const paragraph = document.createElement('p');
    paragraph.append(...element.childNodes);
    item.append(paragraph);
    open.at(-1)?.list.append(item);
    element.remove();
  }
  place.remove();
}
