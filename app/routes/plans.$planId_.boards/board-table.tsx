import type { ReactNode } from 'react';
import { StageIcon } from '../../components/stage-icon.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { Stage } from '../../domain/board.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { BoardSummary } from '../../services.ts';
import { cardsOf, type Order } from './board-order.ts';
import { BoardRow } from './board-row.tsx';
import { ColumnHead } from './column-head.tsx';

interface BoardTableProps {
  readonly stages: readonly Stage[];
  /** Those to show, in their order. */
  readonly boards: readonly BoardSummary[];
  readonly order: Order | null;
  /** See `StageBar`. */
  readonly largest: number;
}

/** One table on every screen: a phone leaves out the kind and puts the bar below the name. One's own boards come first. */
export function BoardTable({ stages, boards, order, largest }: BoardTableProps) {
  const { t } = usePlanTexts();
  const language = useLanguage();
  const mine = boards.filter((board) => board.mine);
  const others = boards.filter((board) => !board.mine);
  return (
    <table className="mt-2 w-full border-separate border-spacing-0 text-sm tabular-nums">
      <caption className="sr-only">{t('table.caption')}</caption>
      <thead className="sticky top-0 z-10 bg-ground">
        <tr>
          <ColumnHead column="agency" order={order} label={t('table.agency')} />
          <ColumnHead column="kind" order={order} label={t('table.kind')} className="max-md:hidden" />
          <th scope="col" className="w-1/5 border-b border-line-strong px-2 text-left font-medium max-lg:hidden">
            {t('table.progress')}
          </th>
          {stages.map((stage) => (
            <ColumnHead
              key={stage.id}
              column={`stage:${stage.id}`}
              order={order}
              label={stageName(stage, language)}
              icon={<StageIcon category={stage.category} />}
              numeric
            />
          ))}
          <ColumnHead column="cards" order={order} label={t('table.cards')} numeric className="max-sm:hidden" />
          <ColumnHead column="late" order={order} label={t('table.late')} numeric />
        </tr>
      </thead>
      {mine.length > 0 && (
        <Group title={t('table.mine')} columns={stages.length + 5}>
          {mine.map((board) => (
            <BoardRow key={board.id} stages={stages} board={board} largest={largest} />
          ))}
        </Group>
      )}
      {others.length > 0 && (
        <Group title={mine.length > 0 ? t('table.others') : t('table.all')} columns={stages.length + 5}>
          {others.map((board) => (
            <BoardRow key={board.id} stages={stages} board={board} largest={largest} />
          ))}
        </Group>
      )}
      <tfoot>
        <Totals stages={stages} boards={boards} />
      </tfoot>
    </table>
  );
}

function Group({ title, columns, children }: { title: string; columns: number; children: ReactNode }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns} className="px-2 pt-2.5 pb-0.5 text-left font-semibold text-ink-soft">
          {title}
        </th>
      </tr>
      {children}
    </tbody>
  );
}

function Totals({ stages, boards }: { stages: readonly Stage[]; boards: readonly BoardSummary[] }) {
  const { t } = usePlanTexts();
  const cell = 'border-t border-line-strong px-2 py-1 text-right font-medium whitespace-nowrap';
  const sum = (count: (board: BoardSummary) => number) => boards.reduce((total, board) => total + count(board), 0);
  return (
    <tr>
      <th scope="row" className="border-t border-line-strong px-2 py-1 text-left font-medium">
        {t('table.total')}
      </th>
      <td className={`${cell} max-md:hidden`} />
      <td className={`${cell} max-lg:hidden`} />
      {stages.map((stage) => (
        <td key={stage.id} className={cell}>
          {sum((board) => board.cardsByStage[stage.id] ?? 0)}
        </td>
      ))}
      <td className={`${cell} max-sm:hidden`}>{sum(cardsOf)}</td>
      <td className={cell}>{sum((board) => board.late)}</td>
    </tr>
  );
}
