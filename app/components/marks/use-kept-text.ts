import { useCallback, useState } from 'react';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';

/**
 * Text that is being written, kept in this tab through closing and reloading from the first letter until it is sent.
 *
 * @param key names it among all of the tab's; with the person in it, since somebody else may sign in
 * @param initial what is there before anything is written
 */
export function useKeptText(key: string, initial = '') {
  const [text, setText] = useState(initial);
  // Not with the first render, which the server may have done without the tab's storage.
  useBrowserLayoutEffect(() => setText(read(key) ?? initial), [key, initial]);
  const change = useCallback(
    (next: string) => {
      setText(next);
      write(key, next === initial ? null : next);
    },
    [key, initial],
  );
  const forget = useCallback(() => {
    write(key, null);
    setText(initial);
  }, [key, initial]);
  return { text, change, forget };
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(`duban:marks:${key}`);
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(`duban:marks:${key}`);
    else sessionStorage.setItem(`duban:marks:${key}`, text);
  } catch {
    // Shut off or full: the draft lives as long as its field.
  }
}
