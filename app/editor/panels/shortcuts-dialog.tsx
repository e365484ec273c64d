import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { writeKeys } from '../keys.ts';
import { useNotesTexts } from '../use-notes-texts.ts';
import { shortcutList } from './shortcuts.ts';

/** The keys of the text, in the platform's own dialog: it holds the focus and gives it back. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useNotesTexts();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className="m-auto max-h-[90dvh] w-full max-w-lg overflow-auto rounded-lg border border-line bg-raised p-0 text-ink shadow-float backdrop:bg-[#0008]"
      onClose={onClose}
    >
      <div className="sticky top-0 flex items-center justify-between border-b border-line bg-raised py-2 pr-2 pl-4">
        <h2 id={id} className="font-semibold">
          {t('keys.title')}
        </h2>
        <form method="dialog">
          <button
            type="submit"
            aria-label={t('keys.close')}
            className="flex size-9 items-center justify-center rounded hover:bg-sunken"
          >
            <X aria-hidden="true" size={18} />
          </button>
        </form>
      </div>
      <div className="space-y-4 p-4 text-sm">
        {shortcutList.map(({ title, isTyped, shortcuts }) => (
          <section key={title}>
            <h3 className="mb-2 font-medium text-ink-soft">{t(title)}</h3>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
              {shortcuts.map(({ keys, text }) => (
                <div key={keys} className="contents">
                  <dt>
                    <kbd className="rounded border border-line-strong bg-sunken px-1.5 py-0.5 font-sans whitespace-pre">
                      {isTyped ? keys : writeKeys(keys)}
                    </kbd>
                  </dt>
                  <dd>{t(text)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
