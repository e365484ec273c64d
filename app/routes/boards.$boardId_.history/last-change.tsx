import { CircleAlert } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { Avatar } from '../../components/avatar.tsx';
import type { HistoryChange } from '../../domain/history/walk.ts';
import type { NameOf } from './names.ts';
import { useTexts } from './use-texts.ts';

/** Of what happened in one moment, so much is told; the rest is counted. */
const TOLD = 2;

interface LastChangeProps {
  /** Of one moment. */
  readonly changes: readonly HistoryChange[];
  readonly nameOf: NameOf;
  readonly sentenceOf: (change: HistoryChange) => string;
  /** How many cards are not certain. */
  readonly uncertain: number;
}

/** What had just happened, and who did it. */
export function LastChange({ changes, nameOf, sentenceOf, uncertain }: LastChangeProps) {
  const { t } = useTexts();
  const more = changes.length - TOLD;
  return (
    <section
      aria-label={t('last')}
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-ground px-3 py-1 text-sm sm:px-4 min-[1800px]:text-lg"
    >
      {changes.length === 0 && <p className="text-ink-soft">{t('noneYet')}</p>}
      {changes.slice(0, TOLD).map((change) => (
        <p key={change.id} className="flex min-w-0 items-center gap-1.5">
          <Avatar id={change.person.id} name={change.person.name} size={20} decorative />
          <span className="min-w-0">
            <span lang={DOCUMENT_LANGUAGE} className="font-medium">
              {change.person.name}
            </span>{' '}
            <span lang={DOCUMENT_LANGUAGE} className="text-ink-soft">
              {nameOf(change.cardId) ?? t('gone')}
            </span>
            {t('colon')}
            {sentenceOf(change)}
          </span>
        </p>
      ))}
      {more > 0 && <p className="text-ink-soft">{t('more', { count: more })}</p>}
      {uncertain > 0 && (
        <p className="flex items-center gap-1.5 text-behind">
          <CircleAlert aria-hidden="true" className="size-4 shrink-0" />
          {t('uncertainCards', { count: uncertain })}
        </p>
      )}
    </section>
  );
}
