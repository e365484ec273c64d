import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../domain/dates.ts';
import { commitmentsOf, type Measure } from '../../domain/plan.ts';
import type { CardState } from '../../domain/plan-state.ts';
import type { CardDiff } from '../../domain/snapshot/diff.ts';
import { formatDate } from '../../i18n/format.ts';
import type { Language } from '../../i18n/languages.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { PanelSection } from '../card-panel/panel-section.tsx';
import { ChangeBadges } from './change-badges.tsx';
import { ChangedValue } from './changed-value.tsx';
import { InstructionChanges } from './instruction-changes.tsx';
import { useTexts } from './use-texts.ts';

export interface CardChangesProps {
  readonly diff: CardDiff;
  /** The card's measure as it was, and as it is. */
  readonly measures: { readonly before: Measure | null; readonly after: Measure | null };
  readonly stageName: (id: string) => string;
}

/** Everything that became of a card, with the values of before and after. */
export function CardChanges({ diff, measures, stageName }: CardChangesProps) {
  const { t } = useTexts();
  const { kinds, before, after } = diff;
  if (kinds.length === 0) return null;
  return (
    <PanelSection title={t('card.changes')}>
      <ChangeBadges kinds={kinds} />
      {before && after && (
        <>
          <Values before={before} after={after} stageName={stageName} />
          <Titles before={before} after={after} measures={measures} />
          <NamedDeadlines diff={diff} measures={measures} />
          <Ticks before={before} after={after} measure={measures.after} />
          <InstructionChanges before={before.instructions} after={after.instructions} />
        </>
      )}
    </PanelSection>
  );
}

interface SidesProps {
  readonly before: CardState;
  readonly after: CardState;
}

function Values({ before, after, stageName }: SidesProps & Pick<CardChangesProps, 'stageName'>) {
  const { t } = useTranslation('card');
  const texts = useTexts();
  const language = useLanguage();
  const date = (on: IsoDate | null) => (on === null ? '' : formatDate(language, on));
  const rows = [
    { label: t('stage'), of: (card: CardState) => stageName(card.placement.stage) },
    { label: t('field.contact'), of: ({ contact }: CardState) => contact },
    { label: t('field.startsOn'), of: ({ startsOn }: CardState) => date(startsOn) },
    { label: t('field.dueOn'), of: ({ dueOn }: CardState) => date(dueOn) },
    { label: texts.t('card.supervision'), of: (card: CardState) => supervisionWords(card, language) },
  ].filter(({ of }) => of(before) !== of(after));
  if (rows.length === 0) return null;
  return (
    <dl className="flex flex-col gap-2">
      {rows.map(({ label, of }) => (
        <ChangedValue key={label} label={label} before={of(before)} after={of(after)} />
      ))}
    </dl>
  );
}

function supervisionWords({ supervision }: CardState, language: Language): string {
  if (!supervision) return '';
  const { reason, until } = supervision;
  return until === null ? reason : `${reason} · ${formatDate(language, until)}`;
}

function Titles({ before, after, measures }: SidesProps & Pick<CardChangesProps, 'measures'>) {
  const { t } = useTranslation('card');
  const titleOf = (card: CardState, measure: Measure | null) =>
    card.kind === 'task' ? card.title : (measure?.title ?? '');
  const [was, is] = [titleOf(before, measures.before), titleOf(after, measures.after)];
  const descriptionOf = (card: CardState) => (card.kind === 'task' ? card.description : '');
  const isRewritten = descriptionOf(before) !== descriptionOf(after);
  if (was === is && !isRewritten) return null;
  return (
    <dl className="flex flex-col gap-2">
      {was !== is && <ChangedValue label={t('field.title')} before={was} after={is} />}
      {isRewritten && (
        <ChangedValue label={t('field.description')} before={descriptionOf(before)} after={descriptionOf(after)} />
      )}
    </dl>
  );
}

/** Of a measure card, the days that the document names for its agency. */
function NamedDeadlines({ diff: { after, agencyId }, measures }: Omit<CardChangesProps, 'stageName'>) {
  const { t } = useTexts();
  const language = useLanguage();
  const words = (measure: Measure | null) => {
    const named = measure ? commitmentsOf(measure, agencyId).flatMap(({ deadlines }) => deadlines) : [];
    return named.map(({ on }) => formatDate(language, on)).join(' · ');
  };
  const [was, is] = [words(measures.before), words(measures.after)];
  if (after?.kind !== 'measure' || was === is) return null;
  return (
    <dl>
      <ChangedValue label={t('card.deadlines')} before={was} after={is} />
    </dl>
  );
}

function Ticks({ before, after, measure }: SidesProps & { readonly measure: Measure | null }) {
  const { t } = useTexts();
  const common = useTranslation();
  if (before.kind !== 'measure' || after.kind !== 'measure') return null;
  const numbersOf = (one: readonly string[], other: readonly string[]) =>
    (measure?.commitments ?? [])
      .filter(({ id }) => one.includes(id) && !other.includes(id))
      .map(({ ordinal }) => ordinal)
      .join(common.t('listSeparator'));
  const [ticked, unticked] = [numbersOf(after.ticked, before.ticked), numbersOf(before.ticked, after.ticked)];
  return (
    <>
      {ticked !== '' && <p>{t('card.ticked', { numbers: ticked })}</p>}
      {unticked !== '' && <p>{t('card.unticked', { numbers: unticked })}</p>}
    </>
  );
}
