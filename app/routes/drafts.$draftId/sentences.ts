import type { Commitment } from '../../domain/plan.ts';
import type { PlanSource } from '../../services.ts';

/** A sentence of a commitment's passage, and where it begins in the source. */
export interface Sentence {
  readonly start: number;
  readonly text: string;
}

/** Up to and with a mark that ends a sentence, or the end of its line. */
const SENTENCE = /[^。；！？!?;\r\n]+[。；！？!?;]*/g;

/** The sentences of a passage, without the clauses that stand in it: the borders at which it may be split. */
export function sentencesOf(
  { text, coverage }: Pick<PlanSource, 'text' | 'coverage'>,
  { passageSpan }: Commitment,
): Sentence[] {
  return coverage.flatMap(({ kind, span }) => {
    const from = Math.max(span.start, passageSpan.start);
    const to = Math.min(span.end, passageSpan.end);
    if (kind === 'clause' || from >= to) return [];
    return [...text.slice(from, to).matchAll(SENTENCE)].flatMap((match) => {
      const words = match[0];
      const start = from + match.index + (words.length - words.trimStart().length);
      return words.trim() === '' ? [] : [{ start, text: words.trim() }];
    });
  });
}
