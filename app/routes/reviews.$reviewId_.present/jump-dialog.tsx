import { forwardRef, useId, useImperativeHandle, useRef, useState } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { findSlide } from './slides.ts';
import { usePresentTexts } from './use-texts.ts';

export interface JumpHandle {
  open(): void;
}

interface JumpDialogProps {
  readonly names: readonly string[];
  readonly onGo: (slide: number) => void;
}

/** `keyCode` of a key that an input method took. */
const TAKEN_BY_IME = 229;

/** Leads to a slide by its number or by a part of its name. */
export const JumpDialog = forwardRef<JumpHandle, JumpDialogProps>(function JumpDialog({ names, onGo }, ref) {
  const { t } = usePresentTexts();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState('');
  const found = findSlide(names, words);
  useImperativeHandle(ref, () => ({
    open() {
      setWords('');
      dialog.current?.showModal();
    },
  }));
  const go = (slide: number) => {
    dialog.current?.close();
    onGo(slide);
  };
  const search = words.trim().toLowerCase();
  const shown = names
    .map((name, slide) => ({ name, slide }))
    .filter(({ name, slide }) => {
      return search === '' || slide === found || name.toLowerCase().includes(search);
    });
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      className="m-auto w-full max-w-[24em] rounded-[0.4em] border border-line bg-raised p-[0.8em] text-ink shadow-float backdrop:bg-[#0008]"
    >
      <h2 id={`${id}-title`} className="font-semibold">
        {t('jump.title')}
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (found >= 0) go(found);
        }}
      >
        <input
          value={words}
          autoComplete="off"
          aria-label={t('jump.field')}
          placeholder={t('jump.field')}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            const isComposed = event.nativeEvent.isComposing || event.keyCode === TAKEN_BY_IME;
            if (event.key === 'Enter' && isComposed) event.preventDefault();
          }}
          className="mt-[0.4em] w-full rounded-[0.25em] border border-line-strong bg-surface px-[0.5em] py-[0.2em]"
        />
      </form>
      <p role="status" className="sr-only">
        {words !== '' && (found >= 0 ? t('jump.found', { name: names[found] ?? '' }) : t('jump.none'))}
      </p>
      <ol className="mt-[0.4em] max-h-[50vh] overflow-y-auto">
        {shown.map(({ name, slide }) => (
          <li key={slide}>
            <button
              type="button"
              onClick={() => go(slide)}
              className={`flex w-full gap-[0.6em] rounded-[0.25em] px-[0.4em] py-[0.1em] text-left hover:bg-sunken ${slide === found ? 'bg-accent-soft text-accent' : ''}`}
            >
              <span className="w-[2em] shrink-0 text-right text-ink-soft tabular-nums">{slide + 1}</span>
              <span lang={DOCUMENT_LANGUAGE}>{name}</span>
            </button>
          </li>
        ))}
        {shown.length === 0 && <li className="p-[0.4em] text-ink-soft">{t('jump.none')}</li>}
      </ol>
    </dialog>
  );
});
