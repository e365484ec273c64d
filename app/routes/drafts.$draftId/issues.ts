import type { DraftView } from '../../drafts/services.ts';

/** Something that is left to a person. */
export interface Issue {
  /** As the address says it. */
  readonly at: string;
  readonly kind: 'warning' | 'unread';
  readonly start: number;
  readonly isDone: boolean;
  /** Of a warning. */
  readonly warning: DraftView['warnings'][number] | null;
  /** The words of an unread stretch. */
  readonly text: string;
}

/** All that is left to people, in the order of the text, with what they have done already. */
export function issuesOf({ source, warnings }: Pick<DraftView, 'source' | 'warnings'>): Issue[] {
  const told = warnings.map((warning, index): Issue => {
    return { at: `w${index}`, kind: 'warning', start: warning.start, isDone: warning.isReviewed, warning, text: '' };
  });
  const unread = source.coverage.flatMap(({ kind, span }): Issue[] => {
    if (kind !== 'unread' && kind !== 'aside') return [];
    const words = source.text.slice(span.start, span.end);
    const start = span.start + (words.length - words.trimStart().length);
    return [{ at: `u${start}`, kind: 'unread', start, isDone: kind === 'aside', warning: null, text: words.trim() }];
  });
  return [...told, ...unread].sort((a, b) => a.start - b.start);
}

/** The next that is not done, after the one that is looked at or from the beginning; round at the end. Null for none. */
export function nextIssue(issues: readonly Issue[], at: string | null, by: 1 | -1): Issue | null {
  const here = issues.findIndex((issue) => issue.at === at);
  const count = issues.length;
  for (let step = 1; step <= count; step += 1) {
    const from = here === -1 ? (by === 1 ? -1 : count) : here;
    const issue = issues[(from + by * step + count * 2) % count];
    if (issue && !issue.isDone) return issue;
  }
  return null;
}
