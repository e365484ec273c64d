import type { AgencyId } from './ids.ts';
import { countCells, type Matrix, type MatrixCell, type MatrixCounts } from './matrix.ts';
import { isFilteringOverview, type Overviewed, type OverviewFilters, passesOverview } from './overview-filters.ts';
import { type Agency, type Measure, namesOf } from './plan.ts';

/** In the order of the document, or those with the most first; what is equal keeps the document's order. */
export const MATRIX_ORDERS = ['document', 'late', 'done', 'supervised'] as const;
export type MatrixOrder = (typeof MATRIX_ORDERS)[number];

export interface MatrixView {
  readonly filters: OverviewFilters;
  readonly rows: MatrixOrder;
  readonly columns: MatrixOrder;
}

/** Reads an order out of an address: `rows`, `cols`. */
export function readMatrixOrder(params: URLSearchParams, of: 'rows' | 'cols'): MatrixOrder {
  const asked = params.get(of);
  return MATRIX_ORDERS.find((order) => order === asked) ?? 'document';
}

/**
 * Those cells of a matrix that pass a filter, counted anew, in the orders that are asked for. Rows and columns in which nothing
 * passes are left out; without a filter all are there.
 */
export function viewMatrix(matrix: Matrix, agencies: ReadonlyMap<AgencyId, Agency>, view: MatrixView): Matrix {
  const isFiltering = isFilteringOverview(view.filters);
  const rows = matrix.rows.map(({ measure, cells }) => {
    const passing = isFiltering
      ? new Map(
          [...cells].filter(([id, cell]) => passesOverview(overviewed(cell, measure, agencies.get(id)), view.filters)),
        )
      : cells;
    return { measure, cells: passing, counts: countCells([...passing.values()]) };
  });
  const columns = matrix.columns.map((column) => {
    return { ...column, counts: countCells(rows.flatMap(({ cells }) => cells.get(column.agencyId) ?? [])) };
  });
  const isShown = ({ counts }: { readonly counts: MatrixCounts }) => !isFiltering || counts.cells > 0;
  return { rows: inOrder(rows.filter(isShown), view.rows), columns: inOrder(columns.filter(isShown), view.columns) };
}

function overviewed(cell: MatrixCell, measure: Measure, agency: Agency | undefined): Overviewed {
  const { card, stage, lateness, roles, untouchedDays } = cell;
  return {
    words: `(${measure.number}) ${measure.title ?? ''} ${agency ? namesOf(agency) : ''} ${card.contact}`,
    category: stage?.category ?? null,
    lateness,
    roles,
    kind: agency?.kind ?? 'ministry',
    supervised: card.supervision !== null,
    untouchedDays,
  };
}

function inOrder<T extends { readonly counts: MatrixCounts }>(lines: readonly T[], order: MatrixOrder): readonly T[] {
  if (order === 'document') return lines;
  return lines.toSorted((a, b) => b.counts[order] - a.counts[order]);
}

/** The counts of all that is shown. */
export function totalOf({ rows }: Matrix): MatrixCounts {
  return countCells(rows.flatMap(({ cells }) => [...cells.values()]));
}
