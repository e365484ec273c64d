import type { CellChange } from '../../components/snapshot/matrix-table.tsx';
import type { CardId } from '../../domain/ids.ts';
import type { Matrix } from '../../domain/matrix.ts';
import type { ChangeKind } from '../../domain/snapshot/card-kinds.ts';
import { hasKind } from './choices.ts';

/** The rows and columns in which a cell changed in one of the ways that are asked for; all of them where none are. */
export function filterMatrix(
  matrix: Matrix,
  changes: ReadonlyMap<CardId, CellChange>,
  kinds: readonly ChangeKind[],
): Matrix {
  if (kinds.length === 0) return matrix;
  const cells = matrix.rows.flatMap((row) => [...row.cells].map(([agencyId, { card }]) => ({ row, agencyId, card })));
  const found = cells.filter(({ card }) => hasKind(changes.get(card.id)?.kinds, kinds));
  const rows = new Set(found.map(({ row }) => row));
  const agencies = new Set(found.map(({ agencyId }) => agencyId));
  return {
    rows: matrix.rows.filter((row) => rows.has(row)),
    columns: matrix.columns.filter(({ agencyId }) => agencies.has(agencyId)),
  };
}
