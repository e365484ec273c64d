import type { Agency } from '../../domain/plan.ts';
import type { MentionKind } from '../../notes/nodes/mention.ts';
import type { NotesPerson } from '../../notes/services.ts';
import type { CommitmentChoice } from '../types.ts';

/** What can be put in for a sign and what was written after it. */
export type Suggested =
  | { readonly kind: MentionKind; readonly id: string; readonly label: string; readonly detail: string }
  | { readonly kind: 'commitment'; readonly id: string; readonly label: string; readonly detail: string };

/** Suggestions of one kind that are shown at once: what a phone has room for above its keyboard, and scrolls. */
const MOST = 20;

/**
 * People and agencies whose name, or whose agency's, has all the words of a query, in any script and in the order they are
 * given in: those whose name begins with it first, and people before agencies.
 */
export function suggestMentions(
  people: readonly NotesPerson[],
  agencies: readonly Agency[],
  query: string,
): readonly Suggested[] {
  const persons = people.map(
    ({ id, name, agencies: of }) => ({ kind: 'person', id, label: name, detail: of.join('、') }) as const,
  );
  const offices = agencies.map(({ id, name }) => ({ kind: 'agency', id, label: name, detail: '' }) as const);
  return [...best(persons, query), ...best(offices, query)];
}

/** Commitments whose label has what was written. */
export function suggestCommitments(commitments: readonly CommitmentChoice[], query: string): readonly Suggested[] {
  const all = commitments.map(({ id, label }) => ({ kind: 'commitment', id, label, detail: '' }) as const);
  return best(all, query);
}

function best<T extends { label: string; detail: string }>(all: readonly T[], query: string): T[] {
  const wanted = fold(query);
  const rank = ({ label, detail }: T) => {
    if (fold(label).startsWith(wanted)) return 0;
    if (fold(label).includes(wanted)) return 1;
    return fold(detail).includes(wanted) ? 2 : 3;
  };
  const ranked = all.map((item) => ({ item, rank: rank(item) })).filter((found) => found.rank < 3);
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ item }) => item);
}

/** Full-width letters and capitals are the same as the others. */
const fold = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
