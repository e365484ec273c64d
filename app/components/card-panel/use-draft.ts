import { useEffect, useRef, useState } from 'react';
import { type Draft, keepDraft, keptDraft } from './drafts.ts';

/** Why a draft may not be saved, in a sentence; null when it may. */
export type Check = (text: string) => string | null;

interface DraftOptions {
  /** The live value. */
  readonly value: string;
  /** Names the field among all fields of all cards. */
  readonly draftKey: string;
  readonly locked: boolean;
  readonly check: Check;
  readonly onSave: (text: string) => void;
}

/** A field's draft over a value that other people change at the same time: nothing typed is lost, nothing is overwritten unasked. */
export function useDraft(options: DraftOptions) {
  const { value, draftKey } = options;
  const [draft, setDraft] = useState<Draft | null>(() => keptDraft(draftKey));
  const [error, setError] = useState<string | null>(null);
  const conflict = draft !== null && value !== draft.base && value !== draft.text.trim();

  const drop = () => {
    setDraft(null);
    setError(null);
  };
  const save = (text: string) => {
    const clean = text.trim();
    const refusal = options.check(clean);
    setError(refusal);
    if (refusal !== null) return;
    if (clean !== value) options.onSave(clean);
    setDraft(null);
  };

  useKeptOnLeaving({ ...options, draft, conflict });

  return {
    text: draft?.text ?? value,
    open: draft !== null,
    conflict,
    error,
    setError,
    /** Typed back to what it was, it is no draft any more. */
    change: (text: string) =>
      setDraft((old) => (text === (old?.base ?? value) ? null : { text, base: old?.base ?? value })),
    /** Saves what may be saved; a conflict waits for the person's choice. */
    commit: () => {
      if (draft !== null && !conflict && !options.locked) save(draft.text);
    },
    drop,
    keepMine: () => draft && save(draft.text),
  };
}

/** Going back in the browser takes a field away without a blur: what can be saved is saved then, the rest is kept. */
function useKeptOnLeaving(state: DraftOptions & { readonly draft: Draft | null; readonly conflict: boolean }): void {
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(() => {
    // Taken over by the field; kept again below if it is still open when the field goes.
    keepDraft(latest.current.draftKey, null);
    return () => {
      const { draft, conflict, locked, check, onSave, value, draftKey } = latest.current;
      if (draft === null) return;
      const clean = draft.text.trim();
      if (clean === value) return;
      if (conflict || locked || check(clean) !== null) keepDraft(draftKey, draft);
      else onSave(clean);
    };
  }, []);
}
