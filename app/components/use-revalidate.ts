import { useNavigation, useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';

/**
 * Has the data of the page asked for anew. While they are being asked for already, or somebody is on their way to another
 * page, it waits until that is done, and asks once for all that it was asked for meanwhile: asking in the middle breaks off
 * what is under way, and says so on the console.
 */
export function useRevalidate(): () => void {
  const { state, revalidate } = useRevalidator();
  const navigation = useNavigation();
  const [isDue, setDue] = useState(false);
  const isIdle = state === 'idle' && navigation.state === 'idle';
  useEffect(() => {
    if (!isDue || !isIdle) return;
    setDue(false);
    revalidate();
  }, [isDue, isIdle, revalidate]);
  return useCallback(() => setDue(true), []);
}
