import { SERVER_KINDS, type ServerKind } from './servers/start.ts';

/** A figure of each server, and how they compare. */
export interface Row {
  readonly what: string;
  readonly values: Partial<Record<ServerKind, number>>;
  /** Writes a figure with its unit. */
  readonly format: (value: number, kind: ServerKind) => string;
  /** Null for figures that are not to be compared. */
  readonly better: 'less' | 'more' | null;
  /** What Duban is held to; null where nothing is. */
  readonly bar: Bar | null;
}

export interface Bar {
  readonly text: string;
  /**
   * @param duban its figure
   * @param ratio of it to that of the better one of the others
   */
  holds(duban: number, ratio: number): boolean;
}

const NAMES: Readonly<Record<ServerKind, string>> = {
  duban: 'Duban',
  'y-websocket': 'y-websocket',
  hocuspocus: 'Hocuspocus',
};

/** Duban's figure by that of the better one of the others; NaN where that says nothing. */
export function ratioOf({ values, better }: Row): number {
  const { duban = Number.NaN, ...others } = values;
  const figures = Object.values(others);
  if (better === null || figures.length === 0) return Number.NaN;
  return duban / (better === 'less' ? Math.min(...figures) : Math.max(...figures));
}

/** Whether Duban keeps to a row's bar; null where there is none, or nothing to hold against it. */
export function holds(row: Row): boolean | null {
  const { duban } = row.values;
  return row.bar && duban !== undefined ? row.bar.holds(duban, ratioOf(row)) : null;
}

/** Rows as a table in Markdown. */
export function toMarkdown(rows: readonly Row[]): string {
  const head = ['', ...SERVER_KINDS.map((kind) => NAMES[kind]), 'Duban / better peer', 'bar'];
  const lines = rows.map((row) => {
    const figures = SERVER_KINDS.map((kind) => {
      const value = row.values[kind];
      return value === undefined ? '–' : row.format(value, kind);
    });
    const ratio = ratioOf(row);
    return [row.what, ...figures, Number.isFinite(ratio) ? `${ratio.toFixed(2)}×` : '', verdict(row)];
  });
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function verdict(row: Row): string {
  const kept = holds(row);
  if (kept === null) return '';
  return `${row.bar?.text} ${kept ? '✓' : '✗'}`;
}
