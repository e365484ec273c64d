import type { IsoDate } from '../dates.ts';
import type { Role } from '../plan.ts';
import { type MatchedCommitments, matchCommitments } from './match-commitments.ts';
import { answersOf, bare, type CommitmentText, type MeasureText } from './version.ts';

/** What became of a measure that goes on. Nothing in it: it says what it said. */
export interface MeasureChanges {
  readonly title: Changed<string | null> | null;
  readonly number: Changed<string> | null;
  /** It stands in a section that is another, not one that is called otherwise. */
  readonly isMoved: boolean;
  /** Commitments whose words or clauses are others. */
  readonly reworded: readonly { readonly key: string; readonly before: string; readonly after: string }[];
  readonly added: readonly { readonly key: string; readonly splitFrom: string | null }[];
  readonly gone: readonly { readonly key: string; readonly joinedInto: string | null }[];
  readonly agenciesAdded: readonly string[];
  readonly agenciesGone: readonly string[];
  readonly roles: readonly (Changed<readonly Role[]> & { readonly agency: string })[];
  /** Its days, each once and in order, where they are others. */
  readonly deadlines: Changed<readonly IsoDate[]> | null;
}

export interface Changed<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** @param isMoved whether its section is another */
export function measureChanges(
  before: MeasureText,
  after: MeasureText,
  isMoved: boolean,
): { readonly changes: MeasureChanges; readonly commitments: MatchedCommitments } {
  const commitments = matchCommitments(before.commitments, after.commitments);
  const was = new Map(before.commitments.map((one) => [one.key, one]));
  const is = new Map(after.commitments.map((one) => [one.key, one]));
  const [held, holds] = [answersOf(before), answersOf(after)];
  return {
    commitments,
    changes: {
      title: changed(before.title, after.title, bare(before.title) === bare(after.title)),
      number: changed(before.number, after.number, bare(before.number) === bare(after.number)),
      isMoved,
      reworded: commitments.matches.flatMap(({ key, before: of }) => {
        const [one, other] = [is.get(key), of === null ? undefined : was.get(of)];
        if (!one || !other || saidBy(one) === saidBy(other)) return [];
        return [{ key, before: textOf(other), after: textOf(one) }];
      }),
      added: commitments.matches
        .filter((match) => match.before === null)
        .map(({ key, splitFrom }) => ({ key, splitFrom })),
      gone: commitments.gone,
      agenciesAdded: [...holds.keys()].filter((agency) => !held.has(agency)),
      agenciesGone: [...held.keys()].filter((agency) => !holds.has(agency)),
      roles: [...holds].flatMap(([agency, roles]) => {
        const had = held.get(agency);
        if (!had || isSameSet(had, roles)) return [];
        return [{ agency, before: [...had], after: [...roles] }];
      }),
      deadlines: changedDays(daysOf(before), daysOf(after)),
    },
  };
}

/** Whether a measure says what it said. */
export function isUnchanged(changes: MeasureChanges): boolean {
  return Object.values(changes).every((part) => (Array.isArray(part) ? part.length === 0 : !part));
}

function changed<Value>(before: Value, after: Value, isSame: boolean): Changed<Value> | null {
  return isSame ? null : { before, after };
}

const saidBy = ({ text, clause, openEnded }: CommitmentText) => [bare(text), bare(clause), openEnded].join('\n');
const textOf = ({ text, clause }: CommitmentText) => (clause ? `${text}（${clause}）` : text);

function daysOf({ commitments }: MeasureText): IsoDate[] {
  return [...new Set(commitments.flatMap(({ deadlines }) => deadlines.map(({ on }) => on)))].sort();
}

function changedDays(before: readonly IsoDate[], after: readonly IsoDate[]): Changed<readonly IsoDate[]> | null {
  return changed(before, after, before.join() === after.join());
}

function isSameSet<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
