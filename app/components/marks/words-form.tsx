import { type FormEvent, useId, useRef, useState } from 'react';
import type { FailureCode } from '../../ask-server.ts';
import { needsWords, type SaidKind } from '../../domain/instructions.ts';
import { REVIEW_LIMITS } from '../../domain/plan-state.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { FailureNote } from '../failure-note.tsx';
import { useKeptText } from './use-kept-text.ts';
import { useSending } from './use-sending.ts';
import { useTexts } from './use-texts.ts';

interface WordsFormProps {
  readonly label: string;
  /** Names the draft among all of a tab's. */
  readonly draftKey: string;
  /** What may be said; a button each. */
  readonly kinds: readonly SaidKind[];
  readonly onSay: (kind: SaidKind, text: string) => Promise<FailureCode | null>;
}

/** A box for words, and a button for each thing that can be said with them. No key sends: of several, none is meant by Enter. */
export function WordsForm({ label, draftKey, kinds, onSay }: WordsFormProps) {
  const { t } = useTexts();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, change, forget } = useKeptText(draftKey);
  const { isSending, failure, send } = useSending();
  const [isMissing, setMissing] = useState(false);
  const over = Math.max(0, text.trim().length - REVIEW_LIMITS.answer);

  const say = async (kind: SaidKind) => {
    const isEmpty = text.trim() === '' && needsWords(kind);
    setMissing(isEmpty);
    if (isEmpty || over > 0) {
      field.current?.focus();
      return;
    }
    if (await send(() => onSay(kind, text.trim()))) forget();
  };
  const isWrong = isMissing || over > 0;
  return (
    <form onSubmit={(event: FormEvent) => event.preventDefault()} className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        lang={DOCUMENT_LANGUAGE}
        rows={2}
        value={text}
        readOnly={isSending}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={(event) => {
          setMissing(false);
          change(event.target.value);
        }}
        className="field min-h-16"
      />
      {isWrong && (
        <p id={`${id}-wrong`} role="alert" className="text-sm font-medium text-overdue">
          {isMissing ? t('form.missing') : t('form.over', { over })}
        </p>
      )}
      {failure && <FailureNote of="marks" code={failure} />}
      <div className="flex flex-wrap gap-2">
        {kinds.map((kind, i) => (
          <button
            key={kind}
            type="button"
            // Not disabled: that would take the focus from whoever pressed it.
            aria-disabled={isSending}
            onClick={() => void say(kind)}
            className={`button ${i === 0 ? 'button-accent' : ''}`}
          >
            {t(`say.${kind}`)}
          </button>
        ))}
      </div>
    </form>
  );
}
