import { useEffect, useMemo, useRef } from 'react';
import { usePlanState } from '../../collab/use-plan-state.ts';
import { Announcer } from '../../components/overview/announcer.tsx';
import { NothingShown } from '../../components/overview/nothing-shown.tsx';
import { useNews } from '../../components/overview/use-news.ts';
import { useOverviewFilters } from '../../components/overview/use-overview-filters.ts';
import { useSlash } from '../../components/overview/use-slash.ts';
import { useToday } from '../../components/overview/use-today.ts';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import { useRevalidate } from '../../components/use-revalidate.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { PersonId } from '../../domain/ids.ts';
import { toMatrix } from '../../domain/matrix.ts';
import { readMatrixOrder, totalOf, viewMatrix } from '../../domain/matrix-view.ts';
import type { PlanState } from '../../domain/plan-state.ts';

import { OverviewHeader } from './overview-header.tsx';
import { OverviewTable } from './overview-table.tsx';
import { PhoneList } from './phone-list.tsx';
import { WallScreen } from './wall-screen.tsx';

interface OverviewScreenProps {
  readonly initial: PlanState;
  readonly me: { readonly id: PersonId };
  /** The day it was when the page came. */
  readonly loadedOn: IsoDate;
}

/** How every agency's card of every measure stands, at this moment. */
export function OverviewScreen({ initial, me, loadedOn }: OverviewScreenProps) {
  const { state, status } = usePlanState(initial, me, useRevalidate());
  const { lit, told } = useNews(state);
  const today = useToday(loadedOn);
  const { params, filters, setFilters, put } = useOverviewFilters();
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  const [rows, columns] = [readMatrixOrder(params, 'rows'), readMatrixOrder(params, 'cols')];
  const agencies = useMemo(() => new Map(state.agencies.map((agency) => [agency.id, agency])), [state.agencies]);
  const matrix = useMemo(() => toMatrix(state, today), [state, today]);
  const shown = useMemo(
    () => viewMatrix(matrix, agencies, { filters, rows, columns }),
    [matrix, agencies, filters, rows, columns],
  );
  const [all, counts] = [totalOf(matrix).cells, totalOf(shown)];
  const parts = { state, today, agencies, matrix: shown, lit };

  const isWall = params.get('wall') === '1';
  const wallButton = useRef<HTMLButtonElement>(null);
  const wasWall = useRef(isWall);
  useEffect(() => {
    // Whoever comes back stands where they left.
    if (wasWall.current && !isWall) wallButton.current?.focus();
    wasWall.current = isWall;
  }, [isWall]);

  const announcer = <Announcer state={state} told={told} />;
  if (isWall) {
    return (
      <WallScreen {...parts} status={status} counts={counts} onExit={() => put('wall', '')}>
        {announcer}
      </WallScreen>
    );
  }
  return (
    <>
      {announcer}
      <div className="flex min-h-0 flex-1 flex-col md:h-[calc(100dvh-3rem)] md:flex-none print:[page:a3-landscape] print:block print:h-auto">
        <PlanTabs planId={state.plan.id} current="overview" />
        <OverviewHeader
          {...{ state, status, counts, all, filters, rows, columns, field, wallButton }}
          onFilters={setFilters}
          onOrder={(of, order) => put(of, order === 'document' ? '' : order)}
          onWall={() => put('wall', '1')}
        />
        {counts.cells === 0 && all > 0 ? (
          <NothingShown all={all} onClear={setFilters} />
        ) : (
          <>
            <OverviewTable {...parts} untouched={filters.untouched} />
            <PhoneList {...parts} untouched={filters.untouched} />
          </>
        )}
      </div>
    </>
  );
}
