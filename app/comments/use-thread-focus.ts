import { useCallback, useEffect, useRef } from 'react';

/** Where in a panel the focus is wanted: at a thread by its id, or, with null, at the panel's head. */
interface Wanted {
  readonly threadId: string | null;
}

/** Leads the focus to threads, which may yet have to appear, and brings the active one into view. */
export function useThreadFocus(activeThread: string | null) {
  const panel = useRef<HTMLElement>(null);
  const wanted = useRef<Wanted | null>(null);

  // After every render: a thread that was just begun comes with one of the next.
  useEffect(() => {
    const { current } = wanted;
    if (!current) return;
    const target =
      current.threadId === null ? panel.current?.querySelector('h2') : find(panel.current, current.threadId);
    if (!target) return;
    wanted.current = null;
    (target as HTMLElement).focus();
  });

  useEffect(() => {
    if (activeThread === null) return;
    find(panel.current, activeThread)?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [activeThread]);

  /** Call it before what changes the panel. */
  const focusThread = useCallback((threadId: string | null) => {
    wanted.current = { threadId };
  }, []);
  return { panel, focusThread };
}

function find(panel: HTMLElement | null, threadId: string): HTMLElement | null {
  return panel?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(threadId)}"]`) ?? null;
}
