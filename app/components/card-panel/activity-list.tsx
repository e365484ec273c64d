import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../domain/board.ts';
import type { Commitment } from '../../domain/plan.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { ActivityEntry } from '../../services.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { Avatar } from '../avatar.tsx';
import { activitySentence } from './activity-sentence.ts';
import { PanelSection } from './panel-section.tsx';

interface ActivityListProps {
  readonly entries: readonly ActivityEntry[];
  readonly stages: readonly Stage[];
  /** Of the card's measure. */
  readonly commitments: readonly Pick<Commitment, 'id' | 'ordinal'>[];
  /** The server could not be asked: an empty list says nothing. */
  readonly unknown: boolean;
  /** Beside the heading. */
  readonly aside?: ReactNode;
}

/** Who did what to a card and when, newest first. */
export function ActivityList({ entries, stages, commitments, unknown, aside }: ActivityListProps) {
  const { t } = useTranslation(['card', 'common']);
  const language = useLanguage();
  return (
    <PanelSection title={t('activity.title')} aside={aside}>
      {entries.length === 0 && (
        <p className="text-sm text-ink-soft">{unknown ? t('activity.unknown') : t('activity.none')}</p>
      )}
      <ol className="flex flex-col gap-3">
        {entries.map(({ id, at, person, change }) => (
          <li key={id} className="flex gap-2.5">
            <Avatar id={person.id} name={person.name} size={24} decorative />
            <p className="min-w-0 flex-1 text-sm">
              <span lang={DOCUMENT_LANGUAGE} className="font-medium">
                {person.name}
              </span>{' '}
              {activitySentence(change, { t, language, stages, commitments })}
              <time dateTime={new Date(at).toISOString()} className="block text-ink-soft">
                {formatMoment(language, at)}
              </time>
            </p>
          </li>
        ))}
      </ol>
    </PanelSection>
  );
}
