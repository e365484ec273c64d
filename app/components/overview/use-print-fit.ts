import { type RefObject, useEffect } from 'react';

/** CSS pixels across an A3 sheet on its side, its margins taken off: 400 mm. */
const PAPER_WIDTH = 1_512;

/** Makes what is wider than the paper as much smaller while it is printed. */
export function usePrintFit(element: RefObject<HTMLElement>): void {
  useEffect(() => {
    const fit = () => {
      const { current } = element;
      const width = current?.querySelector('table')?.scrollWidth ?? 0;
      if (current && width > PAPER_WIDTH) current.style.setProperty('zoom', String(PAPER_WIDTH / width));
    };
    const undo = () => element.current?.style.removeProperty('zoom');
    window.addEventListener('beforeprint', fit);
    window.addEventListener('afterprint', undo);
    return () => {
      window.removeEventListener('beforeprint', fit);
      window.removeEventListener('afterprint', undo);
    };
  }, [element]);
}
