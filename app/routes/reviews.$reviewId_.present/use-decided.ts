import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../../ask-server.ts';
import type { DecisionId } from '../../domain/ids.ts';
import type { Meeting } from '../../reviews/meeting.ts';
import type { Decision } from '../../reviews/services.ts';

/** Milliseconds between two looks at what is decided elsewhere. In a room without a network, what is there is shown on. */
const LOOK_MS = 10_000;

/**
 * A meeting with its decisions as they stand, whoever makes them, at whatever machine. Those still open at its beginning stay
 * where they are shown when they are closed.
 */
export function useDecided(loaded: Meeting) {
  const [known, setKnown] = useState<ReadonlyMap<DecisionId, Decision>>(new Map());
  const note = useCallback(
    (decisions: readonly Decision[]) =>
      setKnown((before) => new Map([...before, ...decisions.map((each) => [each.id, each] as const)])),
    [],
  );
  const { id } = loaded.review;
  const last = useRef('');
  useEffect(() => {
    const look = async () => {
      if (document.hidden || !navigator.onLine) return;
      const decisions = await ask<Decision[]>(`/reviews/${id}/decisions`).catch(() => null);
      const text = JSON.stringify(decisions);
      // A slide is not laid out anew for nothing.
      if (decisions === null || text === last.current) return;
      last.current = text;
      note(decisions);
    };
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [id, note]);

  const meeting = useMemo<Meeting>(() => {
    const made = new Map([...loaded.made.map((each) => [each.id, each] as const), ...known]);
    return {
      ...loaded,
      made: [...made.values()].filter(({ reviewId }) => reviewId === id),
      stillOpen: loaded.stillOpen.map((each) => known.get(each.id) ?? each),
    };
  }, [loaded, known, id]);
  return { meeting, onDecided: useCallback((decision: Decision) => note([decision]), [note]) };
}
