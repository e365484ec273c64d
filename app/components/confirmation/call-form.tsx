import { type FormEvent, useEffect, useId, useRef } from 'react';
import type { FailureCode } from '../../ask-server.ts';
import { type IsoDate, isIsoDate } from '../../domain/dates.ts';
import { REVIEW_LIMITS } from '../../domain/plan-state.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { FailureNote } from '../failure-note.tsx';
import { useKeptText } from '../marks/use-kept-text.ts';
import { useSending } from '../marks/use-sending.ts';
import { useTexts } from '../marks/use-texts.ts';

interface CallFormProps {
  /** Names the draft among all of a tab's. */
  readonly draftKey: string;
  /** A call is open, which this one takes the place of. */
  readonly replaces: boolean;
  readonly onSend: (wish: { note: string; dueOn: IsoDate | null }) => Promise<FailureCode | null>;
  readonly onClose: () => void;
}

/** What agencies are told with a call for confirmation, and by when they are to confirm. */
export function CallForm({ draftKey, replaces, onSend, onClose }: CallFormProps) {
  const { t } = useTexts();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const note = useKeptText(`${draftKey}:call-note`);
  const dueOn = useKeptText(`${draftKey}:call-due`);
  const { isSending, failure, send } = useSending();

  useEffect(() => field.current?.focus(), []);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const day = isIsoDate(dueOn.text) ? dueOn.text : null;
    if (!(await send(() => onSend({ note: note.text.trim(), dueOn: day })))) return;
    note.forget();
    dueOn.forget();
    onClose();
  };
  return (
    <form noValidate onSubmit={onSubmit} className="flex w-full flex-col gap-2 sm:max-w-xl">
      <label htmlFor={id} className="text-sm font-medium">
        {t('confirmation.note')}
      </label>
      <textarea
        ref={field}
        id={id}
        lang={DOCUMENT_LANGUAGE}
        rows={2}
        maxLength={REVIEW_LIMITS.reason}
        value={note.text}
        readOnly={isSending}
        onChange={(event) => note.change(event.target.value)}
        className="field min-h-16"
      />
      <label className="flex flex-col gap-1 text-sm font-medium">
        {t('confirmation.dueOn')}
        <input
          type="date"
          value={dueOn.text}
          readOnly={isSending}
          onChange={(event) => dueOn.change(event.target.value)}
          className="field w-48"
        />
      </label>
      {replaces && <p className="text-sm text-behind">{t('confirmation.againWarns')}</p>}
      {failure && <FailureNote of="marks" code={failure} />}
      <div className="flex flex-wrap gap-2">
        <button type="submit" aria-disabled={isSending} className="button button-accent">
          {t('confirmation.callDo')}
        </button>
        <button type="button" onClick={onClose} className="button button-quiet">
          {t('form.cancel')}
        </button>
      </div>
    </form>
  );
}
