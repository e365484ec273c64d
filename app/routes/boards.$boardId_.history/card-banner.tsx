import { Link } from '@remix-run/react';
import { Filter } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { EpochMs } from '../../domain/dates.ts';
import { CARD_CHANGES } from '../../domain/history/walk.ts';
import type { BoardHistory } from '../../history/services.ts';
import { writeAddress } from './address.ts';
import { useTexts } from './use-texts.ts';

interface CardBannerProps {
  readonly history: BoardHistory;
  readonly cardId: string;
  /** Null for a card of which nothing is known. */
  readonly name: string | null;
  /** Null for now. */
  readonly at: EpochMs | null;
}

/** Whose changes alone are stepped through, and the way back to all of them. */
export function CardBanner({ history: { board, ofCard }, cardId, name, at }: CardBannerProps) {
  const { t } = useTexts();
  const count = ofCard.length;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line bg-accent-soft px-3 py-1 text-sm sm:px-4">
      <p className="flex min-w-0 items-center gap-1.5 font-medium text-accent">
        <Filter aria-hidden="true" className="size-4 shrink-0" />
        <span className="min-w-0 truncate">
          {t('ofCard')} <span lang={DOCUMENT_LANGUAGE}>{name ?? t('gone')}</span>
        </span>
      </p>
      <p className="text-ink-soft">
        {count === 0 ? t('ofCardNone') : t(count < CARD_CHANGES ? 'ofCardChanges' : 'ofCardLast', { count })}
      </p>
      <p className="ml-auto flex gap-4 max-sm:ml-0 print:hidden">
        {name !== null && (
          <Link to={`/boards/${board.id}/cards/${cardId}`} className="link min-h-6">
            {t('openCard')}
          </Link>
        )}
        <Link to={`?${writeAddress({ at, cardId: null })}`} className="link min-h-6">
          {t('allCards')}
        </Link>
      </p>
    </div>
  );
}
