import { useEffect, useRef, useState } from 'react';
import type { WaitingComment } from '../../notes/services.ts';

/**
 * Where the focus goes when a comment leaves the list with the button that was pressed: to the one that took its place, or to
 * the page's head.
 */
export function useFocusAfterDone(comments: readonly WaitingComment[]) {
  const page = useRef<HTMLDivElement>(null);
  const before = useRef(comments);
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    const ids = new Set(comments.map(({ commentId }) => commentId));
    const left = before.current.findIndex(({ commentId }) => !ids.has(commentId));
    before.current = comments;
    if (left === -1) return;
    setDone(true);
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    const links = page.current?.querySelectorAll<HTMLElement>('li a') ?? [];
    const next = links[Math.min(left, links.length - 1)] ?? page.current?.querySelector('h1');
    next?.focus();
  }, [comments]);
  return { page, isDone };
}
