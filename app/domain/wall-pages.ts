import type { Matrix } from './matrix.ts';

/** How many lines of a matrix are read from a distance at once. */
export interface WallFit {
  readonly rows: number;
  readonly columns: number;
}

/** Sizes on a wall in rem, one rem being 16 px on a screen of 1920 × 1080: its type can be read from six metres. */
export const WALL_REM = {
  screen: 67.5,
  head: 6.5,
  names: 12.75,
  row: 3.25,
  title: 27,
  column: 6.5,
  margin: 2,
} as const;

/** How much larger than usual type may become where few rows and columns are shown. */
const MOST_LARGE = 1.6;

/** What of a matrix fits on a screen, and the pixels of one rem with which it does. */
export function fitWall(
  screen: { readonly width: number; readonly height: number },
  of: { readonly rows: number; readonly columns: number },
): WallFit & { readonly remPx: number } {
  const base = Math.min(screen.height / WALL_REM.screen, (screen.width * 9) / 16 / WALL_REM.screen);
  const [width, height] = [screen.width / base - WALL_REM.margin, screen.height / base - WALL_REM.margin / 2];
  const { head, names, row, title, column } = WALL_REM;
  const spare = Math.min(width / (title + of.columns * column), height / (head + names + of.rows * row));
  const larger = Math.max(1, Math.min(MOST_LARGE, spare));
  return {
    rows: Math.max(1, Math.floor((height / larger - head - names) / row)),
    columns: Math.max(1, Math.floor((width / larger - title) / column)),
    remPx: base * larger,
  };
}

/** A matrix in pages of about the same size, by its rows and then by its columns; one without anything for an empty one. */
export function wallPages(matrix: Matrix, fit: WallFit): Matrix[] {
  return evenly(matrix.rows, fit.rows).flatMap((rows) =>
    evenly(matrix.columns, fit.columns).map((columns) => ({ rows, columns })),
  );
}

function evenly<T>(all: readonly T[], most: number): T[][] {
  const pages = Math.max(1, Math.ceil(all.length / most));
  const each = Math.ceil(all.length / pages);
  return Array.from({ length: pages }, (_, page) => all.slice(page * each, (page + 1) * each));
}
