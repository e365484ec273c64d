import { Parser } from 'htmlparser2';
import { formatNumber } from './list-formats.ts';

/** How a level of a list is written: `（%1）`, with the numbers of the levels above it, too. */
interface Level {
  start: number;
  format: string;
  text: string;
}

/** The list, and the level in it, that a paragraph or a style of paragraphs is of. */
export interface ListPlace {
  readonly listId: string;
  /** From 0. */
  readonly level: number;
}

/** Levels in a list of Word's. */
const MOST_LEVELS = 9;
/** Steps from one style to the one it is based on. */
const MOST_STEPS = 20;

/** What a document says of its lists, `numbering.xml`, and its styles, `styles.xml`. */
export class Numbering {
  /** By the id of an abstract list. */
  readonly #levels = new Map<string, Map<number, Level>>();
  readonly #lists = new Map<string, { abstractId: string; starts: Map<number, number> }>();
  readonly #styles = new Map<string, { listId: string | null; level: number; basedOn: string | null }>();
  readonly #levelOfStyle = new Map<string, { abstractId: string; level: number }>();
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(numberingXml: string, stylesXml: string) {
    this.#readLists(numberingXml);
    this.#readStyles(stylesXml);
  }

  /** The list that a paragraph of a style is in, where it does not say so itself; null for none. */
  placeOfStyle(styleId: string): ListPlace | null {
    let id: string | null = styleId;
    for (let step = 0; id !== null && step < MOST_STEPS; step += 1) {
      const style = this.#styles.get(id);
      if (style?.listId != null) {
        // A style says its list; which of its levels, the list says.
        const own = this.#levelOfStyle.get(id);
        return { listId: style.listId, level: own?.level ?? style.level };
      }
      id = style?.basedOn ?? null;
    }
    return null;
  }

  /** The number that the next paragraph at a place of a list is given, as it is written; empty for a bullet or none. */
  next({ listId, level }: ListPlace): string {
    const list = this.#lists.get(listId);
    const levels = list && this.#levels.get(list.abstractId);
    const own = levels?.get(level);
    if (!list || !levels || !own) return '';
    const counts = this.#counts.get(list.abstractId) ?? [];
    this.#counts.set(list.abstractId, counts);
    const startOf = (one: number) => list.starts.get(one) ?? levels.get(one)?.start ?? 1;
    if (!this.#begun.has(listId)) {
      this.#begun.add(listId);
      for (const restarted of list.starts.keys()) counts[restarted] = undefined;
    }
    for (let above = 0; above < level; above += 1) counts[above] ??= startOf(above);
    const before = counts[level];
    counts[level] = before === undefined ? startOf(level) : before + 1;
    counts.length = level + 1;
    if (own.format === 'bullet') return '';
    return own.text.replace(/%([1-9])/g, (_all, digit: string) => {
      const one = Number(digit) - 1;
      return formatNumber(counts[one] ?? startOf(one), levels.get(one)?.format ?? 'decimal');
    });
  }

  #readLists(xml: string): void {
    let abstractId = '';
    let listId = '';
    let level = 0;
    const levelNow = (): Level => {
      const levels = this.#levels.get(abstractId) ?? new Map<number, Level>();
      this.#levels.set(abstractId, levels);
      const own = levels.get(level) ?? { start: 1, format: 'decimal', text: '' };
      levels.set(level, own);
      return own;
    };
    // A level within a list that overrides one of its abstract list would change it for the others.
    const inAbstract = () => listId === '' && abstractId !== '';
    eachElement(xml, (name, attributes) => {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:abstractNum') {
        abstractId = attributes['w:abstractNumId'] ?? '';
        listId = '';
      } else if (name === 'w:num') {
        listId = attributes['w:numId'] ?? '';
        this.#lists.set(listId, { abstractId: '', starts: new Map() });
      } else if (name === 'w:lvl' || name === 'w:lvlOverride') level = levelIn(attributes['w:ilvl']);
      else if (name === 'w:abstractNumId') {
        const list = this.#lists.get(listId);
        if (list) list.abstractId = value;
      } else if (name === 'w:startOverride') this.#lists.get(listId)?.starts.set(level, countIn(value));
      else if (!inAbstract()) return;
      else if (name === 'w:start') levelNow().start = countIn(value);
      else if (name === 'w:numFmt') levelNow().format = value;
      else if (name === 'w:lvlText') levelNow().text = value;
      else if (name === 'w:pStyle') this.#levelOfStyle.set(value, { abstractId, level });
    });
  }

  #readStyles(xml: string): void {
    let own: { listId: string | null; level: number; basedOn: string | null } | null = null;
    eachElement(xml, (name, attributes) => {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:style') {
        own = { listId: null, level: 0, basedOn: null };
        this.#styles.set(attributes['w:styleId'] ?? '', own);
      } else if (own === null) return;
      else if (name === 'w:basedOn') own.basedOn = value;
      else if (name === 'w:numId') own.listId = value;
      else if (name === 'w:ilvl') own.level = levelIn(value);
    });
  }
}

/** The level of a list by its attribute; the first where it is none that there is. */
export function levelIn(written: string | undefined): number {
  const level = Number(written ?? 0);
  return Number.isInteger(level) && level >= 0 && level < MOST_LEVELS ? level : 0;
}

function countIn(written: string): number {
  const count = Number(written);
  return Number.isSafeInteger(count) && count >= 0 ? count : 1;
}

/** Calls back for every element of an XML text, in order. */
function eachElement(xml: string, visit: (name: string, attributes: Record<string, string>) => void): void {
  new Parser({ onopentag: visit }, { xmlMode: true }).end(xml);
}
