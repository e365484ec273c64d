import type { Span } from '../plan.ts';
import { DEFINITIONS } from './agency-list.ts';
import { isCountedName } from './agency-names.ts';
import { compact } from './fold.ts';
import { parseNumeral } from './numerals.ts';

/** Every definition in folded text, with the short name and the place of its brackets. */
export function definitionsIn(folded: string): { readonly alias: string; readonly span: Span }[] {
  return [...folded.matchAll(DEFINITIONS)].map((match) => ({
    alias: compact(match[1] ?? ''),
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

/** Every short name that the text defines anywhere, before any is resolved: 以下称三省人民政府. */
export function definedNames(folded: string): ReadonlySet<string> {
  return new Set(definitionsIn(folded).map(({ alias }) => alias));
}

/**
 * How many agencies before its definition a short name stands for: the sum of its counts (三省一区 → 4), or null for a
 * name without any.
 */
export function countIn(alias: string): number | null {
  if (!isCountedName(alias)) return null;
  const counts = alias.replaceAll('两', '二').match(/[一二三四五六七八九十]+/g) ?? [];
  return counts.reduce((sum, count) => sum + (parseNumeral(count) ?? 0), 0);
}

interface Definition {
  readonly at: number;
  readonly agencies: readonly string[];
}

/** What short names stand for, place by place: a name may be defined anew further on. */
export class DefinedNames {
  readonly #byName = new Map<string, Definition[]>();

  /** Definitions are added in the order of the text. */
  add(alias: string, at: number, agencies: readonly string[]): void {
    const known = this.#byName.get(alias);
    if (known === undefined) this.#byName.set(alias, [{ at, agencies }]);
    else known.push({ at, agencies });
  }

  /**
   * The definition in force at a place: the last one before it. Text extraction moves whole paragraphs, so a later one
   * counts too where there is none before.
   */
  at(name: string, place: number): readonly string[] | null {
    const known = this.#byName.get(name);
    if (known === undefined) return null;
    return (lastBefore(known, place) ?? known[0])?.agencies ?? null;
  }
}

/** By bisection: a document may define one name a hundred thousand times. */
function lastBefore(definitions: readonly Definition[], place: number): Definition | undefined {
  let from = 0;
  let to = definitions.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((definitions[middle]?.at ?? 0) <= place) from = middle + 1;
    else to = middle;
  }
  return definitions[from - 1];
}
