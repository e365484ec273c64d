import { useMemo, useRef } from 'react';
import { CellExtra, LONG_UNTOUCHED, useCellWords } from '../../components/overview/cell-extra.tsx';
import { useGridKeys } from '../../components/overview/use-grid-keys.ts';
import { usePrintFit } from '../../components/overview/use-print-fit.ts';
import { useTexts } from '../../components/overview/use-texts.ts';
import { MatrixTable } from '../../components/snapshot/matrix-table.tsx';
import { cardHref, type OverviewParts } from './parts.ts';

interface OverviewTableProps extends OverviewParts {
  /** Days without a change from which a cell says so; null for the usual ones. */
  readonly untouched: number | null;
}

/** The matrix as a grid. Narrow screens have a list in its place. */
export function OverviewTable({ state, today, agencies, matrix, lit, untouched }: OverviewTableProps) {
  const { t } = useTexts();
  const table = useRef<HTMLTableElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const keys = useGridKeys(table);
  usePrintFit(frame);
  const names = useMemo(() => new Map([...agencies].map(([id, { name }]) => [id, name])), [agencies]);
  const boards = useMemo(() => new Map(state.boards.map(({ id, agencyId }) => [agencyId, id])), [state.boards]);
  const threshold = untouched ?? LONG_UNTOUCHED;
  return (
    <div ref={frame} className="flex min-h-0 flex-1 flex-col max-md:hidden print:block">
      <MatrixTable
        matrix={matrix}
        stages={state.stages}
        agencies={names}
        today={today}
        cellHref={({ boardId, card }) => cardHref(boardId, card.id)}
        rowHref={({ id }) => `/plans/${state.plan.id}/cards?group=measure#lane-${id}`}
        columnHref={(agencyId) => `/boards/${boards.get(agencyId)}`}
        extra={(cell) => <CellExtra cell={cell} threshold={threshold} />}
        extraWords={useCellWords(threshold)}
        isLit={({ card }) => lit.has(card.id)}
        grid={{ table, label: t('grid.label'), ...keys }}
      />
    </div>
  );
}
