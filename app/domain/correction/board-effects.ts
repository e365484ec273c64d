import type { Comparison } from './compare-versions.ts';
import { answersOf, type MeasureText } from './version.ts';

/** A board as there is one: which measures it has cards of. */
export interface BoardBefore {
  readonly agency: string;
  /** Keys of measures. */
  readonly cards: readonly string[];
  readonly archived: readonly string[];
}

/** What becomes of the measure cards of one agency's board. */
export interface BoardEffect {
  readonly agency: string;
  /** There is no board of it yet. */
  readonly isNew: boolean;
  /** Its agency answers for nothing any more, and did. */
  readonly isEmptied: boolean;
  readonly kept: number;
  /** Keys of the new version's measures. */
  readonly added: readonly string[];
  readonly restored: readonly string[];
  /** Keys of measures there are. */
  readonly archived: readonly string[];
}

/** What a corrected version makes of boards: those there are in their order, then the new ones in that of the document. */
export function boardEffects({ measures }: Comparison, boards: readonly BoardBefore[]): BoardEffect[] {
  const answered = new Map<string, MeasureText[]>();
  for (const { after } of measures) {
    for (const agency of answersOf(after).keys()) answered.set(agency, [...(answered.get(agency) ?? []), after]);
  }
  const beforeOf = new Map(measures.map(({ after, going }) => [after.key, going?.before.key ?? null]));
  const known = new Set(boards.map(({ agency }) => agency));
  const news = [...answered.keys()].filter((agency) => !known.has(agency));
  const all = [...boards, ...news.map((agency): BoardBefore => ({ agency, cards: [], archived: [] }))];
  return all.map(({ agency, cards, archived }) => {
    const due = (answered.get(agency) ?? []).map(({ key }) => ({ key, of: beforeOf.get(key) ?? null }));
    const isAmong = (of: string | null, keys: readonly string[]) => of !== null && keys.includes(of);
    const going = new Set(due.map(({ of }) => of));
    return {
      agency,
      isNew: !known.has(agency),
      isEmptied: due.length === 0 && cards.length > 0,
      kept: due.filter(({ of }) => isAmong(of, cards)).length,
      added: due.filter(({ of }) => !isAmong(of, cards) && !isAmong(of, archived)).map(({ key }) => key),
      restored: due.filter(({ of }) => isAmong(of, archived)).map(({ key }) => key),
      archived: cards.filter((key) => !going.has(key)),
    };
  });
}
