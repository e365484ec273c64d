import { Link, useSearchParams } from '@remix-run/react';
import { FileText, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { PlanBoards } from '../../services.ts';
import { cardsOf, orderBoards, readOrder, searchBoards } from './board-order.ts';
import { BoardSearch } from './board-search.tsx';
import { BoardTable } from './board-table.tsx';

/** Every board of a plan on one page. Search and order stand in the address: they can be sent, and work without script. */
export function BoardList({ plan, stages, boards, children }: PlanBoards & { readonly children?: ReactNode }) {
  const { t } = usePlanTexts();
  const [params] = useSearchParams();
  const search = params.get('q') ?? '';
  const order = readOrder(params.get('order'), stages);
  const shown = orderBoards(searchBoards(boards, search), order);
  return (
    <>
      <PlanTabs planId={plan.id} current="boards" />
      <div className="mx-auto w-full max-w-6xl px-3 pt-4 pb-8 sm:px-4">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div className="min-w-0 flex-1 basis-80">
            <h1 lang={DOCUMENT_LANGUAGE} className="text-xl font-semibold text-balance">
              {plan.title}
            </h1>
            <Counts docNumber={plan.docNumber} boards={boards} />
          </div>
          <div className="flex flex-wrap items-center justify-end gap-2 max-sm:w-full max-sm:flex-nowrap">
            <BoardSearch search={search} shown={shown.length} all={boards.length} />
            <Link to={`/plans/${plan.id}/source`} className="button shrink-0">
              <FileText aria-hidden="true" size={16} />
              {t('source.link')}
            </Link>
          </div>
        </div>
        {children && <div className="my-4 empty:hidden">{children}</div>}
        {shown.length > 0 && <BoardTable stages={stages} boards={shown} order={order} largest={largestOf(boards)} />}
        {shown.length === 0 && search !== '' && (
          <EmptyState
            icon={SearchX}
            title={t('search.none.title')}
            action={
              <Link to="?" preventScrollReset replace className="button">
                {t('search.clear')}
              </Link>
            }
          >
            <p>{t('search.none.help', { search })}</p>
          </EmptyState>
        )}
      </div>
    </>
  );
}

function Counts({ docNumber, boards }: { docNumber: string | null; boards: PlanBoards['boards'] }) {
  const { t } = usePlanTexts();
  const cards = boards.reduce((sum, board) => sum + cardsOf(board), 0);
  const late = boards.reduce((sum, board) => sum + board.late, 0);
  return (
    <p className="mt-0.5 text-sm text-ink-soft">
      {docNumber && <span lang={DOCUMENT_LANGUAGE}>{docNumber} · </span>}
      {[t('count.agencies', { count: boards.length }), t('count.cards', { count: cards })].join(' · ')}
      {late > 0 && (
        <>
          {' · '}
          <span className="whitespace-nowrap font-medium text-overdue">{t('count.late', { count: late })}</span>
        </>
      )}
    </p>
  );
}

/** The most cards on any board: the length that the longest bar stands for. */
function largestOf(boards: PlanBoards['boards']): number {
  return Math.max(1, ...boards.map(cardsOf));
}
