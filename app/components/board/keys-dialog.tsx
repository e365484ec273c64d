import { X } from 'lucide-react';
import { forwardRef } from 'react';
import { useTranslation } from 'react-i18next';

const KEYS = [
  ['?', 'help'],
  ['/', 'filter'],
  ['x', 'clear'],
  ['q', 'mine'],
  ['n', 'add'],
  ['← ↑ ↓ →', 'arrows'],
  ['enter', 'open'],
  ['j k', 'step'],
  ['space', 'carry'],
  ['Ctrl/⌘ + Z', 'undo'],
] as const;

/** The keys of the board, in the platform's own dialog: it holds the focus and gives it back. */
export const KeysDialog = forwardRef<HTMLDialogElement>(function KeysDialog(_, ref) {
  const { t } = useTranslation('board');
  return (
    <dialog
      ref={ref}
      aria-labelledby="keys-title"
      className="m-auto w-full max-w-md rounded-lg border border-line bg-raised p-0 text-ink shadow-float backdrop:bg-[#0008]"
    >
      <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
        <h2 id="keys-title" className="font-semibold">
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
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 p-4 text-sm">
        {KEYS.map(([keys, name]) => (
          <div key={name} className="contents">
            <dt>
              <kbd className="rounded border border-line-strong bg-sunken px-1.5 py-0.5 font-sans">
                {keys === 'enter' || keys === 'space' ? t(`keys.${keys}`) : keys}
              </kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
});
