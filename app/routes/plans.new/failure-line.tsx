import { Link } from '@remix-run/react';
import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { ErrorCode } from '../../domain/errors.ts';
import { UPLOAD_FAULTS, type UploadFault } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';

/** Why nothing was brought in, and the text that was pasted. */
export interface Failed {
  readonly failure: { readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> };
  readonly text: string;
}

/** Says what is wrong with what was brought, and what to do about it. It has the focus: it is what comes next. */
export function FailureLine({ failed }: { failed: Failed }) {
  const { t } = useTexts();
  const line = useRef<HTMLDivElement>(null);
  const { code, details } = failed.failure;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another refusal is the event
  useEffect(() => line.current?.focus(), [failed]);
  return (
    <div
      ref={line}
      role="alert"
      tabIndex={-1}
      className="flex items-start gap-2 rounded-lg bg-overdue-soft px-4 py-3 text-sm text-overdue"
    >
      <CircleAlert aria-hidden="true" size={18} className="mt-0.5 shrink-0" />
      <p>
        <span className="font-medium">
          {code === 'plan-exists' && t('failed.plan')}
          {code === 'same-text' && t('new.failedSame')}
          {code === 'plan-archived' && t('new.failedArchived')}
          {code === 'bad-input' && t('failed.nothing')}
          {code === 'document-empty' && t('failed.document-empty')}
          {code === 'too-many' && t('failed.too-many', { limit: details.limit })}
          {isUploadFault(details.fault) && t(`fault.${details.fault}`)}
        </span>{' '}
        {code === 'same-text' && <span lang={DOCUMENT_LANGUAGE}>{details.title}</span>}
        {code === 'plan-exists' && (
          <Link to={`/plans/${details.planId}`} lang={DOCUMENT_LANGUAGE} className="link">
            {details.title}
          </Link>
        )}
        <span className="block text-ink-soft">{t('failed.code', { code })}</span>
      </p>
    </div>
  );
}

function isUploadFault(value: unknown): value is UploadFault {
  return UPLOAD_FAULTS.some((fault) => fault === value);
}
