import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTexts } from './use-texts.ts';

interface RestoreDialogProps {
  /** Of the version, in words. */
  readonly when: string;
  /** Rejects where nothing was restored. */
  readonly onRestore: () => Promise<void>;
  readonly onRestored: () => void;
  readonly onCancel: () => void;
}

/** Asks once more and says what happens. The platform's own dialog: it holds the focus and gives it back. */
export function RestoreDialog({ when, onRestore, onRestored, onCancel }: RestoreDialogProps) {
  const { t } = useTexts();
  const common = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const help = useId();
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking');

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // As long as it is in the page it gives the focus back.
    return () => element?.close();
  }, []);

  const restore = async () => {
    if (state === 'busy') return;
    setState('busy');
    try {
      await onRestore();
    } catch {
      setState('failed');
      return;
    }
    // First, so that the focus is back before anything else takes it.
    dialog.current?.close();
    onRestored();
  };

  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      aria-describedby={help}
      // Esc closes nothing that is under way.
      onCancel={(event) => {
        event.preventDefault();
        if (state !== 'busy') onCancel();
      }}
      className="m-auto w-full max-w-md rounded-lg border border-line bg-raised p-5 text-ink shadow-float backdrop:bg-[#0008]"
    >
      <h2 id={title} className="text-lg font-semibold">
        {t('restore.title', { when })}
      </h2>
      <div id={help} className="mt-2 flex flex-col gap-2 text-pretty">
        <p>{t('restore.help')}</p>
        <p>{t('restore.kept')}</p>
      </div>
      <p
        role="alert"
        className={state === 'failed' ? 'mt-3 rounded bg-overdue-soft px-3 py-2 text-overdue' : 'sr-only'}
      >
        {state === 'failed' && t('restore.failed')}
      </p>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <button type="button" onClick={onCancel} disabled={state === 'busy'} className="button">
          {common.t('cancel')}
        </button>
        <button type="button" onClick={restore} aria-disabled={state === 'busy'} className="button button-accent">
          {t(state === 'busy' ? 'restore.busy' : 'restore.confirm')}
        </button>
      </div>
    </dialog>
  );
}
