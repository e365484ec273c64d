import { parseNumeral, toNumeral } from './numerals.ts';
import type { Head } from './outline.ts';
import type { Report } from './report.ts';

/**
 * The number of every heading, in order. A lost one is inferred from its neighbours: between （二） and （四）, or at
 * the beginning of a count, it is certain; otherwise the likeliest is used and a person is told.
 */
export function numberHeads(heads: readonly Head[], report: Report): string[] {
  const numbers = new Array<string>(heads.length).fill('');
  const sections = heads.map((_, i) => i).filter((i) => heads[i]?.heading.mark.kind === 'section');
  for (const i of sections) numbers[i] = heads[i]?.heading.mark.number ?? '';
  const measures = heads.map((_, i) => i).filter((i) => heads[i]?.heading.mark.kind === 'measure');
  const values = measures.map((i) => parseNumeral(heads[i]?.heading.mark.number ?? ''));
  const starts = measures.map((i, k) => k === 0 || (measures[k - 1] ?? 0) < i - 1);
  fillGaps(values, starts).forEach(({ value, certain }, k) => {
    const i = measures[k] ?? 0;
    const head = heads[i];
    if (head === undefined) return;
    numbers[i] = head.heading.mark.number ?? toNumeral(value);
    if (!certain) {
      report(
        'number-uncertain',
        head.heading.span,
        `此处标题的编号已丢失，上下文不足以确定，暂按（${numbers[i]}）处理，请核对。`,
      );
    }
  });
  reportSequence(heads, sections, report);
  reportSequence(heads, measures, report, numbers);
  return numbers;
}

interface Filled {
  readonly value: number;
  readonly certain: boolean;
}

/** @param starts whether a measure is the first of its section, where a count may begin anew */
function fillGaps(values: readonly (number | null)[], starts: readonly boolean[]): Filled[] {
  const next = nextKnown(values);
  const filled: Filled[] = [];
  values.forEach((value, k) => {
    const before = filled[k - 1]?.value ?? 0;
    if (value !== null) {
      filled.push({ value, certain: true });
      return;
    }
    const after = next[k];
    const backwards = after === undefined ? null : after.value - (after.at - k);
    if (backwards === before + 1) filled.push({ value: before + 1, certain: true });
    else if (before === 0 && (after === undefined || (after.value === 1 && starts[after.at]))) {
      filled.push({ value: 1, certain: true });
    } else if (backwards === 1 && starts[k]) filled.push({ value: 1, certain: true });
    else filled.push({ value: before + 1, certain: false });
  });
  return filled;
}

function nextKnown(values: readonly (number | null)[]): ({ at: number; value: number } | undefined)[] {
  const next: ({ at: number; value: number } | undefined)[] = [];
  let known: { at: number; value: number } | undefined;
  for (let k = values.length - 1; k >= 0; k -= 1) {
    next[k] = known;
    const value = values[k];
    if (value != null) known = { at: k, value };
  }
  return next;
}

function reportSequence(
  heads: readonly Head[],
  indexes: readonly number[],
  report: Report,
  inferred?: readonly string[],
): void {
  let last = 0;
  for (const i of indexes) {
    const head = heads[i];
    const value = parseNumeral(inferred?.[i] ?? head?.heading.mark.number ?? '');
    if (head === undefined || value === null) continue;
    if (value !== last + 1 && value !== 1) {
      report(
        'number-out-of-sequence',
        head.heading.span,
        `编号“${toNumeral(value)}”与前一个编号不连续，请核对是否有缺漏或重复。`,
      );
    }
    last = value;
  }
}
