import { cardRows } from '#app/domain/snapshot/card-rows.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import type { Language } from '#app/i18n/languages.ts';
import { csvField, toCsvFile } from '../../../csv.ts';
import { type CellValue, cardColumns, type HandoutT } from './columns.ts';

/** Every card as CSV. */
export function toCsv(snapshot: Snapshot, language: Language, t: HandoutT): Uint8Array {
  const columns = cardColumns(snapshot, language, t);
  return toCsvFile([
    columns.map(({ name }) => csvField(name)),
    ...cardRows(snapshot).flatMap(({ rows }) => rows.map((row) => columns.map(({ value }) => cell(value(row))))),
  ]);
}

function cell(value: CellValue): string {
  switch (value?.type) {
    case 'text':
      return csvField(value.text);
    case 'number':
      return String(value.number);
    case 'day':
      return value.day;
    case undefined:
      return '';
  }
}
