import { useSearchParams } from '@remix-run/react';
import { useCallback, useRef, useState } from 'react';
import { useAskedFor } from './use-asked-for.ts';

/**
 * The parameters of the address as somebody wants them. The address follows a moment later: what is painted follows the wish
 * at once, and who goes on meanwhile changes what they asked for last.
 */
export function useWishedParams() {
  const [params, setParams] = useSearchParams();
  // By its text: the object is another one at every paint.
  const query = params.toString();
  const [wish, setWish] = useState<string | null>(null);
  const latest = useRef(query);
  const ask = useAskedFor(query, (said) => {
    latest.current = said;
    setWish(null);
  });
  const change = useCallback(
    (write: (before: URLSearchParams) => URLSearchParams) => {
      const next = write(new URLSearchParams(latest.current));
      latest.current = next.toString();
      ask(latest.current);
      setWish(latest.current);
      setParams(next, { replace: true, preventScrollReset: true });
    },
    [ask, setParams],
  );
  return { query: wish ?? query, change };
}
