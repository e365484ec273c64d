import { useEffect, useState } from 'react';
import type { PersonId } from '../domain/ids.ts';

/**
 * Whether there may be unsaved changes of a person in this browser: what a page can know without loading anything. Set by
 * whoever changes something, cleared by whoever has looked and found nothing.
 */
const keyOf = (personId: PersonId): string => `duban:unsent:${personId}`;

export function hintUnsent(personId: PersonId): void {
  try {
    localStorage.setItem(keyOf(personId), '1');
  } catch {
    // Switched off: then everybody looks.
  }
}

export function clearHint(personId: PersonId): void {
  try {
    localStorage.removeItem(keyOf(personId));
  } catch {
    // As above.
  }
}

export function mayBeUnsent(personId: PersonId): boolean {
  try {
    return localStorage.getItem(keyOf(personId)) !== null;
  } catch {
    return true;
  }
}

/** Calls back when the network is back, another window has changed something, or this one is seen again. */
export function onReasonToLook(look: () => void): () => void {
  const events = ['online', 'storage', 'visibilitychange'] as const;
  for (const event of events) window.addEventListener(event, look);
  return () => {
    for (const event of events) window.removeEventListener(event, look);
  };
}

/** Milliseconds: the least, and as much again drawn by lot, between two attempts at something for unsaved changes. */
const AGAIN_MS = 30_000;

/** Has something be tried again in a while. Returns what the timer is cleared by. */
export const tryAgain = (attempt: () => void) => setTimeout(attempt, AGAIN_MS * (1 + Math.random()));

/**
 * What deals with unsaved changes of a person, fetched once there may be any; null until then, and where it cannot be
 * fetched, which is tried again for every reason to look and from time to time.
 *
 * @param personId null for nobody
 * @param screen another one is such a reason
 * @param fetch gives the same each time; the same function at every paint
 */
export function useOnceUnsent<T>(personId: PersonId | null, screen: string, fetch: () => Promise<T>): T | null {
  const [fetched, setFetched] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is the event
  useEffect(() => {
    if (personId === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = () => {
      clearTimeout(timer);
      if (!mayBeUnsent(personId)) return;
      fetch().then(setFetched, () => {
        clearTimeout(timer);
        if (!isOver) timer = tryAgain(look);
      });
    };
    look();
    const stop = onReasonToLook(look);
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
    };
  }, [personId, screen, fetch]);
  return fetched;
}
