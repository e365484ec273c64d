import { useMemo, useRef } from 'react';
import { usePlanState } from '../../collab/use-plan-state.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { Announcer } from '../../components/overview/announcer.tsx';
import { Choice } from '../../components/overview/choice.tsx';
import { LiveLine } from '../../components/overview/live-line.tsx';
import { NothingShown } from '../../components/overview/nothing-shown.tsx';
import { OverviewFilterBar } from '../../components/overview/overview-filter-bar.tsx';
import { TotalsLine } from '../../components/overview/totals-line.tsx';
import { useNews } from '../../components/overview/use-news.ts';
import { useOverviewFilters } from '../../components/overview/use-overview-filters.ts';
import { useSlash } from '../../components/overview/use-slash.ts';
import { useTexts } from '../../components/overview/use-texts.ts';
import { useToday } from '../../components/overview/use-today.ts';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import { useRevalidate } from '../../components/use-revalidate.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { PersonId } from '../../domain/ids.ts';
import { countOverviewCards, createOverviewCards, LANE_GROUPS, toLanes } from '../../domain/overview-cards.ts';
import { passesOverview } from '../../domain/overview-filters.ts';
import type { PlanState } from '../../domain/plan-state.ts';
import { Lanes } from './lanes.tsx';

interface CardsScreenProps {
  readonly initial: PlanState;
  readonly me: { readonly id: PersonId };
  /** The day it was when the page came. */
  readonly loadedOn: IsoDate;
}

/** All cards of a plan by stage, in lanes: to be read, each card leads to its board. */
export function CardsScreen({ initial, me, loadedOn }: CardsScreenProps) {
  const { t } = useTexts();
  const { state, status } = usePlanState(initial, me, useRevalidate());
  const { lit, told } = useNews(state);
  const today = useToday(loadedOn);
  const { params, filters, setFilters, put } = useOverviewFilters();
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  const group = LANE_GROUPS.find((known) => known === params.get('group')) ?? 'agency';
  const { stages, measures, gone, agencies } = state;
  const read = useMemo(
    () => createOverviewCards({ stages, measures, gone, agencies }, today),
    [stages, measures, gone, agencies, today],
  );
  const all = useMemo(() => read(state.boards), [read, state.boards]);
  const cards = useMemo(() => all.filter((card) => passesOverview(card, filters)), [all, filters]);
  const lanes = useMemo(
    () => toLanes(cards, group, { stages, measures, gone, agencies }),
    [cards, group, stages, measures, gone, agencies],
  );

  return (
    <>
      <Announcer state={state} told={told} />
      <PlanTabs planId={state.plan.id} current="cards" />
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-ground px-3 py-2 sm:px-4">
        <div className="min-w-0 flex-1 basis-72">
          <h1 lang={DOCUMENT_LANGUAGE} className="truncate text-lg font-semibold">
            {state.plan.title}
          </h1>
          <div className="text-sm">
            <TotalsLine counts={countOverviewCards(cards)} of="cards" />
          </div>
        </div>
        <LiveLine status={status} />
        <div className="w-full">
          <OverviewFilterBar
            ref={field}
            filters={filters}
            stages={stages}
            shown={cards.length}
            all={all.length}
            onChange={setFilters}
          >
            <Choice
              label={t('group.label')}
              value={group}
              options={LANE_GROUPS.map((known) => [known, t(`group.${known}`)])}
              onChange={(known) => put('group', known === 'measure' ? known : '')}
            />
          </OverviewFilterBar>
        </div>
      </header>
      {cards.length === 0 && all.length > 0 ? (
        <NothingShown all={all.length} onClear={setFilters} />
      ) : (
        <Lanes lanes={lanes} stages={stages} group={group} today={today} lit={lit} />
      )}
    </>
  );
}
