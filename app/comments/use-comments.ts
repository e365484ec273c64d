import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type FailureCode, failureCode } from '../ask-server.ts';
import type { CommentThread, NewComment, NewThread } from '../notes/services.ts';
import { askThreads, type CommentsRequest, postComments } from './ask.ts';

/** The comments of some notes, as far as this page knows them. What posts resolves once it is in the database. */
export interface Comments {
  /** Null while nothing is known of them. */
  readonly threads: readonly CommentThread[] | null;
  /** Why they could not be asked for the last time; null where they could. */
  readonly failure: FailureCode | null;
  /** Asks for them anew, as when somebody has changed them. */
  reload(): void;
  /** @throws AskFailure */
  start(thread: NewThread): Promise<CommentThread>;
  /** @throws AskFailure */
  reply(threadId: string, comment: NewComment): Promise<CommentThread>;
  /** @throws AskFailure */
  resolve(threadId: string, resolved: boolean): Promise<CommentThread>;
}

/**
 * The comments of one set of notes; other notes need another instance (a `key`).
 *
 * @param initial what the page came with; null to ask for them at once
 */
export function useComments(notesId: string, initial: readonly CommentThread[] | null): Comments {
  const [threads, setThreads] = useState(initial);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const state = useRef({ isAsking: false, askAgain: false, posted: 0 });

  const reload = useCallback(async () => {
    const now = state.current;
    now.askAgain = true;
    // Whoever asks already will ask once more: what it is being told may be older than what this call is about.
    if (now.isAsking) return;
    now.isAsking = true;
    while (now.askAgain) {
      now.askAgain = false;
      const { posted } = now;
      try {
        const asked = await askThreads(notesId);
        // An answer from before one's own comment would take it off the page again.
        if (now.posted !== posted) now.askAgain = true;
        else {
          setThreads(asked);
          setFailure(null);
        }
      } catch (error) {
        setFailure(failureCode(error));
      }
    }
    now.isAsking = false;
  }, [notesId]);

  useEffect(() => {
    if (initial === null) reload();
  }, [initial, reload]);

  return useMemo(() => {
    const post = async (request: CommentsRequest) => {
      const thread = await postComments(notesId, request);
      state.current.posted++;
      setThreads((before) => withThread(before ?? [], thread));
      return thread;
    };
    return {
      threads,
      failure,
      reload,
      start: (thread) => post({ intent: 'start', thread }),
      reply: (threadId, comment) => post({ intent: 'reply', threadId, comment }),
      resolve: (threadId, resolved) => post({ intent: 'resolve', threadId, resolved }),
    };
  }, [notesId, threads, failure, reload]);
}

function withThread(threads: readonly CommentThread[], thread: CommentThread): CommentThread[] {
  const isKnown = threads.some(({ id }) => id === thread.id);
  return isKnown ? threads.map((each) => (each.id === thread.id ? thread : each)) : [...threads, thread];
}
