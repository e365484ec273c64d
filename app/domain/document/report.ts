import type { Span } from '../plan.ts';
import type { Warning, WarningCode } from './warnings.ts';

/** Leaves something to a person: a code, its place, and a sentence in Chinese. */
export type Report = (code: WarningCode, span: Span, message: string) => void;

/** Collects warnings, to be told in the order of the text. */
export class Warnings {
  readonly #told: Warning[] = [];

  readonly report: Report = (code, span, message) => {
    this.#told.push({ code, message, span });
  };

  /** In the order of the text; of one place, in the order they were told. */
  inOrder(): Warning[] {
    return this.#told.toSorted((a, b) => a.span.start - b.span.start);
  }
}
