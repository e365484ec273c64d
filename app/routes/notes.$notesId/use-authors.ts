import { useCallback, useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import type { NotesId } from '../../domain/ids.ts';
import type { NotesAuthors, NotesView } from '../../notes/services.ts';

/** Milliseconds from a change until who wrote it is asked for: by then it is in the database. */
const SETTLE_MS = 1_500;
/** Milliseconds for which a page must be seen until what is on it counts as seen. */
const SEEN_MS = 5_000;

/**
 * Who wrote what, and since when it is new to this person. What was new when the page was opened stays marked for as long as
 * it is open; by then it counts as seen.
 *
 * @param isShown asked for anew as the text changes, whoever writes
 */
export function useAuthors({ id }: Pick<NotesView, 'id'>, isShown: boolean, doc: Y.Doc | null): NotesAuthors | null {
  const [authors, setAuthors] = useState<NotesAuthors | null>(null);
  const seenAt = useRef<number | null>(null);

  const ask = useCallback(async () => {
    const answer = await fetch(`/notes/${id}/authors`);
    if (!answer.ok) return;
    const read = (await answer.json()) as NotesAuthors;
    seenAt.current ??= read.seenAt;
    setAuthors({ ...read, seenAt: seenAt.current });
  }, [id]);

  useEffect(() => {
    // Without an answer nothing is marked; the text is there all the same.
    ask().catch(() => undefined);
  }, [ask]);

  useEffect(() => {
    if (!isShown || !doc) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askSoon = () => {
      // Not put off by the next change: somebody may be writing all the time.
      timer ??= setTimeout(() => {
        timer = undefined;
        ask().catch(() => undefined);
      }, SETTLE_MS);
    };
    askSoon();
    doc.on('update', askSoon);
    return () => {
      clearTimeout(timer);
      doc.off('update', askSoon);
    };
  }, [isShown, doc, ask]);

  const isRead = authors !== null;
  useEffect(() => {
    if (!isRead) return;
    return whenSeen(() => void tellSeen(id));
  }, [id, isRead]);
  return authors;
}

/** Also of a page that is closed, which does not hear of it. */
function tellSeen(id: NotesId): Promise<unknown> {
  return fetch(`/notes/${id}/seen`, { method: 'POST', keepalive: true }).catch(() => null);
}

/** Calls back once the page has been seen for a while, and once more when somebody turns away from it then. */
function whenSeen(tell: () => void): () => void {
  let isSeen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onVisibility = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') {
      timer = setTimeout(() => {
        isSeen = true;
        tell();
      }, SEEN_MS);
    } else if (isSeen) {
      isSeen = false;
      tell();
    }
  };
  onVisibility();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
    if (isSeen) tell();
  };
}
