import { Link } from '@remix-run/react';
import { Archive, ArrowLeft, History } from 'lucide-react';
import { AgencyName } from '../../components/agency-name.tsx';
import { Stripes } from '../../components/snapshot/frozen-band.tsx';
import type { EpochMs } from '../../domain/dates.ts';
import type { BoardHistory } from '../../history/services.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useTexts } from './use-texts.ts';

interface MomentBandProps {
  readonly board: BoardHistory['board'];
  readonly at: EpochMs;
  readonly isNow: boolean;
  readonly isStart: boolean;
}

/** What nobody takes for a live board: stripes, and large the moment that it is of. */
export function MomentBand({ board, at, isNow, isStart }: MomentBandProps) {
  const { t } = useTexts();
  const language = useLanguage();
  return (
    <header className="shrink-0 border-b border-line-strong bg-surface">
      <Stripes />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5 sm:px-4">
        <p
          title={t('frozenHelp')}
          className="inline-flex items-center gap-1.5 rounded-md border border-line-strong bg-sunken px-2 py-0.5 text-sm font-semibold"
        >
          <History aria-hidden="true" className="size-4" />
          {t('frozen')}
          <span className="sr-only">{t('frozenHelp')}</span>
        </p>
        <h1 className="text-lg font-semibold">
          <AgencyName name={board.agency.name} />
          <span className="sr-only"> {t('title')}</span>
        </h1>
        <p className="text-2xl leading-tight font-semibold whitespace-nowrap tabular-nums max-sm:order-last max-sm:w-full max-sm:text-xl min-[1800px]:text-4xl">
          <time dateTime={new Date(at).toISOString()}>{formatMoment(language, at)}</time>
          {(isNow || isStart) && (
            <span className="ml-2 text-base font-normal text-ink-soft">
              {t(isNow ? (board.merged ? 'mergedLabel' : 'nowLabel') : 'beginning')}
            </span>
          )}
        </p>
        {!board.merged && (
          <Link to={`/boards/${board.id}`} className="button ml-auto print:hidden">
            <ArrowLeft aria-hidden="true" size={16} />
            <span className="max-sm:sr-only">{t('back')}</span>
          </Link>
        )}
      </div>
      {board.merged && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-behind-soft px-3 py-1.5 text-sm text-behind sm:px-4">
          <Archive aria-hidden="true" className="size-4 shrink-0" />
          <span className="min-w-0 text-pretty">
            {t('merged', { agency: board.merged.agency.name, moment: formatMoment(language, board.merged.at) })}
          </span>
          <Link to={`/boards/${board.merged.into}`} className="link font-medium">
            {t('mergedInto', { agency: board.merged.agency.name })}
          </Link>
        </p>
      )}
    </header>
  );
}
