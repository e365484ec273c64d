import type { IsoDate } from '../dates.ts';
import type { Role } from '../plan.ts';

/** A document as far as one version of it is compared with another: with keys of its own, and agencies by one key in both. */
export interface Version {
  readonly sections: readonly SectionText[];
  /** In the order of the document. */
  readonly measures: readonly MeasureText[];
}

export interface SectionText {
  readonly key: string;
  readonly number: string;
  readonly title: string;
}

export interface MeasureText {
  readonly key: string;
  readonly number: string;
  readonly title: string | null;
  /** Null in a document without sections. */
  readonly sectionKey: string | null;
  readonly commitments: readonly CommitmentText[];
}

export interface CommitmentText {
  readonly key: string;
  readonly text: string;
  readonly clause: string;
  readonly openEnded: boolean;
  readonly answers: readonly { readonly agency: string; readonly role: Role }[];
  readonly deadlines: readonly { readonly on: IsoDate; readonly phrase: string }[];
}

/** A text without what says nothing: blank space, and the many ways to write one punctuation mark. */
export function bare(text: string | null): string {
  return (text ?? '').normalize('NFKC').replace(/[\s\p{P}]/gu, '');
}

/** What a measure says, in one text. */
export function wordsOf({ title, commitments }: MeasureText): string {
  return bare(title) + bodyOf({ commitments });
}

/** The same without its title, which a text may have lost. */
export function bodyOf({ commitments }: Pick<MeasureText, 'commitments'>): string {
  return commitments.map(wordsOfCommitment).join('');
}

/** What a commitment says; of one that has no passage, its clause. */
export function wordsOfCommitment({ text, clause }: Pick<CommitmentText, 'text' | 'clause'>): string {
  return bare(text) || bare(clause);
}

/** Every agency that answers for a measure, each once, in the order they are first named, with its roles. */
export function answersOf({ commitments }: MeasureText): Map<string, Set<Role>> {
  const held = new Map<string, Set<Role>>();
  for (const { answers } of commitments) {
    for (const { agency, role } of answers) held.set(agency, (held.get(agency) ?? new Set()).add(role));
  }
  return held;
}
