import { type KeyboardEvent, type RefObject, useCallback, useEffect } from 'react';

/** Where each key leads, as steps to the right and down. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A table of links as one stop of the Tab key, in which arrow keys lead on: along a row or a column to the next cell that has a
 * link, Home and End to the first and last one of the row, with Ctrl of the table. Links are found where they stand, since
 * rows and columns come, go and change places while people move.
 *
 * @returns for the table's `onKeyDown` and `onFocus`
 */
export function useGridKeys(table: RefObject<HTMLTableElement>) {
  // At every paint: links may have come, and the one that was the stop may have gone.
  useEffect(() => {
    const links = linksOf(table.current);
    const stop = links.find((link) => link.tabIndex === 0 && link.dataset.stop === '') ?? links[0];
    for (const link of links) makeStop(link, link === stop);
  });

  const onFocus = useCallback(
    ({ target }: { readonly target: EventTarget }) => {
      const links = linksOf(table.current);
      if (!links.includes(target as HTMLAnchorElement)) return;
      for (const link of links) makeStop(link, link === target);
    },
    [table],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const from = (event.target as Element).closest<HTMLTableCellElement>('td, th');
      if (!from || !table.current || event.altKey || event.metaKey || event.shiftKey) return;
      const next = linkFrom(table.current, from, event.key, event.ctrlKey);
      if (next === undefined) return;
      // Where there is nothing further on the page must not scroll in its place.
      event.preventDefault();
      next?.focus();
      next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    [table],
  );
  return { onFocus, onKeyDown };
}

/** The link that a key leads to; null for none that way, undefined for a key that leads nowhere. */
function linkFrom(table: HTMLTableElement, from: HTMLTableCellElement, key: string, isCtrl: boolean) {
  const all = linksOf(table);
  if (key === 'Home' || key === 'End') {
    const row = isCtrl ? all : all.filter((link) => link.closest('tr') === from.closest('tr'));
    return (key === 'Home' ? row[0] : row.at(-1)) ?? null;
  }
  const step = STEPS[key];
  if (!step || isCtrl) return undefined;
  const [right, down] = step;
  const rows = [...table.rows];
  let [x, y] = [from.cellIndex, rows.indexOf(from.parentElement as HTMLTableRowElement)];
  for (;;) {
    x += right;
    y += down;
    const cell = rows[y]?.cells[x];
    if (!cell) return null;
    const link = cell.querySelector('a');
    if (link) return link;
  }
}

function linksOf(table: HTMLTableElement | null): HTMLAnchorElement[] {
  return [...(table?.querySelectorAll('a') ?? [])];
}

function makeStop(link: HTMLAnchorElement, isStop: boolean): void {
  link.tabIndex = isStop ? 0 : -1;
  if (isStop) link.dataset.stop = '';
  else delete link.dataset.stop;
}
