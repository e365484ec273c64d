import { Plus } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CARD_LIMITS } from '../../domain/board.ts';
import type { StageId } from '../../domain/ids.ts';

/** `keyCode` of a key that an input method took: Safari ends a composition before the key that ended it is told. */
const TAKEN_BY_IME = 229;

interface QuickAddProps {
  readonly stage: StageId;
  readonly stageName: string;
  readonly isOpen: boolean;
  readonly isReady: boolean;
  readonly onOpen: (stage: StageId | null) => void;
  /** `andOpen`: the new card is to be opened. */
  readonly onAdd: (stage: StageId, title: string, andOpen: boolean) => void;
}

/** A new task at the foot of a column: Enter adds and stays, Ctrl or ⌘ with Enter adds and opens, Esc closes. */
export const QuickAdd = memo(function QuickAdd(props: QuickAddProps) {
  const { stage, stageName, isOpen, isReady, onOpen, onAdd } = props;
  const { t } = useTranslation('board');
  const [title, setTitle] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const hint = useId();

  useEffect(() => {
    if (isOpen) input.current?.focus();
    else if (wasOpen.current && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (!isOpen) {
    return (
      <button
        ref={button}
        type="button"
        data-quick-add={stage}
        disabled={!isReady}
        onClick={() => onOpen(stage)}
        className="button button-quiet m-1 justify-start"
      >
        <Plus aria-hidden="true" size={16} />
        {t('add.button')}
        <span className="sr-only">{stageName}</span>
      </button>
    );
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === TAKEN_BY_IME) return;
    if (event.key === 'Escape') {
      // What was typed stays for the next time it opens.
      event.preventDefault();
      event.stopPropagation();
      onOpen(null);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (title.trim() === '') return;
      const andOpen = event.ctrlKey || event.metaKey;
      onAdd(stage, title, andOpen);
      setTitle('');
      if (andOpen) onOpen(null);
    }
  };

  return (
    <div className="p-2">
      <input
        ref={input}
        value={title}
        maxLength={CARD_LIMITS.title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => title.trim() === '' && onOpen(null)}
        aria-label={t('add.label', { stage: stageName })}
        aria-describedby={hint}
        placeholder={t('add.placeholder')}
        className="field"
      />
      <p id={hint} className="mt-1 text-sm text-ink-soft">
        {t('add.hint')}
      </p>
    </div>
  );
});
