import { createElement, type ReactNode } from 'react';
import { NOTES_LIMITS } from '../../notes/limits.ts';
import type { NotesNode } from '../../notes/services.ts';
import { inOrder } from '../in-order.ts';

interface StaticTableProps {
  readonly table: NotesNode;
  readonly renderCell: (cell: NotesNode) => ReactNode;
}

/** A table of notes in a frame of its own, which scrolls where the table is wider than the text. */
export function StaticTable({ table, renderCell }: StaticTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop in it nobody could scroll it by keyboard
    <div className="tableWrapper" tabIndex={0}>
      <table>
        <tbody>
          {inOrder(table.content ?? [], ({ content = [] }) => (
            <tr>{inOrder(content, (cell) => renderTableCell(cell, renderCell))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function renderTableCell(cell: NotesNode, renderCell: StaticTableProps['renderCell']): ReactNode {
  const spans = { colSpan: spanOf(cell.attrs?.colspan), rowSpan: spanOf(cell.attrs?.rowspan) };
  return createElement(cell.type === 'tableHeader' ? 'th' : 'td', spans, renderCell(cell));
}

function spanOf(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 1) return undefined;
  return Math.min(value, NOTES_LIMITS.span);
}
