import { useLocation } from '@remix-run/react';
import { EyeOff, Printer } from 'lucide-react';
import { useMemo } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { FrozenBand, Stripes } from '../../components/snapshot/frozen-band.tsx';
import { WITHHELD } from '../../domain/snapshot/redact.ts';
import type { SharedView } from '../../snapshots/services.ts';
import { useAddresses } from './address.ts';
import { SharedBoard } from './shared-board.tsx';
import { SharedCard } from './shared-card.tsx';
import { SharedMatrix } from './shared-matrix.tsx';
import { useTexts } from './use-texts.ts';
import { ViewBar } from './view-bar.tsx';

/** A snapshot to read for somebody without an account: nothing on it leads anywhere else. */
export function SharedScreen({ view }: { view: SharedView }) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const addresses = useAddresses();
  const { snapshot, hash, sound, withNames } = view;
  const names = useMemo(() => new Map(snapshot.agencies.map(({ id, name }) => [id, name])), [snapshot.agencies]);
  return (
    <div className="flex min-h-0 flex-col md:h-dvh print:h-auto">
      <p lang={DOCUMENT_LANGUAGE} className="truncate bg-surface px-3 py-2 text-sm text-ink-soft sm:px-4">
        {snapshot.plan.title} {snapshot.plan.docNumber}
      </p>
      <FrozenBand snapshot={withNames ? snapshot : { ...snapshot, takenBy: null }} hash={hash} sound={sound}>
        <a href={`${pathname}/print`} className="button ml-auto print:hidden">
          <Printer aria-hidden="true" size={16} />
          {t('public.print')}
        </a>
      </FrozenBand>
      {!withNames && (
        <p className="flex items-center gap-1.5 border-b border-line bg-sunken px-3 py-1 text-sm sm:px-4">
          <EyeOff aria-hidden="true" size={16} className="shrink-0" />
          {t('public.noNames', { mark: WITHHELD })}
        </p>
      )}
      <ViewBar snapshot={snapshot} addresses={addresses} />
      <div className="relative flex min-h-0 flex-1">
        <Stripes isUpright />
        <div className="flex min-w-0 flex-1 flex-col">
          {addresses.address.view === 'matrix' ? (
            <SharedMatrix snapshot={snapshot} names={names} addresses={addresses} />
          ) : (
            <SharedBoard snapshot={snapshot} names={names} addresses={addresses} />
          )}
        </div>
        <Stripes isUpright />
        <SharedCard snapshot={snapshot} names={names} addresses={addresses} />
      </div>
      <Stripes />
    </div>
  );
}
