import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';

/**
 * Marks the block that the address points into with `data-target`. `:target` does so before any script, but the browser
 * does not look at it again when a page is come to by script.
 */
export function useTargetMark(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const block = document.getElementById(hash.slice(1))?.closest<HTMLElement>('[data-block]');
    if (!block) return;
    block.dataset.target = '';
    return () => {
      delete block.dataset.target;
    };
  }, [hash]);
}
