import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveBoard } from '../../collab/live-board.ts';
import { useRevalidate } from '../../components/use-revalidate.ts';
import { tellWaiting } from '../../components/waiting-news.ts';
import type { BoardMarks, BoardView } from '../../services.ts';

/** Gathers a burst of changes into one request, and lets the server write down the one that was just told. */
const SETTLE_MS = 500;

/**
 * What leads have put on the board: as the page came with it, and asked for anew when the server says that it has changed, or
 * may have while there was no connection, and when the person comes back to the window. Without an answer it stays as it is. After
 * a corrected version of the document the whole board is asked for anew: it has other measures.
 */
export function useMarks(view: BoardView, { recordRevision, status, board }: LiveBoard) {
  const [asked, setAsked] = useState<{ readonly view: BoardView; readonly marks: BoardMarks } | null>(null);
  const marks: BoardMarks = asked?.view === view ? asked.marks : view;
  const state = useRef({ isAsking: false, askAgain: false });

  const reload = useCallback(async () => {
    const now = state.current;
    now.askAgain = true;
    // Whoever asks already will ask once more: what it is being told may be older than what this call is about.
    if (now.isAsking) return;
    now.isAsking = true;
    while (now.askAgain) {
      now.askAgain = false;
      const answer = await fetch(`/boards/${view.id}/marks`).catch(() => null);
      const fresh: BoardMarks | null = answer?.ok ? await answer.json().catch(() => null) : null;
      if (fresh) setAsked({ view, marks: fresh });
    }
    now.isAsking = false;
  }, [view]);

  useEffect(() => {
    if (recordRevision === 0) return;
    void reload();
    tellWaiting();
  }, [recordRevision, reload]);

  useEffect(() => {
    const onFocus = () => navigator.onLine && void reload();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [reload]);

  // Whether the board has changed since it was confirmed is for the database to say.
  const { confirmation } = marks;
  const isCurrent = confirmation !== null && marks.changedAt <= confirmation.at;
  const isSettled = status.kind === 'saved' || status.kind === 'read-only';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card on the board is the event
  useEffect(() => {
    if (!isCurrent || !isSettled) return;
    const timer = setTimeout(() => void reload(), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [board.cards, isCurrent, isSettled, reload]);

  const revalidate = useRevalidate();
  const isOutdated = marks.planRevision !== view.planRevision;
  useEffect(() => {
    if (isOutdated) revalidate();
  }, [isOutdated, revalidate]);

  return { marks, reload };
}
