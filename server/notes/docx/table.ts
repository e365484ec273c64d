import { Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalMergeType, WidthType } from 'docx';
import type { NotesNode } from '#app/notes/services.ts';
import { layOutTable } from '#app/notes/table-grid.ts';

const HEAD_GROUND = { type: 'clear', color: 'auto', fill: 'EDEDED' } as const;

/** A table over the width of the page. Rows of nothing but headings at its top are repeated on every page. */
export function docxTable(table: NotesNode, blocksOf: (cell: NotesNode) => (Paragraph | Table)[]): Table {
  const rows = (table.content ?? []).map(({ content = [] }) => content);
  const grid = layOutTable(rows, ({ attrs }) => ({ colspan: attrs?.colspan, rowspan: attrs?.rowspan }));
  const heads = rows.findIndex((row) => row.length === 0 || row.some(({ type }) => type !== 'tableHeader'));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.AUTOFIT,
    columnWidths: Array(widthOf(grid[0] ?? [])).fill(1_000),
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
    // A table of no rows is one that Word takes for damage.
    rows: (grid.length > 0 ? grid : [[{ kind: 'empty', columns: 1 } as const]]).map(
      (slots, y) =>
        new TableRow({
          tableHeader: y < heads || undefined,
          cantSplit: true,
          children: slots.map((slot) => {
            if (slot.kind !== 'cell') {
              const verticalMerge = slot.kind === 'below' ? VerticalMergeType.CONTINUE : undefined;
              return new TableCell({ columnSpan: slot.columns, verticalMerge, children: [new Paragraph('')] });
            }
            return new TableCell({
              columnSpan: slot.columns,
              verticalMerge: slot.rows > 1 ? VerticalMergeType.RESTART : undefined,
              shading: slot.cell.type === 'tableHeader' ? HEAD_GROUND : undefined,
              children: blocksOf(slot.cell),
            });
          }),
        }),
    ),
  });
}

function widthOf(slots: readonly { readonly columns: number }[]): number {
  return Math.max(
    1,
    slots.reduce((sum, { columns }) => sum + columns, 0),
  );
}
