import { X } from 'lucide-react';
import { forwardRef } from 'react';
import { usePresentTexts } from './use-texts.ts';

const KEYS = [
  ['→ PageDown', 'on'],
  ['← PageUp', 'back'],
  ['Home / End', 'ends'],
  ['g', 'jump'],
  ['f', 'fullScreen'],
  ['?', 'help'],
  ['Esc', 'leave'],
] as const;

/** The keys of a presentation, in the platform's own dialog. */
export const HelpDialog = forwardRef<HTMLDialogElement>(function HelpDialog(_, ref) {
  const { t } = usePresentTexts();
  return (
    <dialog
      ref={ref}
      aria-labelledby="present-keys"
      className="m-auto rounded-[0.4em] border border-line bg-raised p-[0.8em] text-ink shadow-float backdrop:bg-[#0008]"
    >
      <div className="flex items-center justify-between gap-[1em]">
        <h2 id="present-keys" className="font-semibold">
          {t('keys.title')}
        </h2>
        <form method="dialog">
          <button type="submit" aria-label={t('keys.close')} className="flex size-[2em] items-center justify-center">
            <X aria-hidden="true" />
          </button>
        </form>
      </div>
      <dl className="mt-[0.4em] grid grid-cols-[auto_1fr] gap-x-[1em] gap-y-[0.3em]">
        {KEYS.map(([keys, name]) => (
          <div key={name} className="contents">
            <dt>
              <kbd className="rounded-[0.25em] border border-line-strong bg-sunken px-[0.4em] font-sans">
                {name === 'on' ? t('keys.onKeys', { keys }) : keys}
              </kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
});
