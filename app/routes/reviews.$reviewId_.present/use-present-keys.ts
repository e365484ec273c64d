import { useEffect, useRef } from 'react';

/** What the keys of a presentation do. */
export interface PresentActions {
  readonly stepBy: (by: 1 | -1) => void;
  readonly go: (slide: number) => void;
  readonly last: number;
  readonly jump: () => void;
  readonly help: () => void;
  readonly fullScreen: () => void;
  readonly leave: () => void;
}

/** `keyCode` of a key that an input method took. */
const TAKEN_BY_IME = 229;

/** Listens to the keys of a presentation, wherever the focus is but in a field or a dialog. */
export function usePresentKeys(actions: PresentActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === TAKEN_BY_IME) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isForAnother(event)) return;
      const act = actionOf(event.key, latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function actionOf(key: string, { stepBy, go, last, jump, help, fullScreen, leave }: PresentActions) {
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
    case ' ':
      return () => stepBy(1);
    case 'ArrowLeft':
    case 'PageUp':
      return () => stepBy(-1);
    case 'Home':
      return () => go(0);
    case 'End':
      return () => go(last);
    case 'g':
    case 'G':
      return jump;
    case 'f':
    case 'F':
      return fullScreen;
    case '?':
    case '？':
      return help;
    case 'Escape':
      return leave;
    default:
      return null;
  }
}

/** Fields take every key, an open dialog too; what can be pressed takes the space bar. */
function isForAnother({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true;
  if (!(target instanceof Element)) return false;
  // A field of a dialog that has just been closed keeps the focus until the next frame.
  if (target.closest('dialog:not([open])')) return false;
  if (target.closest('input, textarea, select, [contenteditable="true"]')) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}

/** Fills the screen with the page, or gives it back. Does nothing where a browser does not let it. */
export function toggleFullScreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  done?.catch(() => undefined);
}
