import { nanoid } from 'nanoid';
import { useState } from 'react';
import { type FailureCode, failureCode } from '../ask-server.ts';
import { useBrowserLayoutEffect } from '../components/use-browser-layout-effect.ts';
import { COMMENT_LIMITS, type NewComment, type NotesPerson } from '../notes/services.ts';
import { type Draft, keepDraft, keptDraft, NO_DRAFT } from './drafts.ts';
import { mentionsIn } from './mentions.ts';

interface ComposerOptions {
  /** Names the draft among all of a tab's. */
  readonly draftKey: string;
  readonly people: readonly NotesPerson[];
  readonly onSend: (comment: NewComment) => Promise<unknown>;
}

/** A comment that is being written: kept from the first letter until the server has it. */
export function useComposer({ draftKey, people, onSend }: ComposerOptions) {
  const [draft, setDraft] = useState(NO_DRAFT);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const over = Math.max(0, draft.text.trim().length - COMMENT_LIMITS.text);

  // Not with the first render, which the server may have done without the tab's storage.
  useBrowserLayoutEffect(() => setDraft(keptDraft(draftKey)), [draftKey]);

  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(draftKey, next);
  };

  const send = async () => {
    const text = draft.text.trim();
    if (text === '' || over > 0 || isSending) return;
    const id = draft.attempt?.text === text ? draft.attempt.id : nanoid();
    change({ ...draft, attempt: { id, text } });
    setSending(true);
    setFailure(null);
    try {
      await onSend({ id, text, mentions: mentionsIn(text, draft.chosen, people).slice(0, COMMENT_LIMITS.mentions) });
      change(NO_DRAFT);
    } catch (error) {
      setFailure(failureCode(error));
    } finally {
      setSending(false);
    }
  };

  return {
    text: draft.text,
    isSending,
    failure,
    over,
    type: (text: string) => change({ ...draft, text }),
    pick: (text: string, { id }: NotesPerson) => change({ ...draft, text, chosen: [...draft.chosen, id] }),
    send,
  };
}
