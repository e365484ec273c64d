import type { IsoDate } from '../dates.ts';
import type { Span } from '../plan.ts';
import { compact } from './fold.ts';
import { readPlainDate } from './plain-date.ts';

/** What stands before the first heading: who says it, what it is called, to whom it goes. */
export interface Front {
  readonly title: string | null;
  /** In its usual form, 国发〔2016〕62号, whatever brackets and digits the source has. */
  readonly docNumber: string | null;
  /** A line that is nothing but a date. */
  readonly date: IsoDate | null;
  /** How many of the lines are certainly front matter: up to the title, the addressee, or the sentence that opens the measures. */
  readonly lines: number;
}

const DOC_NUMBER = /^(?:(?:发文字号|文号):)?(\p{Script=Han}{1,12})[[(](\d{4})[\])](第?\d{1,5}号)$/u;

/** The last words of the titles of official documents. */
const TITLE_END =
  /(?:意见|通知|决定|方案|规划|纲要|办法|计划|批复|通报|要点|措施|条例|规定|报告|公告|命令|细则|指南|目录|工作安排|行动|分工)(?:[("].{1,30}[)"])?$/;

/** Longest line of a title, in UTF-16 units. */
const LONGEST_TITLE_LINE = 80;

/** More lines than any title has; a page of short lines must not become one. */
const MOST_TITLE_LINES = 6;

/** Reads front matter out of the lines before the first heading, or out of a whole text without headings. */
export function readFront(source: string, folded: string, lines: readonly Span[]): Front {
  const texts = lines.map(({ start, end }) =>
    compact(folded.slice(start, Math.min(end, start + 4 * LONGEST_TITLE_LINE))),
  );
  const numbers = texts.map((text) => DOC_NUMBER.exec(text));
  const number = numbers.find((match) => match !== null);
  const dated = texts.findLast((text) => readPlainDate(text) !== null);
  const title = findTitle(source, lines, texts, numbers);
  const last = texts.findLastIndex((text, i) => numbers[i] !== null || isAddressee(text) || isOpening(text));
  return {
    title: title?.text ?? null,
    docNumber: number == null ? null : `${number[1]}〔${number[2]}〕${number[3]}`,
    date: dated === undefined ? null : readPlainDate(dated),
    lines: Math.max(last, title?.line ?? -1) + 1,
  };
}

/** 各省、自治区、直辖市人民政府，国务院各部委： */
function isAddressee(text: string): boolean {
  return text.endsWith(':');
}

/** The sentence that hands over to the measures: 现提出以下意见。 */
function isOpening(text: string): boolean {
  return /(?:如下|以下)[^,。]{0,12}[。:]$/.test(text);
}

interface Title {
  readonly text: string;
  /** The index of its last line. */
  readonly line: number;
}

/**
 * Titles run over several lines, and web pages repeat them: the first run of short lines without punctuation that ends
 * like a title is it. Blank lines say nothing, because conversions put them anywhere.
 */
function findTitle(
  source: string,
  lines: readonly Span[],
  texts: readonly string[],
  numbers: readonly (RegExpExecArray | null)[],
): Title | null {
  let run: string[] = [];
  let fallback: Title | null = null;
  for (const [i, { start, end }] of lines.entries()) {
    const text = texts[i] ?? '';
    if (numbers[i] !== null || !isTitleLine(text)) {
      fallback ??= run.length > 0 ? { text: run.join(''), line: i - 1 } : null;
      run = [];
      continue;
    }
    run.push(source.slice(start, end));
    if (run.length > MOST_TITLE_LINES) run.shift();
    if (TITLE_END.test(text)) return { text: run.join(''), line: i };
  }
  return fallback ?? (run.length > 0 ? { text: run.join(''), line: lines.length - 1 } : null);
}

function isTitleLine(text: string): boolean {
  return text.length <= LONGEST_TITLE_LINE && !/[。;:!?]|^[([]/.test(text) && readPlainDate(text) === null;
}
