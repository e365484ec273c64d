import { useCallback, useEffect, useState } from 'react';
import { type Answer, ask } from './ask.ts';

export type Asked<Value> = Answer<Value> | { readonly kind: 'asking' };

/** What a resource route answers; `again` asks anew. */
export function useAsked<Value>(href: string): readonly [asked: Asked<Value>, again: () => void] {
  const [turn, setTurn] = useState(0);
  const [found, setFound] = useState<{ readonly of: string; readonly answer: Answer<Value> } | null>(null);
  const of = `${turn} ${href}`;
  useEffect(() => {
    const stop = new AbortController();
    ask<Value>(href, stop.signal).then((answer) => {
      if (!stop.signal.aborted) setFound({ of, answer });
    });
    return () => stop.abort();
  }, [href, of]);
  const again = useCallback(() => setTurn((last) => last + 1), []);
  return [found?.of === of ? found.answer : { kind: 'asking' }, again];
}
