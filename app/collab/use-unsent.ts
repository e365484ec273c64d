import { useCallback, useEffect, useRef, useState } from 'react';
import type { PersonId } from '../domain/ids.ts';
import type { WrittenName } from './protocol.ts';
import { type Unsent, UnsentChanges } from './unsent.client.ts';
import { onReasonToLook } from './unsent-hint.ts';

/** Milliseconds between a reason to look and the look: what the page is about comes first, and what was left may yet go. */
const SETTLE_MS = 2_000;

/**
 * Has the page send what earlier pages of this person left unsaved in this browser. Returns the boards and notes of which it could
 * not be sent, and what throws it away.
 *
 * @param screen another one is a reason to look again
 */
export function useUnsent(personId: PersonId, screen: string) {
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const changes = useRef<UnsentChanges | null>(null);

  useEffect(() => {
    const own = new UnsentChanges(personId, setUnsent);
    changes.current = own;
    return () => own.stop();
  }, [personId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is the event
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lookSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => changes.current?.look(), SETTLE_MS);
    };
    lookSoon();
    const stop = onReasonToLook(lookSoon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [personId, screen]);

  const discard = useCallback((document: WrittenName) => void changes.current?.discard(document), []);
  return { unsent, discard };
}
