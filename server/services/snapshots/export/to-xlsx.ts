import type { Sheet } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { cardRows } from '#app/domain/snapshot/card-rows.ts';
import type { Language } from '#app/i18n/languages.ts';
import type { SnapshotView } from '#app/snapshots/services.ts';
import { autoFilter } from './auto-filter.ts';
import { cardColumns, type HandoutT } from './columns.ts';
import { matrixSheet } from './matrix-sheet.ts';
import { type FileContent, HEAD, toCell } from './sheet-cells.ts';
import { sheetNames } from './sheet-names.ts';
import { summarySheet } from './summary-sheet.ts';

/**
 * A snapshot as a workbook: a summary, the matrix, and a sheet for each board. Days are days and numbers are numbers; every
 * text is written as one, so that none becomes a formula.
 */
export async function toXlsx(view: SnapshotView, language: Language, t: HandoutT): Promise<Uint8Array> {
  const boards = cardRows(view.snapshot);
  const columns = cardColumns(view.snapshot, language, t);
  const tables = [
    matrixSheet(view.snapshot, language, t),
    ...boards.map(({ rows }) => ({
      data: [
        columns.map(({ name }) => ({ ...HEAD, value: name })),
        ...rows.map((row) => columns.map(({ value }) => toCell(value(row)))),
      ],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
  ];
  const names = sheetNames([
    t('handout:sheet.summary'),
    t('handout:sheet.matrix'),
    ...boards.map(({ agency }) => agency.name),
  ]);
  const sheets: Sheet<FileContent>[] = [summarySheet(view, boards, language, t), ...tables].map((sheet, i) => ({
    ...sheet,
    sheet: names[i],
  }));
  const extents = new Map(
    tables.map(({ data, columns }, i) => [i + 1, { rows: data.length, columns: columns.length }]),
  );
  return writeExcelFile(sheets, { features: [autoFilter(extents)] }).toBuffer();
}
