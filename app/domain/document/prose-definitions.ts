import { type ListItem, splitAgencies } from './agency-list.ts';
import { countIn, definitionsIn } from './definitions.ts';
import type { FoundClause } from './find-clauses.ts';
import { compact } from './fold.ts';
import { parsePlace } from './provinces.ts';

/** Longest list before a definition in prose, in UTF-16 units: the 34 provinces by their full names take about 250. */
const LONGEST_LIST = 300;

/** A short name that running text defines, with the list before it. */
export interface ProseDefinition {
  readonly alias: string;
  readonly at: number;
  readonly items: readonly ListItem[];
}

/**
 * Finds counted names that running text defines: 支持辽宁、吉林、黑龙江省人民政府（以下称三省人民政府）. In prose nothing shows
 * where a list begins, so only places are believed, whose names are known; what else is defined keeps its short name.
 */
export function proseDefinitions(folded: string, clauses: readonly FoundClause[]): ProseDefinition[] {
  const found: ProseDefinition[] = [];
  let next = 0;
  for (const { alias, span } of definitionsIn(folded)) {
    while ((clauses[next]?.span.end ?? folded.length) <= span.start) next += 1;
    const inClause = (clauses[next]?.span.start ?? folded.length) <= span.start;
    if (inClause || countIn(alias) === null) continue;
    const before = folded.slice(Math.max(0, span.start - LONGEST_LIST), span.start);
    const list = compact(before.slice(sentenceStart(before)));
    const places = placesAtEnd(splitAgencies(list, () => false).items);
    if (places.length > 0) found.push({ alias, at: span.start, items: [...places, { kind: 'definition', alias }] });
  }
  return found;
}

function sentenceStart(text: string): number {
  let start = text.length;
  while (start > 0 && !'。;:!?\n'.includes(text[start - 1] ?? '')) start -= 1;
  return start;
}

/** The places a list ends with; the first may hang on other words (支持辽宁). */
function placesAtEnd(items: readonly ListItem[]): ListItem[] {
  const places: ListItem[] = [];
  for (const item of items.toReversed()) {
    const start = item.kind === 'name' ? placeStart(item.name) : null;
    if (item.kind !== 'name' || start === null) break;
    places.push({ kind: 'name', name: item.name.slice(start) });
    if (start > 0) break;
  }
  return places.reverse();
}

function placeStart(name: string): number | null {
  for (let start = 0; start < name.length; start += 1) {
    if (parsePlace(name.slice(start)) !== null) return start;
  }
  return null;
}
