import { useEffect, useState } from 'react';
import type { EpochMs } from '../../domain/dates.ts';
import { covers } from '../../domain/history/at.ts';
import type { HistoryWindow } from '../../domain/history/walk.ts';
import type { BoardHistory } from '../../history/services.ts';

/** Milliseconds for which a moment must stand before its past is asked for: a hand on the slider passes through many. */
const SETTLE_MS = 150;

interface Fetched {
  /** The last that was had; it may not cover the moment yet. */
  readonly window: HistoryWindow;
  readonly state: 'here' | 'fetching' | 'failed';
  readonly retry: () => void;
}

/** The part of a board's past that a moment is in: what came with the page, or what the server is asked for. */
export function useWindow(history: BoardHistory, at: EpochMs): Fetched {
  const [window, setWindow] = useState(history.window);
  const [hasFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const isHere = covers(window, at);
  const boardId = history.board.id;

  useEffect(() => setWindow(history.window), [history.window]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the event
  useEffect(() => {
    setFailed(false);
    if (isHere) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const found = await askWindow(boardId, at, abort.signal);
      if (abort.signal.aborted) return;
      if (found) setWindow(found);
      else setFailed(true);
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [isHere, boardId, at, attempt]);

  return {
    window,
    state: isHere ? 'here' : hasFailed ? 'failed' : 'fetching',
    retry: () => setAttempt((before) => before + 1),
  };
}

/** Null where there is no answer, or none of sense. */
async function askWindow(boardId: string, at: EpochMs, signal: AbortSignal): Promise<HistoryWindow | null> {
  try {
    const response = await fetch(`/boards/${boardId}/history/window?at=${at}`, { signal });
    return response.ok ? ((await response.json()) as HistoryWindow) : null;
  } catch {
    return null;
  }
}
