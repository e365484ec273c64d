import type { AgencyId, PersonId, ReviewId } from '../domain/ids.ts';

/** What a decision is on: the plan as a whole, a measure or a task card; as a form has it. */
export type DraftSubject = 'plan' | `measure/${string}` | `task/${string}`;

/** A decision that was begun and not kept yet. */
export interface DecisionDraft {
  readonly text: string;
  readonly subject: DraftSubject;
  readonly agencyIds: readonly AgencyId[];
  readonly person: string;
  /** As a field of a date has it; empty for none. */
  readonly dueOn: string;
  /** What was tried to be kept, and under which id: sent again unchanged, it is the same decision. */
  readonly attempt: { readonly id: string; readonly content: string } | null;
}

export const NO_DRAFT: DecisionDraft = {
  text: '',
  subject: 'plan',
  agencyIds: [],
  person: '',
  dueOn: '',
  attempt: null,
};

/**
 * Names a draft among all of a browser's: somebody else may sign in at it.
 *
 * @param place where it is written: a window must not send what another one has sent already
 */
export function draftKey(personId: PersonId, reviewId: ReviewId, place: 'meeting' | 'presenter'): string {
  return `duban:decision:${personId}:${reviewId}:${place}`;
}

/** The draft that was left under a key in this browser, through closing and reloading; null for none. */
export function keptDraft(key: string): DecisionDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isDraft(kept) ? kept : null;
  } catch {
    // Storage may be shut off, or hold what something else has written.
    return null;
  }
}

/** Keeps a draft; one without words is forgotten. */
export function keepDraft(key: string, draft: DecisionDraft): void {
  try {
    if (draft.text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Shut off or full: the draft lives as long as its form.
  }
}

/** What of a draft makes the decision, to tell whether it was changed since it was sent. */
export function contentOf({ attempt: _, ...content }: DecisionDraft): string {
  return JSON.stringify(content);
}

function isDraft(value: unknown): value is DecisionDraft {
  if (typeof value !== 'object' || value === null) return false;
  const { text, subject, agencyIds, person, dueOn, attempt } = value as Partial<Record<keyof DecisionDraft, unknown>>;
  const areTexts = [text, subject, person, dueOn].every((each) => typeof each === 'string');
  return areTexts && Array.isArray(agencyIds) && typeof attempt === 'object';
}
