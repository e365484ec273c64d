import type { Reading } from '#app/domain/document/index.ts';
import type { Span } from '#app/domain/plan.ts';

/** Characters of a text that was not read, at most, in the summary. */
const EXCERPT = 40;

/** What was understood of a document, in Chinese, for a person at a terminal. */
export function summarise(source: string, reading: Reading): string {
  const { title, docNumber, sections, measures, agencies, warnings, unread } = reading;
  const commitments = measures.flatMap((measure) => measure.commitments);
  const cards = measures.flatMap(({ commitments: own }) => [
    ...new Set(own.flatMap(({ responsibilities }) => responsibilities.map(({ agency }) => agency))),
  ]);
  const lineOf = lineCounter(source);
  const lines = [
    `《${title ?? '（未找到标题）'}》${docNumber ?? ''}`,
    `${sections.length} 个部分，${measures.length} 项举措，${commitments.length} 项任务，${agencies.length} 个单位，${cards.length} 张卡片`,
    '',
    ...measures.map((measure) => {
      const deadlines = measure.commitments.flatMap((commitment) => commitment.deadlines.map(({ on }) => on));
      const until = deadlines.length === 0 ? '' : `，时限 ${deadlines.join('、')}`;
      return `（${measure.number}）${measure.title ?? '（标题缺失）'}：${measure.commitments.length} 项任务${until}`;
    }),
  ];
  if (warnings.length > 0) {
    lines.push('', `需要人工核对 ${warnings.length} 处：`);
    for (const { span, message, code } of warnings) lines.push(`  第 ${lineOf(span)} 行：${message} [${code}]`);
  }
  if (unread.length > 0) {
    lines.push('', `未能识别 ${unread.length} 处：`);
    for (const { span, text } of unread) lines.push(`  第 ${lineOf(span)} 行：${excerpt(text)}`);
  }
  return lines.map(printable).join('\n');
}

/** The line, counted from 1, on which a span starts. */
function lineCounter(source: string): (span: Span) => number {
  const starts = [0];
  for (const { index, 0: ending } of source.matchAll(/\r\n?|\n/g)) starts.push(index + ending.length);
  return ({ start }) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function excerpt(text: string): string {
  const flat = text.trim().replace(/\s+/g, ' ');
  return flat.length <= EXCERPT ? flat : `${flat.slice(0, EXCERPT)}…`;
}

/** Without what would steer the terminal instead of being shown on it. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, '');
}
