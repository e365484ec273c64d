import { type KeyboardEvent, type RefObject, useState } from 'react';

/**
 * One stop of the Tab key for a whole bar, and the arrows within it, as in the ARIA pattern of toolbars.
 *
 * @param count tools there are
 */
export function useRoving(bar: RefObject<HTMLElement | null>, count: number) {
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, count - 1);

  const go = (index: number) => {
    const next = (index + count) % count;
    setCurrent(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: count - 1 }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(next);
  };

  /** The props of the tool at an index. */
  const tool = (index: number) => ({ tabIndex: index === stop ? 0 : -1, onFocus: () => setCurrent(index) });

  return { onKeyDown, tool };
}
