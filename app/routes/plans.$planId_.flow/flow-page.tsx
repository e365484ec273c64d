import { CircleAlert } from 'lucide-react';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import type { PlanFlow } from '../../history/services.ts';
import { FlowChart } from './flow-chart.tsx';
import { FlowFilter } from './flow-filter.tsx';
import { FlowLegend } from './flow-legend.tsx';
import { FlowTable } from './flow-table.tsx';
import { SittingList } from './sitting-list.tsx';
import { TimeTable } from './time-table.tsx';
import { useTexts } from './use-texts.ts';

/** How a plan's cards went from stage to stage, how long they took, and which of them do not move. */
export function FlowPage({ flow }: { flow: PlanFlow }) {
  const { t } = useTexts();
  return (
    <>
      <PlanTabs planId={flow.plan.id} current="flow" />
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-6 px-3 pt-4 pb-8 sm:px-4 min-[1800px]:max-w-[110rem] min-[1800px]:text-lg">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <h1 className="text-xl font-semibold">{t('title')}</h1>
          <FlowFilter flow={flow} />
        </div>
        <section aria-labelledby="flow-chart" className="flex flex-col gap-2">
          <h2 id="flow-chart" className="font-semibold">
            {t('chart.title')}
          </h2>
          <p className="max-w-prose text-sm text-pretty text-ink-soft">{t('chart.help')}</p>
          <FlowLegend flow={flow} />
          <FlowChart flow={flow} />
          <FlowTable flow={flow} />
          {flow.uncertain > 0 && (
            <p className="flex items-start gap-1.5 text-sm text-behind">
              <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
              {t('uncertain', { count: flow.uncertain })}
            </p>
          )}
        </section>
        <TimeTable flow={flow} />
        <SittingList flow={flow} />
      </div>
    </>
  );
}
