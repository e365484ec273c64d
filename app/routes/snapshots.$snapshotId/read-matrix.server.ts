import type { CellChange } from '../../components/snapshot/matrix-table.tsx';
import type { AgencyId, CardId } from '../../domain/ids.ts';
import { toMatrix } from '../../domain/matrix.ts';
import type { Comparable } from '../../domain/snapshot/diff.ts';
import type { Comparison } from './compare.server.ts';
import type { MatrixData } from './page-data.ts';

/**
 * The matrix of a page.
 *
 * @param agencyId the only column; null for all
 */
export function readMatrixData(
  state: Comparable,
  comparison: Comparison | null,
  agencyId: AgencyId | null,
): MatrixData {
  const boards = agencyId === null ? state.boards : state.boards.filter((board) => board.agencyId === agencyId);
  const matrix = toMatrix({ ...state, boards }, state.today);
  const rows = agencyId === null ? matrix.rows : matrix.rows.filter(({ cells }) => cells.size > 0);
  return { kind: 'matrix', agencyId, matrix: { ...matrix, rows }, changes: changesOf(comparison) };
}

function changesOf(comparison: Comparison | null): ReadonlyMap<CardId, CellChange> {
  const changes = new Map<CardId, CellChange>();
  if (!comparison) return changes;
  const { before, after, diff } = comparison;
  const changed = diff.cards.filter(({ kinds }) => kinds.length > 0);
  const byId = new Map(changed.map((each) => [each.id, each]));
  for (const { id: boardId, cards } of after.boards) {
    for (const card of cards) {
      if (card.kind !== 'measure') continue;
      const own = byId.get(card.id);
      const tasks = changed.filter((each) => each.boardId === boardId && isTaskUnder(each.after ?? each.before, card));
      if (!own && tasks.length === 0) continue;
      const was = own?.before?.placement.stage;
      const from = was === card.placement.stage ? null : (before.stages.find(({ id }) => id === was) ?? null);
      changes.set(card.id, { kinds: own?.kinds ?? [], from, tasks: tasks.length });
    }
  }
  return changes;
}

interface CardLike {
  readonly kind: 'measure' | 'task';
  readonly measureId: string | null;
}

function isTaskUnder(task: CardLike | null, { measureId }: CardLike): boolean {
  return task?.kind === 'task' && task.measureId === measureId;
}
