import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { activitySentence } from '../../components/card-panel/activity-sentence.ts';
import type { HistoryChange } from '../../domain/history/walk.ts';
import type { BoardHistory } from '../../history/services.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** What somebody did to a card, as the rest of a sentence that begins with their name. */
export function useSentences({ board }: BoardHistory): (change: HistoryChange) => string {
  const { t } = useTranslation(['card', 'common']);
  const language = useLanguage();
  const commitments = useMemo(() => board.measures.flatMap((measure) => measure.commitments), [board.measures]);
  return useCallback(
    ({ change }) => activitySentence(change, { t, language, stages: board.stages, commitments }),
    [t, language, board.stages, commitments],
  );
}
