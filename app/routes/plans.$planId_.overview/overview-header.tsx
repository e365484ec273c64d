import { Link } from '@remix-run/react';
import { BadgeCheck, FileText, Printer, Tv } from 'lucide-react';
import type { RefObject } from 'react';
import type { PlanStatus } from '../../collab/live-plan.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { Choice } from '../../components/overview/choice.tsx';
import { LiveLine } from '../../components/overview/live-line.tsx';
import { OverviewFilterBar } from '../../components/overview/overview-filter-bar.tsx';
import { TotalsLine } from '../../components/overview/totals-line.tsx';
import { useTexts } from '../../components/overview/use-texts.ts';
import { MatrixLegend } from '../../components/snapshot/matrix-legend.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { MatrixCounts } from '../../domain/matrix.ts';
import { MATRIX_ORDERS, type MatrixOrder } from '../../domain/matrix-view.ts';
import type { OverviewFilters } from '../../domain/overview-filters.ts';
import type { PlanState } from '../../domain/plan-state.ts';

interface OverviewHeaderProps {
  readonly state: PlanState;
  readonly status: PlanStatus;
  /** Of what is shown. */
  readonly counts: MatrixCounts;
  /** Cells that there are. */
  readonly all: number;
  readonly filters: OverviewFilters;
  readonly rows: MatrixOrder;
  readonly columns: MatrixOrder;
  readonly field: RefObject<HTMLInputElement>;
  readonly wallButton: RefObject<HTMLButtonElement>;
  readonly onFilters: (patch: Partial<OverviewFilters>) => void;
  readonly onOrder: (of: 'rows' | 'cols', order: MatrixOrder) => void;
  readonly onWall: () => void;
}

/** Which plan it is, how it stands in sum, and what of it is shown in which order. */
export function OverviewHeader(props: OverviewHeaderProps) {
  const { state, status, counts, all, filters, rows, columns, field, wallButton, onFilters, onOrder, onWall } = props;
  const { t } = useTexts();
  const { t: plan } = usePlanTexts();
  const icon = 'button button-quiet min-h-8 px-2';
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-ground px-3 py-2 sm:px-4 print:border-0">
      <div className="min-w-0 flex-1 basis-72">
        <h1
          lang={DOCUMENT_LANGUAGE}
          className="truncate text-lg font-semibold max-sm:text-balance max-sm:whitespace-normal"
        >
          {state.plan.title}
        </h1>
        <div className="flex flex-wrap items-center gap-x-4 text-sm">
          <TotalsLine counts={counts} of="cells" />
          <Confirmed state={state} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-1 print:hidden">
        <LiveLine status={status} />
        <Link to={`/plans/${state.plan.id}/source`} className={icon}>
          <FileText aria-hidden="true" size={16} />
          {plan('source.link')}
        </Link>
        <button type="button" onClick={() => window.print()} title={t('printHint')} className={`${icon} max-md:hidden`}>
          <Printer aria-hidden="true" size={16} />
          {t('print')}
        </button>
        <button ref={wallButton} type="button" onClick={onWall} className={`${icon} max-md:hidden`}>
          <Tv aria-hidden="true" size={16} />
          {t('wall.open')}
        </button>
      </div>
      <div className="w-full print:hidden">
        <OverviewFilterBar
          ref={field}
          filters={filters}
          stages={state.stages}
          shown={counts.cells}
          all={all}
          onChange={onFilters}
        >
          <span className="contents max-md:hidden">
            <Choice
              label={t('order.rows')}
              value={rows}
              options={MATRIX_ORDERS.map((order) => [order, t(`order.rowsBy.${order}`)])}
              onChange={(order) => onOrder('rows', order ?? 'document')}
            />
            <Choice
              label={t('order.columns')}
              value={columns}
              options={MATRIX_ORDERS.map((order) => [order, t(`order.columnsBy.${order}`)])}
              onChange={(order) => onOrder('cols', order ?? 'document')}
            />
          </span>
        </OverviewFilterBar>
      </div>
      <div className="w-full max-md:hidden print:block">
        <MatrixLegend stages={state.stages} />
      </div>
    </header>
  );
}

/** How many agencies have said that their boards are as things are, with the way to which; nothing while nobody asks for it. */
function Confirmed({ state: { plan, call, boards } }: { state: PlanState }) {
  const { t } = useTexts();
  if (!call) return null;
  const count = boards.filter(({ confirmation }) => confirmation !== null).length;
  return (
    <Link
      to={`/plans/${plan.id}/boards#confirmation`}
      className="inline-flex min-h-6 items-center gap-1 text-ink-soft hover:text-ink hover:underline"
    >
      <BadgeCheck aria-hidden="true" size={14} />
      {t('confirmed', { count, all: boards.length })}
    </Link>
  );
}
