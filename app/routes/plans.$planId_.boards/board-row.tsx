import { Link } from '@remix-run/react';
import { CalendarX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AgencyName } from '../../components/agency-name.tsx';
import type { Stage } from '../../domain/board.ts';
import type { BoardSummary } from '../../services.ts';
import { cardsOf } from './board-order.ts';
import { StageBar } from './stage-bar.tsx';

interface BoardRowProps {
  readonly stages: readonly Stage[];
  readonly board: BoardSummary;
  readonly largest: number;
}

const CELL = 'border-b border-line px-2 whitespace-nowrap max-sm:px-1.5';

/** One board: the whole row leads to it. */
export function BoardRow({ stages, board, largest }: BoardRowProps) {
  const { t } = useTranslation('common');
  return (
    <tr className="relative hover:bg-accent-soft">
      <th scope="row" className={'border-b border-line px-2 text-left font-normal'}>
        <Link
          to={`/boards/${board.id}`}
          className="block py-px leading-6 after:absolute after:inset-0 hover:text-accent"
        >
          <AgencyName isBrief="on-phones" name={board.agency.name} />
        </Link>
        <div className="mb-1 h-1 lg:hidden print:hidden">
          <StageBar stages={stages} board={board} largest={largest} />
        </div>
      </th>
      <td className={`${CELL} text-ink-soft max-md:hidden`}>{t(`agencyKind.${board.agency.kind}`)}</td>
      <td className={`${CELL} max-lg:hidden`}>
        <div className="h-2.5">
          <StageBar stages={stages} board={board} largest={largest} />
        </div>
      </td>
      {stages.map((stage) => (
        <Count key={stage.id} count={board.cardsByStage[stage.id] ?? 0} />
      ))}
      <Count count={cardsOf(board)} className="font-medium max-sm:hidden" />
      <td className={`${CELL} text-right`}>
        {board.late > 0 ? (
          <span className="inline-flex items-center gap-1 align-middle font-medium text-overdue">
            <CalendarX aria-hidden="true" size={14} className="shrink-0 max-sm:hidden" />
            {board.late}
          </span>
        ) : (
          <span className="text-ink-soft">0</span>
        )}
      </td>
    </tr>
  );
}

function Count({ count, className = '' }: { count: number; className?: string }) {
  return <td className={`${CELL} text-right ${count === 0 ? 'text-ink-soft' : ''} ${className}`}>{count}</td>;
}
