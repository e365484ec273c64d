import type { FailureCode } from '../../ask-server.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { PlanConfirmation } from '../../reviews/services.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { DeadlineBadge } from '../deadline-badge.tsx';
import { useKeptFocus } from '../marks/use-kept-focus.ts';
import { useTexts } from '../marks/use-texts.ts';
import { CallControls } from './call-controls.tsx';
import { ConfirmationList } from './confirmation-list.tsx';

export interface ConfirmationPanelProps {
  readonly confirmation: PlanConfirmation;
  readonly today: IsoDate;
  readonly onCall: (wish: { note: string; dueOn: IsoDate | null }) => Promise<FailureCode | null>;
  readonly onEnd: () => Promise<FailureCode | null>;
}

/**
 * The call for confirmation that is open: who called, by when, and which agencies have confirmed; for leads the way to call and
 * to end it. Where none is open, only leads see it.
 */
export function ConfirmationPanel({ confirmation, today, onCall, onEnd }: ConfirmationPanelProps) {
  const { t } = useTexts();
  const region = useKeptFocus();
  const { call, boards, mayCall } = confirmation;
  if (!call && !mayCall) return null;
  const done = boards.filter((board) => board.confirmation).length;
  return (
    <section aria-labelledby="confirmation" className="rounded-lg border border-line bg-surface p-4 print:hidden">
      <div ref={region} tabIndex={-1} className="flex flex-col gap-3 outline-none">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div className="min-w-0 flex-1 basis-80">
            <h2 id="confirmation" className="font-semibold">
              {t('confirmation.title')}
            </h2>
            {call ? (
              <Call call={call} today={today} />
            ) : (
              <p className="text-sm text-ink-soft">{t('confirmation.lead')}</p>
            )}
          </div>
          {mayCall && (
            <CallControls planId={confirmation.planId} isOpen={call !== null} onCall={onCall} onEnd={onEnd} />
          )}
        </div>
        {call && (
          <details>
            <summary className="text-sm font-medium">{t('confirmation.count', { done, total: boards.length })}</summary>
            <ConfirmationList boards={boards} />
          </details>
        )}
      </div>
    </section>
  );
}

function Call({ call, today }: { call: NonNullable<PlanConfirmation['call']>; today: IsoDate }) {
  const { t } = useTexts();
  const at = formatMoment(useLanguage(), call.at);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
        {t('confirmation.called', { by: call.by, at })}
        {call.dueOn && <DeadlineBadge on={call.dueOn} today={today} />}
      </p>
      {call.note !== '' && (
        <p lang={DOCUMENT_LANGUAGE} className="mt-1 text-sm whitespace-pre-wrap">
          {call.note}
        </p>
      )}
    </>
  );
}
