import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage, TaskCard } from '../../domain/board.ts';
import { isArchived } from '../../domain/columns.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { AgencyId, CardId } from '../../domain/ids.ts';
import { type Commitment, isGone, type Measure, type Section } from '../../domain/plan.ts';
import type { CardState } from '../../domain/plan-state.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { MeasureBody } from '../card-panel/measure-body.tsx';
import { PanelSection } from '../card-panel/panel-section.tsx';
import { ReadValue } from '../card-panel/read-value.tsx';
import { StageLine } from '../card-panel/stage-line.tsx';
import { TaskOrigin } from '../card-panel/task-body.tsx';
import { GoneMark } from '../gone-mark.tsx';
import { LeadMarks } from './lead-marks.tsx';
import { useTexts } from './use-texts.ts';

export interface FrozenDetailsProps {
  readonly card: CardState;
  readonly agencyId: AgencyId;
  readonly stage: Stage | undefined;
  readonly measure: Measure | null;
  readonly section: Section | undefined;
  /** Task cards of the same board under the same measure, not archived. */
  readonly tasks: readonly TaskCard[];
  /** Names. */
  readonly agencies: ReadonlyMap<AgencyId, string>;
  readonly today: IsoDate;
  /** Null for whoever may not go to the document. */
  readonly sourceHref: ((commitment: Commitment) => string) | null;
  readonly cardHref: (id: CardId) => string;
  /** The board's card of the measure, for a task under it; null for none. */
  readonly measureCardId: CardId | null;
  /** What became of it. */
  readonly changes?: ReactNode;
  /** Its notes. */
  readonly children?: ReactNode;
}

const nothing = () => undefined;

/** All that stood on a card, to read. */
export function FrozenDetails(props: FrozenDetailsProps) {
  const { card, stage, measure, changes, children } = props;
  const { t } = useTexts();
  const isAway = card.kind === 'measure' && measure !== null && isGone(measure);
  return (
    <>
      <StageLine stage={stage} menu={null} />
      {isArchived(card) && <p className="px-4 pb-3 text-sm">{t('card.archived')}</p>}
      {isAway && (
        <p className="px-4 pb-3">
          <GoneMark />
        </p>
      )}
      <LeadMarks supervision={card.supervision} instructions={card.instructions} />
      {changes}
      {card.kind === 'task' && <Task {...props} card={card} />}
      {card.kind === 'measure' && measure && (
        <MeasureBody
          card={card}
          measure={measure}
          section={props.section}
          agencyId={props.agencyId}
          tasks={props.tasks}
          scene={{ ...props, writable: false, onTick: nothing, onBreakOut: nothing }}
        >
          <Fields card={card} />
          {children}
        </MeasureBody>
      )}
    </>
  );
}

function Task({ card, measure, measureCardId, cardHref, children }: FrozenDetailsProps & { readonly card: TaskCard }) {
  const { t } = useTranslation('card');
  const commitment = measure?.commitments.find(({ id }) => id === card.commitmentId) ?? null;
  return (
    <>
      <div className="px-4 pt-1 pb-4">
        <ReadValue label={t('field.description')} value={card.description} />
      </div>
      <Fields card={card} />
      {children}
      <TaskOrigin
        measure={measure}
        commitment={commitment}
        away={measure !== null && isGone(measure) ? t('away.gone') : null}
        measureHref={measureCardId === null ? null : cardHref(measureCardId)}
      />
    </>
  );
}

function Fields({ card }: { card: Pick<CardState, 'contact' | 'startsOn' | 'dueOn'> }) {
  const { t } = useTranslation('card');
  const language = useLanguage();
  const date = (on: IsoDate | null) => (on === null ? '' : formatDate(language, on));
  return (
    <PanelSection title={t('details')}>
      <ReadValue label={t('field.contact')} value={card.contact} />
      <div className="grid gap-3 sm:grid-cols-2">
        <ReadValue label={t('field.startsOn')} value={date(card.startsOn)} />
        <ReadValue label={t('field.dueOn')} value={date(card.dueOn)} />
      </div>
    </PanelSection>
  );
}
