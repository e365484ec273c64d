import { useEffect, useState } from 'react';

/** Milliseconds that each showing stands; longer for who has asked for little movement. */
const SHOWING_MS = 700;
const CALM_SHOWING_MS = 2_000;

/**
 * Lets a past pass by itself, one step after the other, until there is none left or somebody stops it.
 *
 * @param isReady what is to be shown next can be shown; while it cannot, the film waits
 * @param isOver there is no next
 * @param step shows the next
 */
export function useFilm(isReady: boolean, isOver: boolean, step: () => void) {
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying || !isReady) return;
    if (isOver) {
      setPlaying(false);
      return;
    }
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = setTimeout(step, isCalm ? CALM_SHOWING_MS : SHOWING_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, isReady, isOver, step]);
  return { isPlaying, setPlaying };
}
