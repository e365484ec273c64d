import type { Span } from '../plan.ts';
import { isBlank } from './fold.ts';

/** A half-open range of a folded text without the blanks at its ends; null where nothing else is in it. */
export function trimSpan(folded: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && isBlank(folded[from])) from += 1;
  while (to > from && isBlank(folded[to - 1])) to -= 1;
  return from < to ? { start: from, end: to } : null;
}

/** The lines of a folded text that are not blank, each without the blanks at its ends. */
export function linesOf(folded: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  while (start < folded.length) {
    const found = folded.indexOf('\n', start);
    const end = found === -1 ? folded.length : found;
    const line = trimSpan(folded, start, end);
    if (line !== null) lines.push(line);
    start = end + 1;
  }
  return lines;
}
