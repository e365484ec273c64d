import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { FailureCode } from '../../ask-server.ts';
import { type IsoDate, isIsoDate } from '../../domain/dates.ts';
import { REVIEW_LIMITS, type Supervision } from '../../domain/plan-state.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { FailureNote } from '../failure-note.tsx';
import { useKeptText } from './use-kept-text.ts';
import { useSending } from './use-sending.ts';
import { useTexts } from './use-texts.ts';

interface SupervisionFormProps {
  /** The flag that stands; null to set one. */
  readonly standing: Supervision | null;
  /** Names the draft among all of a tab's. */
  readonly draftKey: string;
  readonly onSend: (wish: { reason: string; until: IsoDate | null }) => Promise<FailureCode | null>;
  /** It was sent, or put aside: what was written stays for the next time. */
  readonly onClose: () => void;
}

/** Why a lead flags a card, and by when it is to be cured. */
export function SupervisionForm({ standing, draftKey, onSend, onClose }: SupervisionFormProps) {
  const { t } = useTexts();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const reason = useKeptText(`${draftKey}:reason`, standing?.reason ?? '');
  const until = useKeptText(`${draftKey}:until`, standing?.until ?? '');
  const { isSending, failure, send } = useSending();
  const [isMissing, setMissing] = useState(false);
  const over = Math.max(0, reason.text.trim().length - REVIEW_LIMITS.reason);
  const isWrong = isMissing || over > 0;

  useEffect(() => field.current?.focus(), []);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const words = reason.text.trim();
    setMissing(words === '');
    if (words === '' || over > 0) {
      field.current?.focus();
      return;
    }
    const day = isIsoDate(until.text) ? until.text : null;
    if (!(await send(() => onSend({ reason: words, until: day })))) return;
    reason.forget();
    until.forget();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    onClose();
  };
  return (
    <form noValidate onSubmit={onSubmit} onKeyDown={onKeyDown} className="flex flex-col gap-2">
      <label htmlFor={id} className="text-sm font-medium">
        {t('supervision.reason')}
      </label>
      <textarea
        ref={field}
        id={id}
        lang={DOCUMENT_LANGUAGE}
        rows={2}
        value={reason.text}
        readOnly={isSending}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={(event) => {
          setMissing(false);
          reason.change(event.target.value);
        }}
        className="field min-h-16"
      />
      {isWrong && (
        <p id={`${id}-wrong`} role="alert" className="text-sm font-medium text-overdue">
          {isMissing ? t('supervision.missing') : t('form.over', { over })}
        </p>
      )}
      <label className="flex flex-col gap-1 text-sm font-medium">
        {t('supervision.untilLabel')}
        <input
          type="date"
          value={until.text}
          readOnly={isSending}
          onChange={(event) => until.change(event.target.value)}
          className="field w-48"
        />
      </label>
      {failure && <FailureNote of="marks" code={failure} />}
      <div className="flex flex-wrap gap-2">
        <button type="submit" aria-disabled={isSending} className="button button-accent">
          {standing ? t('supervision.save') : t('supervision.do')}
        </button>
        <button type="button" onClick={onClose} className="button button-quiet">
          {t('form.cancel')}
        </button>
      </div>
    </form>
  );
}
