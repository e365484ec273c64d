import { Parser } from 'htmlparser2';
import { DOCUMENT_LIMITS } from './limits.ts';
import { unsupported } from './refusals.ts';

/** Elements that begin and end a line of their own. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Elements whose content is nothing that a reader of the page sees. */
const UNSEEN = new Set('iframe math noscript script select style svg template textarea title'.split(' '));
const CELLS = new Set(['td', 'th']);
/** What HTML takes for one blank; an ideographic space is none. */
const BLANKS = /[ \t\n\r\f]+/g;

/**
 * The text of an HTML page as it is read: a line to each paragraph, item and row of a table, cells a tab apart, numbers of
 * numbered lists written out. Runs, loads and renders nothing of it.
 *
 * @throws DubanError `unsupported-file`, with the fault `damaged`, for one that is nested without end: the parser takes time that
 *   grows with the depth at every tag
 */
export function htmlToText(html: string): string {
  const lines = new Lines();
  const lists: (number | null)[] = [];
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > DOCUMENT_LIMITS.pageDepth) throw unsupported('damaged');
      if (UNSEEN.has(name)) lines.hide(name);
      else if (name === 'br') lines.end();
      else if (CELLS.has(name)) lines.cell();
      else if (BLOCKS.has(name)) lines.end();
      if (name === 'ol') lists.push(startOf(attributes.start));
      if (name === 'ul') lists.push(null);
      if (name === 'tr') lines.row();
      const number = name === 'li' ? lists.at(-1) : null;
      if (number != null) {
        lines.add(`${attributes.value === undefined ? number : startOf(attributes.value)}. `);
        lists[lists.length - 1] = number + 1;
      }
    },
    ontext: (text) => lines.add(text.replace(BLANKS, ' ')),
    onclosetag(name) {
      depth -= 1;
      if (name === 'ol' || name === 'ul') lists.pop();
      if (UNSEEN.has(name)) lines.show(name);
      else if (BLOCKS.has(name)) lines.end();
      if (name === 'tr') lines.rowEnd();
    },
  });
  parser.end(html);
  return lines.text();
}

function startOf(written: string | undefined): number {
  const start = Number.parseInt(written ?? '1', 10);
  return Number.isSafeInteger(start) ? start : 1;
}

/** The lines of a page as they come about. */
class Lines {
  readonly #lines: string[] = [];
  #parts: string[] = [];
  /** How deep in tables' rows: a paragraph within a cell ends no line. */
  #rows = 0;
  readonly #hidden: string[] = [];

  add(text: string): void {
    if (this.#hidden.length === 0 && text !== '') this.#parts.push(text);
  }

  end(): void {
    if (this.#hidden.length > 0) return;
    if (this.#rows > 0) {
      if (this.#parts.length > 0) this.#parts.push(' ');
      return;
    }
    this.#flush();
  }

  cell(): void {
    if (this.#hidden.length === 0 && this.#parts.length > 0) this.#parts.push('\t');
  }

  row(): void {
    if (this.#rows === 0) this.#flush();
    this.#rows += 1;
  }

  rowEnd(): void {
    this.#rows = Math.max(0, this.#rows - 1);
    if (this.#rows === 0) this.#flush();
  }

  hide(name: string): void {
    this.#hidden.push(name);
  }

  show(name: string): void {
    if (this.#hidden.at(-1) === name) this.#hidden.pop();
  }

  text(): string {
    this.#flush();
    return this.#lines.join('\n');
  }

  #flush(): void {
    const line = this.#parts
      .join('')
      .replace(/ *\t */g, '\t')
      .replace(/ {2,}/g, ' ')
      .replace(/^[ \t]+|[ \t]+$/g, '');
    if (line !== '') this.#lines.push(line);
    this.#parts = [];
  }
}
