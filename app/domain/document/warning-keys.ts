import type { Warning } from './warnings.ts';

/** What each of some warnings is named by: its code, its place, and the how-manieth of these it is. */
export function warningKeys(warnings: readonly Pick<Warning, 'code' | 'span'>[]): string[] {
  const counts = new Map<string, number>();
  return warnings.map(({ code, span }) => {
    const place = `${code}@${span.start}`;
    const nth = counts.get(place) ?? 0;
    counts.set(place, nth + 1);
    return `${place}#${nth}`;
  });
}
