import { useCallback, useRef, useState } from 'react';
import type { FailureCode } from '../../ask-server.ts';

/** Does one thing at a time, so that a finger that presses twice sends once, and keeps why the last was not done. */
export function useSending() {
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const isBusy = useRef(false);
  /** Resolves to whether it was done; to false, too, while another is under way. */
  const send = useCallback(async (act: () => Promise<FailureCode | null>): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setSending(true);
    setFailure(null);
    const failed = await act();
    isBusy.current = false;
    setSending(false);
    setFailure(failed);
    return failed === null;
  }, []);
  return { isSending, failure, send };
}
