import type { Cell, CellObject, Image } from 'write-excel-file/node';
import type { CellValue } from './columns.ts';

/** What `write-excel-file` calls a file within a workbook; it has no name for it outside. */
export type FileContent = Image['content'];

/** Longest text of a cell, in UTF-16 code units. */
const LONGEST_TEXT = 32_767;
/** What XML cannot say: control characters but for tab and line ends, half characters, two that are none. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** How the head of a table looks. */
export const HEAD = {
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#E7EFED',
  alignVertical: 'center',
  wrap: true,
  bottomBorderStyle: 'thin',
} as const satisfies CellObject;

/** A text, whatever it begins with. */
export function textCell(text: string, look: CellObject = {}): CellObject {
  return {
    alignVertical: 'top',
    wrap: true,
    ...look,
    type: String,
    value: text.replace(NOT_IN_XML, '').slice(0, LONGEST_TEXT),
  };
}

export function numberCell(value: number, look: CellObject = {}): CellObject {
  return { alignVertical: 'top', ...look, type: Number, value };
}

export function toCell(value: CellValue): Cell {
  switch (value?.type) {
    case 'text':
      return textCell(value.text);
    case 'number':
      return numberCell(value.number);
    case 'day':
      // A spreadsheet's day has no zone: it is counted from midnight in UTC.
      return { alignVertical: 'top', type: Date, format: 'yyyy-mm-dd', value: new Date(`${value.day}T00:00:00Z`) };
    case undefined:
      return null;
  }
}
