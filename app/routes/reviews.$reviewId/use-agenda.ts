import { useEffect, useRef, useState } from 'react';
import { type AgendaEdits, applyEdits, UNEDITED } from '../../domain/agenda.ts';
import { postAgenda } from '../../reviews/ask.ts';
import type { Meeting } from '../../reviews/meeting.ts';

/** The agenda as the page has it: what was changed is shown at once, kept one after the other, and tried again on demand. */
export function useAgenda({ review, agendas }: Pick<Meeting, 'review' | 'agendas'>) {
  const [edits, setEdits] = useState(review.agenda);
  const [hasFailed, setFailed] = useState(false);
  const wanted = useRef<AgendaEdits | null>(review.agenda);
  /** What is on its way, or was not kept: until then nothing that the server says takes its place. */
  const isUnkept = useRef(false);
  const isSending = useRef(false);

  useEffect(() => {
    if (!isUnkept.current) setEdits(review.agenda);
  }, [review.agenda]);

  const send = async () => {
    if (isSending.current) return;
    isSending.current = true;
    setFailed(false);
    try {
      // The last word counts: what was wanted meanwhile goes next, what lay between does not.
      for (let sent: AgendaEdits | null | undefined; sent !== wanted.current; ) {
        sent = wanted.current;
        await postAgenda(review.id, sent);
      }
      isUnkept.current = false;
    } catch {
      setFailed(true);
    } finally {
      isSending.current = false;
    }
  };

  // A line that is back is tried at once: nobody in a meeting looks for a button.
  useEffect(() => {
    if (!hasFailed) return;
    window.addEventListener('online', send);
    return () => window.removeEventListener('online', send);
  });

  const change = (next: AgendaEdits | null) => {
    setEdits(next);
    wanted.current = next;
    isUnkept.current = true;
    void send();
  };

  const { by } = edits ?? UNEDITED;
  return {
    by,
    edits: edits ?? UNEDITED,
    isEdited: edits !== null,
    items: agendas[by],
    ...applyEdits(agendas[by], edits),
    hasFailed,
    change,
    retry: send,
  };
}
