import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { HashBadge } from './hash-badge.tsx';
import { useTexts } from './use-texts.ts';

export interface FrozenBandProps {
  readonly snapshot: Pick<Snapshot, 'number' | 'title' | 'takenAt' | 'takenBy' | 'reason'>;
  readonly hash: string;
  readonly sound: boolean;
  /** What can be done with it, on the right. */
  readonly children?: ReactNode;
}

/** What nobody takes for a live board: stripes, a lock, and which moment this is, by whom. */
export function FrozenBand({ snapshot, hash, sound, children }: FrozenBandProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { number, title, takenAt, takenBy, reason } = snapshot;
  return (
    <header className="shrink-0 border-b border-line-strong bg-surface">
      <Stripes />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5 sm:px-4">
        <p
          title={t('frozenHelp')}
          className="inline-flex items-center gap-1.5 rounded-md border border-line-strong bg-sunken px-2 py-0.5 text-sm font-semibold"
        >
          <Lock aria-hidden="true" className="size-4" />
          {t('frozen')}
          <span className="sr-only">{t('frozenHelp')}</span>
        </p>
        <h1 tabIndex={-1} className="min-w-0 text-lg font-semibold text-balance outline-none">
          {title === '' ? t('name', { number }) : t('named', { number, title })}
        </h1>
        <p className="text-sm text-ink-soft">
          <time dateTime={new Date(takenAt).toISOString()}>{formatMoment(language, takenAt)}</time>
          {' · '}
          {takenBy === null ? t(`reason.${reason}`) : t('takenBy', { name: takenBy })}
        </p>
        <HashBadge hash={hash} sound={sound} />
        {children}
      </div>
    </header>
  );
}

/**
 * The mark of everything frozen, along an edge of it.
 *
 * @param isUpright along its side; not on a phone, where every point counts
 */
export function Stripes({ isUpright = false }: { isUpright?: boolean }) {
  return (
    <div
      aria-hidden="true"
      className={`shrink-0 bg-[repeating-linear-gradient(135deg,var(--color-line-strong)_0_5px,var(--color-sunken)_5px_12px)] ${isUpright ? 'w-1.5 max-sm:hidden' : 'h-1.5'}`}
    />
  );
}
