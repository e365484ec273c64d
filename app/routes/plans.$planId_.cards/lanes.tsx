import { CalendarX } from 'lucide-react';
import { AgencyName } from '../../components/agency-name.tsx';
import { MeasureName } from '../../components/card-panel/measure-name.tsx';
import { GoneMark } from '../../components/gone-mark.tsx';
import { useTexts } from '../../components/overview/use-texts.ts';
import { StageIcon } from '../../components/stage-icon.tsx';
import type { Stage } from '../../domain/board.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { CardId } from '../../domain/ids.ts';
import type { Lane, LaneGroup } from '../../domain/overview-cards.ts';
import { isGone } from '../../domain/plan.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { LaneCard } from './lane-card.tsx';

interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly stages: readonly Stage[];
  readonly group: LaneGroup;
  readonly today: IsoDate;
  readonly lit: ReadonlySet<CardId>;
}

/** One column a stage: the same tracks for the heads and for every lane. */
const TRACKS = 'grid gap-2 [grid-auto-columns:minmax(11rem,1fr)] md:grid-flow-col';

/** Cards from which on lanes that are out of sight are not laid out: fewer take no time to speak of. */
const MANY = 300;

/** Stages side by side, lanes below each other. */
export function Lanes({ lanes, stages, group, today, lit }: LanesProps) {
  const language = useLanguage();
  const isLong = lanes.reduce((sum, { count }) => sum + count, 0) > MANY;
  return (
    <div className="px-3 pb-8 sm:px-4 md:min-w-min">
      <div
        aria-hidden="true"
        className={`${TRACKS} sticky top-0 z-10 border-b border-line-strong bg-ground py-1.5 max-md:hidden`}
      >
        {stages.map((stage, i) => (
          <span key={stage.id} className="inline-flex items-center gap-1.5 font-medium">
            <StageIcon category={stage.category} />
            {stageName(stage, language)}
            <span className="font-normal text-ink-soft tabular-nums">
              {lanes.reduce((sum, { columns }) => sum + (columns[i]?.length ?? 0), 0)}
            </span>
          </span>
        ))}
      </div>
      {lanes.map((lane) => (
        <LaneView key={lane.key} {...{ lane, stages, group, today, lit, isLong }} />
      ))}
    </div>
  );
}

interface LaneViewProps extends Omit<LanesProps, 'lanes'> {
  readonly lane: Lane;
  readonly isLong: boolean;
}

function LaneView({ lane, stages, group, today, lit, isLong }: LaneViewProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const id = `lane-${lane.key}`;
  return (
    <section
      aria-labelledby={id}
      className={`border-b border-line py-2 ${isLong ? '[contain-intrinsic-size:auto_14rem] [content-visibility:auto]' : ''}`}
    >
      <h2 id={id} className="mb-1 flex scroll-mt-12 flex-wrap items-baseline gap-x-3 font-semibold">
        <span>
          {lane.agency && <AgencyName name={lane.agency.name} />}
          {lane.measure && <MeasureName measure={lane.measure} />}
          {!lane.agency && !lane.measure && t('lane.free')}
        </span>
        {lane.measure && isGone(lane.measure) && <GoneMark />}
        <span className="text-sm font-normal text-ink-soft">{t('lane.count', { count: lane.count })}</span>
        {lane.late > 0 && (
          <span className="inline-flex items-center gap-1 text-sm font-medium text-overdue">
            <CalendarX aria-hidden="true" size={14} />
            {t('lane.late', { count: lane.late })}
          </span>
        )}
      </h2>
      <div className={TRACKS}>
        {stages.map((stage, i) => {
          const cards = lane.columns[i] ?? [];
          const name = stageName(stage, language);
          return (
            <div key={stage.id} className={cards.length === 0 ? 'rounded-md bg-sunken max-md:hidden' : ''}>
              {cards.length > 0 && (
                <>
                  <h3 className="mb-1 inline-flex items-center gap-1.5 text-sm md:sr-only">
                    <StageIcon category={stage.category} />
                    {name}
                  </h3>
                  <ul aria-label={name} className="flex flex-col gap-1.5">
                    {cards.map((card) => (
                      <LaneCard
                        key={card.card.id}
                        card={card}
                        group={group}
                        today={today}
                        isLit={lit.has(card.card.id)}
                      />
                    ))}
                  </ul>
                </>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
