import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../domain/dates.ts';
import { nearestDeadline } from '../../domain/lateness.ts';
import { measureName } from '../../domain/plan.ts';
import { type CardState, knownMeasures } from '../../domain/plan-state.ts';
import type { ChangeKind } from '../../domain/snapshot/card-kinds.ts';
import type { CardDiff } from '../../domain/snapshot/diff.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { formatDate } from '../../i18n/format.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';

interface ChangeLineProps {
  readonly card: CardDiff;
  readonly snapshot: Snapshot;
  readonly before: Snapshot;
}

/** What became of a card, each kind of change in words, with what it was and is where that is short. */
export function ChangeLine({ card, snapshot, before }: ChangeLineProps) {
  const { t } = useTranslation(['handout', 'snapshots', 'common']);
  const words = useWords({ card, snapshot, before });
  const { kinds } = card;
  const said = kinds.map((kind) => `${t(`snapshots:kind.${kind}`)}${words(kind)}`).join(t('changes.separator'));
  return <li>{t('changes.card', { title: titleOf(card.after ?? card.before, snapshot, before), said })}</li>;
}

/** What is said besides of a kind of change; empty for nothing. */
function useWords({ card: { before: was, after: is, agencyId }, snapshot, before }: ChangeLineProps) {
  const { t } = useTranslation(['handout', 'snapshots', 'common']);
  const language = useLanguage();
  const stage = (card: CardState | null, of: Snapshot) => {
    const found = of.stages.find(({ id }) => id === card?.placement.stage);
    return found ? stageName(found, language) : (card?.placement.stage ?? '');
  };
  const measureOf = (card: CardState, of: Snapshot) =>
    knownMeasures(of).find(({ id }) => id === card.measureId) ?? null;
  const deadline = (card: CardState | null, of: Snapshot) =>
    day((card && nearestDeadline(card, measureOf(card, of), agencyId)?.on) ?? null);
  const day = (on: IsoDate | null) => (on === null ? t('board.noDeadline') : formatDate(language, on));
  const fromTo = (from: string, to: string) => (from === to ? '' : t('changes.fromTo', { from, to }));
  return (kind: ChangeKind): string => {
    switch (kind) {
      case 'moved-on':
      case 'moved-back':
      case 'moved-across':
        return fromTo(stage(was, before), stage(is, snapshot));
      case 'new':
      case 'restored':
        return t('changes.in', { stage: stage(is, snapshot) });
      case 'newly-late':
        return t('changes.due', { day: deadline(is, snapshot) });
      case 'dates':
        return fromTo(day(was?.dueOn ?? null), day(is?.dueOn ?? null));
      case 'contact':
        return fromTo(was?.contact || t('board.noContact'), is?.contact || t('board.noContact'));
      case 'supervised':
      case 'supervision':
        return is?.supervision ? t('changes.because', { reason: is.supervision.reason }) : '';
      default:
        return '';
    }
  };
}

function titleOf(card: CardState | null, ...states: readonly Snapshot[]): string {
  if (!card) return '';
  if (card.kind === 'task') return card.title;
  for (const state of states) {
    const measure = knownMeasures(state).find(({ id }) => id === card.measureId);
    if (measure) return measureName(measure);
  }
  return '';
}
