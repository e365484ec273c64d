import { Link } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unsent } from '../collab/unsent.client.ts';
import { DOCUMENT_LANGUAGE } from './agency-name.tsx';

const OPENS_LIST: object = { popovertarget: 'unsent' };
const LIST: object = { popover: 'auto' };

interface UnsentNoticeProps {
  readonly unsent: readonly Unsent[];
  readonly onDiscard: (document: Unsent['document']) => void;
}

/**
 * In the band of every page: on which boards and in which notes there are changes of this person's that could not be sent yet. Nothing to see
 * where there are none, but for the region that will say so when there are.
 */
export function UnsentNotice({ unsent, onDiscard }: UnsentNoticeProps) {
  const { t } = useTranslation();
  const isAny = unsent.length > 0;
  return (
    <>
      <div role="status" className="shrink-0">
        {isAny && (
          <button
            type="button"
            {...OPENS_LIST}
            className="flex min-h-9 items-center gap-1.5 rounded-md bg-behind-soft px-2 text-sm font-medium text-behind hover:underline"
          >
            <TriangleAlert aria-hidden="true" size={18} />
            <span className="max-sm:sr-only">{t('unsent.button', { count: unsent.length })}</span>
          </button>
        )}
      </div>
      {isAny && (
        <div
          id="unsent"
          {...LIST}
          className="absolute inset-auto top-12 right-2 m-0 w-80 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised p-3 text-ink shadow-float"
        >
          <p className="mb-1 text-sm font-semibold">{t('unsent.title')}</p>
          <ul className="divide-y divide-line">
            {unsent.map((one) => (
              <li key={hrefOf(one)} className="py-2 text-sm">
                <UnsentDocument one={one} onDiscard={onDiscard} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

const PLACES = { board: 'boards', notes: 'notes', minutes: 'notes' } as const;

const hrefOf = ({ document: { kind, id } }: Unsent) => `/${PLACES[kind]}/${id}`;

function nameOf(t: TFunction, { document, title }: Unsent): string {
  return document.kind !== 'board' ? t('unsent.notes', { title: title ?? '' }) : (title ?? t('unsent.untitled'));
}

function UnsentDocument({ one, onDiscard }: { one: Unsent; onDiscard: UnsentNoticeProps['onDiscard'] }) {
  const { t } = useTranslation();
  const [isSure, setSure] = useState(false);
  return (
    <>
      <Link
        to={hrefOf(one)}
        lang={one.title ? DOCUMENT_LANGUAGE : undefined}
        // Only a click beside the list closes it by itself.
        onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
        className="link"
      >
        {nameOf(t, one)}
      </Link>
      <p className="text-ink-soft">{t(`unsent.${one.state}`)}</p>
      {one.state === 'refused' && (
        <button
          type="button"
          // Twice, since there is no way back.
          onClick={() => (isSure ? onDiscard(one.document) : setSure(true))}
          className={`button mt-1.5 ${isSure ? 'border-overdue text-overdue' : ''}`}
        >
          {t(isSure ? 'unsent.discardSure' : 'unsent.discard')}
        </button>
      )}
    </>
  );
}
