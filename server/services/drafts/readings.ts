import { type CorrectedReading, correctReading, type Reading, readDocument } from '#app/domain/document/index.ts';
import type { CorrectionRow } from '#db/repositories/draft-corrections.server.ts';
import type { DraftRow } from '#db/repositories/drafts.server.ts';

/** Texts whose reading is kept: as many as people correct at a time. */
const KEPT = 4;

/** What was read of drafts. A text never changes, and a long one takes longer to read than to correct. */
export class Readings {
  /** By the hash of the text, the last used last. */
  readonly #kept = new Map<string, Reading>();

  /** What is read of a draft with the corrections that are in force. */
  corrected(draft: Pick<DraftRow, 'source' | 'sourceHash'>, corrections: readonly CorrectionRow[]): CorrectedReading {
    const inForce = corrections.filter(({ undone }) => !undone).map(({ correction }) => correction);
    return correctReading(draft.source, this.original(draft), inForce);
  }

  /** What the reader reads of a draft. */
  original({ source, sourceHash }: Pick<DraftRow, 'source' | 'sourceHash'>): Reading {
    // Texts that differ in their line ends have one hash, and places of their own.
    const key = `${sourceHash} ${source.length}`;
    const reading = this.#kept.get(key) ?? readDocument(source);
    this.#kept.delete(key);
    this.#kept.set(key, reading);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return reading;
  }
}
