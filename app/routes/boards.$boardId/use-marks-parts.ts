import { useEffect, useState } from 'react';

type MarksParts = typeof import('./marks-parts.ts');

/** Fetched once for all who show some of it. */
let fetched: MarksParts | null = null;

/** What shows in full what leads have put on a board; null until it is fetched, which it is where it is wanted. */
export function useMarksParts(isWanted: boolean): MarksParts | null {
  const [parts, setParts] = useState<MarksParts | null>(fetched);
  useEffect(() => {
    if (!isWanted || parts) return;
    let isGone = false;
    const ask = () => {
      import('./marks-parts.ts').then(
        (module) => {
          fetched = module;
          if (!isGone) setParts(module);
        },
        // Without a connection: asked for again when there is one.
        () => undefined,
      );
    };
    ask();
    window.addEventListener('online', ask);
    return () => {
      isGone = true;
      window.removeEventListener('online', ask);
    };
  }, [isWanted, parts]);
  return parts;
}
