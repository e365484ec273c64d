import type { Span } from '../plan.ts';
import { bracketPairs } from './brackets.ts';
import { type Clause, LONGEST_CLAUSE, parseClause } from './clauses.ts';
import { compact } from './fold.ts';

/** A responsibility clause in the text. */
export interface FoundClause {
  /** With its brackets and the one punctuation mark that may follow them. */
  readonly span: Span;
  /** Inside its brackets. */
  readonly inner: Span;
  readonly clause: Clause;
}

export interface FoundClauses {
  readonly clauses: readonly FoundClause[];
  /** Brackets that look like a clause, but cannot be read as one. */
  readonly doubtful: readonly Span[];
}

/** Deepest pair that may be a clause: one pair inside it for a definition, one more for 各省（区、市）. */
const DEEPEST = 3;

const CLAUSE_LIKE = /(?:负责|牵头|组织实施)$|^(?:牵头|责任|配合|参与)(?:单位|部门):/;

/** Every pair of round brackets that is a clause, in order; a pair inside a clause belongs to it. */
export function findClauses(folded: string, isDefined: (name: string) => boolean): FoundClauses {
  const clauses: FoundClause[] = [];
  const doubtful: Span[] = [];
  // Documents say the same again and again; a clause's parts depend on nothing but its words and where it stands.
  const read = new Map<string, Clause | null>();
  let done = 0;
  for (const pair of bracketPairs(folded)) {
    const fits = pair.shape === '(' && pair.height <= DEEPEST && pair.end - pair.start <= 2 * LONGEST_CLAUSE;
    if (!fits || pair.start < done) continue;
    const content = contentOf(folded, pair);
    const atBoundary = standsAtBoundary(folded, pair);
    const key = `${atBoundary} ${content}`;
    let clause = read.get(key);
    if (clause === undefined) {
      clause = parseClause(content, atBoundary, isDefined);
      read.set(key, clause);
    }
    if (clause !== null) {
      const end = /[。;,]/.test(folded[pair.end] ?? '') ? pair.end + 1 : pair.end;
      clauses.push({ span: { start: pair.start, end }, inner: { start: pair.start + 1, end: pair.end - 1 }, clause });
      done = end;
    } else if (atBoundary && CLAUSE_LIKE.test(content)) doubtful.push({ start: pair.start, end: pair.end });
  }
  return { clauses, doubtful };
}

/** Lists may be separated by spaces; a line break inside one says nothing. */
function contentOf(folded: string, { start, end }: Span): string {
  return compact(folded.slice(start + 1, end - 1).replace(/([部委局署会院行办厅]) {1,8}(?=\p{Script=Han})/gu, '$1、'));
}

/** Furthest look for the mark before or after a pair, in UTF-16 units: an indent, not a page of blanks. */
const INDENT = 80;

function standsAtBoundary(folded: string, { start, end }: Span): boolean {
  let before = start - 1;
  while (before >= 0 && start - before < INDENT && folded[before] === ' ') before -= 1;
  let after = end;
  while (after < folded.length && after - end < INDENT && folded[after] === ' ') after += 1;
  return /^(?:[\n。;!?”")]|)$/.test(folded[before] ?? '') || /^(?:[\n。;]|)$/.test(folded[after] ?? '');
}
