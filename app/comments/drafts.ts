import type { PersonId } from '../domain/ids.ts';

/** A comment that was begun and not sent. */
export interface Draft {
  readonly text: string;
  /** Who was chosen to be mentioned, whether or not they still are. */
  readonly chosen: readonly PersonId[];
  /** What was tried to be sent, and under which id: sent again unchanged, it is the same comment. */
  readonly attempt: { readonly id: string; readonly text: string } | null;
}

export const NO_DRAFT: Draft = { text: '', chosen: [], attempt: null };

/** Names a draft among all of a tab's: somebody else may sign in at it. */
export function draftKey(personId: PersonId, notesId: string, threadId: string | null): string {
  return `duban:comment:${personId}:${notesId}:${threadId ?? 'new'}`;
}

/** The draft that was left under a key in this tab, through closing and reloading. */
export function keptDraft(key: string): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isDraft(kept) ? kept : NO_DRAFT;
  } catch {
    // Storage may be shut off, or hold what something else has written.
    return NO_DRAFT;
  }
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(key: string, draft: Draft): void {
  try {
    if (draft.text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Shut off or full: the draft lives as long as its box.
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { text, chosen, attempt } = value as Partial<Record<keyof Draft, unknown>>;
  return typeof text === 'string' && Array.isArray(chosen) && typeof attempt === 'object';
}
