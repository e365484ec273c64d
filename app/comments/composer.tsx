import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import type { NewComment, NotesPerson } from '../notes/services.ts';
import { MentionList, optionId } from './mention-list.tsx';
import { useComposer } from './use-composer.ts';
import { useMentionBox } from './use-mention-box.ts';
import { useTexts } from './use-texts.ts';

/** `keyCode` of a key that an input method took: Safari ends a composition before the key that ended it is told. */
const TAKEN_BY_IME = 229;

interface ComposerProps {
  readonly draftKey: string;
  readonly label: string;
  readonly sendLabel: string;
  readonly people: readonly NotesPerson[];
  /** The field takes the focus when it appears. */
  readonly takesFocus?: boolean;
  readonly onSend: (comment: NewComment) => Promise<unknown>;
  /** Leaves the field; what was written stays for the next time. */
  readonly onLeave: () => void;
  /** A button that leaves it, too. */
  readonly leaveLabel?: string;
}

/** A box for the words of a comment: Ctrl or ⌘ with Enter sends, Enter begins a line, @ mentions, Esc leaves. */
export function Composer(props: ComposerProps) {
  const { label, sendLabel, people, takesFocus = false, onLeave, leaveLabel } = props;
  const { t } = useTexts();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, isSending, failure, over, type, pick, send } = useComposer(props);
  const mention = useMentionBox({ people, text, field, onPick: pick });
  const isListed = mention.active !== undefined;

  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === TAKEN_BY_IME) {
      event.stopPropagation();
      return;
    }
    if (mention.onKey(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    }
  };

  return (
    <form
      className="flex flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        lang={DOCUMENT_LANGUAGE}
        rows={3}
        value={text}
        placeholder={label}
        readOnly={isSending}
        onChange={(event) => {
          type(event.currentTarget.value);
          mention.look();
        }}
        onSelect={mention.look}
        onBlur={mention.hide}
        onKeyDown={onKeyDown}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isListed ? `${id}-people` : undefined}
        aria-activedescendant={mention.active && optionId(`${id}-people`, mention.active)}
        aria-invalid={over > 0}
        aria-describedby={`${id}-hint`}
        className="field min-h-20"
      />
      {isListed && (
        <MentionList id={`${id}-people`} people={mention.found} active={mention.active} onPick={mention.pick} />
      )}
      <p role="status" className="sr-only">
        {isListed && t('mention.found', { count: mention.found.length })}
        {!isListed && mention.hasQuery && t('mention.none')}
      </p>
      <p id={`${id}-hint`} className={over > 0 ? 'text-sm font-medium text-overdue' : 'text-xs text-ink-soft'}>
        {over > 0 ? t('composer.over', { over }) : t('composer.hint')}
      </p>
      {failure && <FailureNote of="comments" code={failure} />}
      <div className="flex flex-wrap gap-2">
        <button
          type="submit"
          aria-disabled={isSending || over > 0 || text.trim() === ''}
          className="button button-accent aria-disabled:opacity-60"
        >
          {isSending ? t('composer.sending') : failure ? t('composer.retry') : sendLabel}
        </button>
        {leaveLabel !== undefined && (
          <button type="button" onClick={onLeave} className="button button-quiet">
            {leaveLabel}
          </button>
        )}
      </div>
    </form>
  );
}
