import { cardRows } from '#app/domain/snapshot/card-rows.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import type { Language } from '#app/i18n/languages.ts';
import { type CellValue, cardColumns, type HandoutT } from './columns.ts';

/** What makes a spreadsheet take a text for a formula, also where it trims blanks first. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u;
/** Without it, Excel takes the file for one of the machine's own code page. */
const BOM = '\uFEFF';

/**
 * Every card as CSV (RFC 4180), UTF-8 with a byte order mark. A text that a spreadsheet would take for a formula has an
 * apostrophe before it (OWASP, "CSV Injection").
 */
export function toCsv(snapshot: Snapshot, language: Language, t: HandoutT): Uint8Array {
  const columns = cardColumns(snapshot, language, t);
  const lines = [
    columns.map(({ name }) => field(name)),
    ...cardRows(snapshot).flatMap(({ rows }) => rows.map((row) => columns.map(({ value }) => cell(value(row))))),
  ];
  return new TextEncoder().encode(BOM + lines.map((line) => `${line.join(',')}\r\n`).join(''));
}

function cell(value: CellValue): string {
  switch (value?.type) {
    case 'text':
      return field(value.text);
    case 'number':
      return String(value.number);
    case 'day':
      return value.day;
    case undefined:
      return '';
  }
}

function field(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) || guarded !== text ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
