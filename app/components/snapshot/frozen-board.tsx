import { useCallback, useMemo, useRef } from 'react';
import type { IsoDate } from '../../domain/dates.ts';
import type { AgencyId, CardId, MeasureId } from '../../domain/ids.ts';
import type { Measure } from '../../domain/plan.ts';
import type { FrozenColumn, FrozenEntry } from '../../domain/snapshot/frozen-columns.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { makeFace } from '../board/make-face.ts';
import { StageTab, StageTabs } from '../board/stage-tabs.tsx';
import { useVisibleStage } from '../board/use-visible-stage.ts';
import { StageIcon } from '../stage-icon.tsx';
import { type CardHeading, FrozenCard } from './frozen-card.tsx';
import { useTexts } from './use-texts.ts';

export interface FrozenBoardProps {
  /** By `toFrozenColumns`; those of the plan's stages that are to be seen. */
  readonly columns: readonly FrozenColumn[];
  /** Those that the cards are of. */
  readonly measures: ReadonlyMap<MeasureId, Measure>;
  /** Names. */
  readonly agencies: ReadonlyMap<AgencyId, string>;
  /** The day by which deadlines are late. */
  readonly today: IsoDate;
  readonly heading: CardHeading;
  readonly openCard?: CardId | null;
  /** Where a card leads. */
  readonly cardHref: (id: CardId) => string;
  /** A word of doubt about a card; null for none. */
  readonly noteOf?: (id: CardId) => string | null;
}

/** A board that stands still: its stages side by side, on a phone one to a screen. */
export function FrozenBoard(props: FrozenBoardProps) {
  const { columns } = props;
  const language = useLanguage();
  const names = useMemo(
    () => new Map<string, string>(columns.map(({ stage }) => [stage.id, stageName(stage, language)])),
    [columns, language],
  );
  const nameOf = useCallback((id: string) => names.get(id) ?? id, [names]);
  const scroller = useRef<HTMLDivElement>(null);
  const { visibleStage, showStage } = useVisibleStage(
    scroller,
    columns.map(({ stage }) => stage.id),
  );
  return (
    <>
      <StageTabs>
        {columns.map((column) => (
          <StageTab
            key={column.stage.id}
            stage={column.stage}
            count={countCards(column)}
            isCurrent={column.stage.id === visibleStage}
            onChoose={showStage}
          />
        ))}
      </StageTabs>
      <div
        ref={scroller}
        data-frozen-board=""
        className="relative flex min-h-0 flex-1 scroll-mt-11 snap-x snap-mandatory overflow-x-auto p-2 max-md:gap-4 sm:p-3 md:snap-none md:gap-3 print:flex-wrap"
      >
        {columns.map((column) => (
          <Column key={column.stage.id} {...props} column={column} nameOf={nameOf} />
        ))}
      </div>
    </>
  );
}

interface ColumnProps extends FrozenBoardProps {
  readonly column: FrozenColumn;
  readonly nameOf: (stage: string) => string;
}

function Column(props: ColumnProps) {
  const { column, nameOf, measures, agencies, today, heading, openCard, cardHref, noteOf } = props;
  const { stage, isGone, entries } = column;
  const { t } = useTexts();
  const isSettled = stage.category === 'done';
  const faceOf = ({ card, agencyId }: FrozenEntry) => {
    const measure = card.measureId === null ? null : (measures.get(card.measureId) ?? null);
    return makeFace(card, measure, agencyId, isSettled);
  };
  return (
    <section
      data-stage={stage.id}
      aria-labelledby={`stage-${stage.id}`}
      className={`flex min-h-0 w-full shrink-0 snap-center flex-col rounded-lg bg-sunken md:w-auto md:min-w-60 md:flex-1 md:shrink ${isGone ? 'border-2 border-dashed border-line-strong' : ''}`}
    >
      <ColumnTitle column={column} name={nameOf(stage.id)} />
      <ol className="flex min-h-16 flex-1 flex-col gap-2 px-2 pt-1 pb-2 md:overflow-x-hidden md:overflow-y-auto md:overscroll-y-contain min-[1800px]:gap-2.5 min-[1800px]:px-3">
        {entries.map((entry) => (
          <FrozenCard
            key={`${entry.card.id} ${entry.isGhost}`}
            entry={entry}
            face={faceOf(entry)}
            agency={agencies.get(entry.agencyId) ?? entry.agencyId}
            heading={heading}
            today={today}
            href={cardHref(entry.card.id)}
            isOpen={entry.card.id === openCard}
            stageName={nameOf}
            note={noteOf?.(entry.card.id)}
          />
        ))}
        {entries.length === 0 && <li className="px-1 py-2 text-sm text-ink-soft">{t('board.empty')}</li>}
      </ol>
    </section>
  );
}

/** Those that were there, without the ones that were only before. */
const countCards = ({ entries }: FrozenColumn) => entries.filter(({ isGhost }) => !isGhost).length;

function ColumnTitle({ column, name }: { column: FrozenColumn; name: string }) {
  const { t } = useTexts();
  const { stage, isGone, entries } = column;
  const count = countCards(column);
  const ghosts = entries.length - count;
  return (
    <div className="flex items-center gap-2 px-3 pt-2 pb-1">
      <StageIcon category={stage.category} />
      <h2 id={`stage-${stage.id}`} className="flex min-w-0 flex-wrap items-baseline gap-x-2 font-semibold">
        {name}
        <span className="text-sm font-normal text-ink-soft tabular-nums">
          <span aria-hidden="true">{count}</span>
          <span className="sr-only">{t('board.count', { count })}</span>
          {ghosts > 0 && ` · ${t('board.ghosts', { count: ghosts })}`}
        </span>
      </h2>
      {isGone && <span className="text-sm text-ink-soft">{t('board.goneStage')}</span>}
    </div>
  );
}
