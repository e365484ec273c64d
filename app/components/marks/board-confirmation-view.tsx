import type { FailureCode } from '../../ask-server.ts';
import type { EpochMs, IsoDate } from '../../domain/dates.ts';
import type { Confirmation, ConfirmationCall } from '../../domain/plan-state.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { DeadlineBadge } from '../deadline-badge.tsx';
import { FailureNote } from '../failure-note.tsx';
import { ConfirmationState } from './confirmation-state.tsx';
import { useSending } from './use-sending.ts';
import { useTexts } from './use-texts.ts';

interface BoardConfirmationViewProps {
  readonly call: ConfirmationCall;
  readonly confirmation: Confirmation | null;
  readonly changedAt: EpochMs;
  readonly today: IsoDate;
  /** Whoever looks is a member of the board's agency. */
  readonly mayConfirm: boolean;
  readonly onConfirm: (confirmed: boolean) => Promise<FailureCode | null>;
}

/** Who calls for confirmation, by when, how the board stands to it; for its members the way to confirm, and to take it back. */
export function BoardConfirmationView(props: BoardConfirmationViewProps) {
  const { call, confirmation, changedAt, today, mayConfirm, onConfirm } = props;
  const { t } = useTexts();
  const { isSending, failure, send } = useSending();
  const isCurrent = confirmation !== null && changedAt <= confirmation.at;
  const at = formatMoment(useLanguage(), call.at);
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="flex flex-wrap items-center gap-x-2 text-sm">
          {t('confirmation.called', { by: call.by, at })}
          {call.dueOn && <DeadlineBadge on={call.dueOn} today={today} settled={isCurrent} />}
        </p>
        {call.note !== '' && (
          <p lang={DOCUMENT_LANGUAGE} className="mt-1 whitespace-pre-wrap">
            {call.note}
          </p>
        )}
      </div>
      <ConfirmationState confirmation={confirmation} changedAt={changedAt} />
      {mayConfirm && (
        <div className="flex flex-wrap gap-2">
          {!isCurrent && (
            <button
              type="button"
              aria-disabled={isSending}
              onClick={() => void send(() => onConfirm(true))}
              className="button button-accent"
            >
              {confirmation ? t('confirmation.again') : t('confirmation.do')}
            </button>
          )}
          {confirmation && (
            <button
              type="button"
              aria-disabled={isSending}
              onClick={() => void send(() => onConfirm(false))}
              className="button"
            >
              {t('confirmation.takeBack')}
            </button>
          )}
        </div>
      )}
      {failure && <FailureNote of="marks" code={failure} />}
    </div>
  );
}
