import { useCallback, useEffect, useState } from 'react';
import type { StageId } from '../../domain/ids.ts';

const KEY = 'duban:view';

interface ViewSettings {
  readonly isCompact: boolean;
  readonly folded: ReadonlySet<StageId>;
}

const DEFAULT: ViewSettings = { isCompact: false, folded: new Set() };

/** Density and folded columns: one's own, kept in this browser. Read after the first paint, which the server made without. */
export function useViewSettings() {
  const [settings, setSettings] = useState(DEFAULT);
  useEffect(() => setSettings(read()), []);

  const change = useCallback((next: (before: ViewSettings) => ViewSettings) => {
    setSettings((before) => {
      const after = next(before);
      write(after);
      return after;
    });
  }, []);

  const fold = useCallback(
    (stage: StageId, isFolded: boolean) =>
      change((before) => {
        const folded = new Set(before.folded);
        if (isFolded) folded.add(stage);
        else folded.delete(stage);
        return { ...before, folded };
      }),
    [change],
  );
  const setCompact = useCallback((isCompact: boolean) => change((before) => ({ ...before, isCompact })), [change]);
  return { ...settings, fold, setCompact };
}

function read(): ViewSettings {
  try {
    const { isCompact, folded } = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { isCompact: isCompact === true, folded: new Set(Array.isArray(folded) ? folded : []) };
  } catch {
    // Storage that is switched off or holds something else: the defaults serve.
    return DEFAULT;
  }
}

function write({ isCompact, folded }: ViewSettings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ isCompact, folded: [...folded] }));
  } catch {
    // As above: then it lasts until the page is closed.
  }
}
