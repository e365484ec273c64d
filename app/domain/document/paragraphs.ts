import type { Span } from '../plan.ts';

/** Whatever `fold` takes for the end of a line. */
const LINE_END = /[\r\n\u2028\u2029\u0085\v\f]/;

/** The lines of a stretch of the source, each trimmed, those that are blank left out. */
export function paragraphsOf(source: string, { start, end }: Span, joint: string): string {
  const text = source.slice(start, end);
  if (!LINE_END.test(text)) return text.trim();
  return text
    .split(LINE_END)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(joint);
}
