import { useNavigation, useRevalidator } from '@remix-run/react';
import { startTransition, useCallback, useEffect, useRef, useState } from 'react';

/**
 * Has the data of the page asked for anew. While they are being asked for already, or somebody is on their way to another
 * page, it waits until that is done, and asks once for all that it was asked for meanwhile: asking in the middle breaks off
 * what is under way.
 */
export function useRevalidate(): () => void {
  const { state, revalidate } = useRevalidator();
  const navigation = useNavigation();
  const [wished, setWished] = useState(0);
  const [met, setMet] = useState(0);
  const begun = useRef(0);
  const isIdle = state === 'idle' && navigation.state === 'idle';
  useEffect(() => {
    // What was begun is on its way before `state` says so, which React lets wait for whatever is more urgent.
    if (!isIdle || wished === met || begun.current !== met) return;
    begun.current = wished;
    // In one transition with the router's own: no sooner does the one show than the other.
    startTransition(() => setMet(wished));
    revalidate();
  }, [isIdle, wished, met, revalidate]);
  return useCallback(() => setWished((wishes) => wishes + 1), []);
}
