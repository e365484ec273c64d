import { Undo2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Milliseconds a message stays: long enough to read two lines and reach the button. */
const STAY_MS = 8_000;

/** What can be done about a result: taking it back, and writing down what was achieved by it. */
export interface ToastOffers {
  readonly undo?: () => void;
  readonly note?: () => void;
}

/** A result in words, with what is offered about it. Another `id` is another message. */
export interface ToastMessage extends ToastOffers {
  readonly id: number;
  readonly text: string;
}

/** The last result at the foot of the page. It stays while somebody is at it; the region is always there, so that it is heard. */
export function Toast({ message, onClose }: { message: ToastMessage | null; onClose: () => void }) {
  const { t } = useTranslation('board');
  const [isHeld, setHeld] = useState(false);
  const id = message?.id;

  useEffect(() => {
    if (id === undefined || isHeld) return;
    const timer = setTimeout(onClose, STAY_MS);
    return () => clearTimeout(timer);
  }, [id, isHeld, onClose]);

  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-x-0 bottom-4 z-40 flex justify-center px-3 print:hidden"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {message && (
        <div
          key={message.id}
          data-toast=""
          className="pointer-events-auto flex max-w-2xl items-center gap-1 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-4 text-sm shadow-float"
        >
          <p className="min-w-0 flex-1">{message.text}</p>
          {message.undo && (
            <button type="button" onClick={message.undo} className="button button-quiet font-semibold text-accent">
              <Undo2 aria-hidden="true" size={16} />
              {t('undo.button')}
            </button>
          )}
          {message.note && (
            <button type="button" onClick={message.note} className="button button-quiet font-semibold text-accent">
              {t('toast.note')}
            </button>
          )}
          <button
            type="button"
            aria-label={t('toast.close')}
            title={t('toast.close')}
            onClick={() => {
              setHeld(false);
              onClose();
            }}
            className="flex size-8 shrink-0 items-center justify-center rounded text-ink-soft hover:bg-sunken"
          >
            <X aria-hidden="true" size={16} />
          </button>
        </div>
      )}
    </div>
  );
}
