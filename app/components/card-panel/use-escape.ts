import { type RefObject, useEffect, useRef } from 'react';

/** What Esc closes by itself before it may close the card around or beside it. */
const CLOSES_ITSELF = '[role="menu"], [role="listbox"], dialog, [popover]';
const FIELDS = 'input, textarea, select, [contenteditable]';

/** Calls back for an Esc that nothing else on the page has a use for: no draft, menu, drag, or input method. */
export function useEscape(onEscape: () => void): RefObject<HTMLElement> {
  const region = useRef<HTMLElement>(null);
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      const { target } = event;
      if (target instanceof Element) {
        if (target.closest(CLOSES_ITSELF)) return;
        // A field elsewhere, the board's search for one, has its own use for Esc.
        if (target.matches(FIELDS) && !region.current?.contains(target)) return;
      }
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return region;
}
