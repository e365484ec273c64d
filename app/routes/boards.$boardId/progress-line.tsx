import { X } from 'lucide-react';
import { nanoid } from 'nanoid';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { ToastOffers } from '../../components/board/toast.tsx';
import type { NotesId } from '../../domain/ids.ts';
import { COMMENT_LIMITS } from '../../notes/services.ts';
import { useTexts } from '../notes.$notesId/use-texts.ts';
import { sendLine } from './send-line.ts';

export interface ProgressLineProps {
  readonly notesId: NotesId;
  /** Of the card that was moved. */
  readonly title: string;
  readonly notify: (text: string, offers?: ToastOffers) => void;
  readonly onClose: () => void;
}

interface Line {
  readonly text: string;
  /** What was tried to be sent, and under which key: sent again unchanged, it is the same line, and is not written twice. */
  readonly attempt: { readonly key: string; readonly text: string } | null;
}

/** What was begun and not sent, by notes: put aside with Esc, it is there again when the box is opened next. */
const begun = new Map<NotesId, Line>();

/** One line on what a move has achieved, for the notes. At the foot of the board, where it covers no card that is moved. */
export function ProgressLine({ notesId, title, notify, onClose }: ProgressLineProps) {
  const { t } = useTexts();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [line, setLine] = useState<Line>(() => begun.get(notesId) ?? { text: '', attempt: null });
  const [failure, setFailure] = useState<'offline' | 'refused' | null>(null);
  const [isSending, setSending] = useState(false);
  const { text } = line;

  useEffect(() => field.current?.focus(), []);

  const change = (next: Line) => {
    setLine(next);
    begun.set(notesId, next);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending || text.trim() === '') return;
    const attempt = line.attempt?.text === text ? line.attempt : { key: nanoid(), text };
    change({ text, attempt });
    setSending(true);
    setFailure(null);
    const how = await sendLine(notesId, attempt);
    setSending(false);
    if (how !== 'sent') {
      setFailure(how);
      field.current?.focus();
      return;
    }
    begun.delete(notesId);
    notify(t('progress.sent', { title }));
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };

  return (
    <form
      onSubmit={send}
      className="absolute inset-x-0 bottom-4 z-40 mx-auto flex w-[min(40rem,calc(100%-1.5rem))] flex-col gap-1.5 rounded-lg border border-line bg-raised p-3 text-sm shadow-float print:hidden"
    >
      <div className="flex items-start gap-2">
        <label htmlFor={id} className="min-w-0 flex-1 font-medium">
          {t('progress.label', { title })}
        </label>
        <button
          type="button"
          aria-label={t('progress.skip')}
          title={t('progress.skip')}
          onClick={onClose}
          className="flex size-8 shrink-0 items-center justify-center rounded text-ink-soft hover:bg-sunken"
        >
          <X aria-hidden="true" size={16} />
        </button>
      </div>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          value={text}
          readOnly={isSending}
          maxLength={COMMENT_LIMITS.line}
          autoComplete="off"
          aria-describedby={failure ? `${id}-failure` : undefined}
          onChange={(event) => change({ ...line, text: event.target.value })}
          onKeyDown={onKeyDown}
          className="field flex-1"
        />
        <button type="submit" disabled={isSending || text.trim() === ''} className="button button-accent">
          {t('progress.send')}
        </button>
      </div>
      <p id={`${id}-failure`} role="alert" className="text-overdue empty:hidden">
        {failure && t(`progress.${failure}`)}
      </p>
    </form>
  );
}
