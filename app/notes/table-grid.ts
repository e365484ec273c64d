import { NOTES_LIMITS } from './limits.ts';

/** A place of a table's grid. */
export type Slot<Cell> =
  /** Where a cell begins, and over how many columns it goes. */
  | { readonly kind: 'cell'; readonly cell: Cell; readonly columns: number; readonly rows: number }
  /** Where a cell of a row above reaches down to. */
  | { readonly kind: 'below'; readonly columns: number }
  /** Where there is nothing. */
  | { readonly kind: 'empty'; readonly columns: 1 };

interface Spans {
  readonly colspan: unknown;
  readonly rowspan: unknown;
}

/**
 * Lays a table out: every row of what it gives is as wide as the widest, whatever cells there were and whatever they claimed to
 * cover. What two would cover is the one's that came first.
 */
export function layOutTable<Cell>(rows: readonly (readonly Cell[])[], spansOf: (cell: Cell) => Spans): Slot<Cell>[][] {
  const slots: Map<number, Slot<Cell>>[] = rows.map(() => new Map());
  const taken: Set<number>[] = rows.map(() => new Set());
  let width = 1;
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (taken[y]?.has(x)) x++;
      const { colspan, rowspan } = spansOf(cell);
      let columns = 1;
      while (columns < toSpan(colspan) && !taken[y]?.has(x + columns)) columns++;
      const height = Math.min(toSpan(rowspan), rows.length - y);
      for (let below = 0; below < height; below++) {
        for (let i = 0; i < columns; i++) taken[y + below]?.add(x + i);
        slots[y + below]?.set(
          x,
          below === 0 ? { kind: 'cell', cell, columns, rows: height } : { kind: 'below', columns },
        );
      }
      x += columns;
    }
    for (const column of taken[y] ?? []) width = Math.max(width, column + 1);
  }
  return slots.map((row, y) => {
    const filled: Slot<Cell>[] = [];
    for (let x = 0; x < width; x++) {
      const slot = row.get(x);
      if (slot) filled.push(slot);
      else if (!taken[y]?.has(x)) filled.push({ kind: 'empty', columns: 1 });
    }
    return filled;
  });
}

function toSpan(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) ? Math.min(Math.max(value, 1), NOTES_LIMITS.span) : 1;
}
