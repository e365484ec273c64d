import { useTranslation } from 'react-i18next';
import type { CardId } from '../../domain/ids.ts';
import { knownMeasures, type PlanState } from '../../domain/plan-state.ts';
import { useTexts } from './use-texts.ts';

interface AnnouncerProps {
  readonly state: PlanState;
  /** Cards that have just changed. */
  readonly told: readonly CardId[];
}

/** How many cards are named; of the others it is said how many they are. */
const NAMED = 3;

/** Says, politely and of many at once, which cards have changed. */
export function Announcer({ state, told }: AnnouncerProps) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  const names = told.slice(0, NAMED).flatMap((id) => {
    const name = nameOf(state, id);
    return name ? [t('newsName', name)] : [];
  });
  const listed = names.join(common('listSeparator'));
  const words = told.length > NAMED ? t('andMore', { names: listed }) : listed;
  return (
    <p role="status" className="sr-only">
      {told.length === 0 ? '' : t('news', { count: told.length, names: words })}
    </p>
  );
}

function nameOf({ boards, agencies, ...plan }: PlanState, id: CardId): { agency: string; title: string } | null {
  for (const { agencyId, cards } of boards) {
    const card = cards.find((one) => one.id === id);
    if (!card) continue;
    const measure = knownMeasures(plan).find((one) => one.id === card.measureId);
    const title = card.kind === 'task' ? card.title : `（${measure?.number ?? ''}）${measure?.title ?? ''}`;
    return { agency: agencies.find((one) => one.id === agencyId)?.name ?? '', title };
  }
  return null;
}
