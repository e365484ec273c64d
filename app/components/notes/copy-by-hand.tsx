import { useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutTexts } from './use-out-texts.ts';

/** The text in a window, all of it selected, where the browser does not let a page copy: without TLS, or by its settings. */
export function CopyByHand({ markdown, onClose }: { markdown: string; onClose: () => void }) {
  const { t } = useOutTexts();
  const common = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    field.current?.focus();
    field.current?.select();
    // It gives the focus back to where it was, as long as it is in the page.
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="m-auto w-full max-w-2xl rounded-lg border border-line bg-raised p-5 text-ink shadow-float backdrop:bg-[#0008]"
    >
      <h2 id={id} className="text-lg font-semibold">
        {t('manual.title')}
      </h2>
      <p className="mt-1 text-sm text-ink-soft">{t('manual.help')}</p>
      <textarea
        ref={field}
        readOnly
        value={markdown}
        aria-label={t('manual.text')}
        rows={12}
        className="field mt-3 font-mono"
      />
      <div className="mt-3 flex justify-end">
        <button type="button" onClick={onClose} className="button">
          {common.t('close')}
        </button>
      </div>
    </dialog>
  );
}
