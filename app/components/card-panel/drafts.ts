/** What a person has written into a field and not saved, with the value it stood on when they began. */
export interface Draft {
  readonly text: string;
  readonly base: string;
}

/**
 * Drafts of fields that went away unsaved (a conflict not settled, a date out of order), by the field's key: they are
 * there again when the card is opened again. Only a browser ever writes here, so that requests on a server share nothing.
 */
const kept = new Map<string, Draft>();

/** The draft left under a key. */
export function keptDraft(key: string): Draft | null {
  return kept.get(key) ?? null;
}

/** Keeps a draft for later; null forgets it. */
export function keepDraft(key: string, draft: Draft | null): void {
  if (draft === null) kept.delete(key);
  else kept.set(key, draft);
}
