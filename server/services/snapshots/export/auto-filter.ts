import type { Feature } from 'write-excel-file/node';
import { getCellAddress } from 'write-excel-file/utility';
import type { FileContent } from './sheet-cells.ts';

/** How much of a sheet its filter is over, head included. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Filters in the heads of tables, which `write-excel-file` leaves to whoever wants them: an element of its own right behind the
 * cells (ECMA-376 part 1, 18.3.1.2).
 *
 * @param extents by the sheet's place, 0 for the first; tables that begin in a sheet's first cell
 */
export function autoFilter(extents: ReadonlyMap<number, Extent>): Feature<FileContent> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const extent = extents.get(sheetIndex);
            if (!extent) return xml;
            const last = getCellAddress(extent.rows - 1, extent.columns - 1);
            return xml.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${last}"/>`);
          },
        },
      },
    },
  };
}
