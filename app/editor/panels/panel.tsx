import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useNotesTexts } from '../use-notes-texts.ts';

/** A small form over the text. Escape and a click elsewhere put it away; its first field has the focus. */
export function Panel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useNotesTexts();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    panel.current?.querySelector('input')?.focus();
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !panel.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', closeOutside, { capture: true });
    return () => document.removeEventListener('pointerdown', closeOutside, { capture: true });
  }, [onClose]);

  return (
    <div
      ref={panel}
      role="dialog"
      aria-labelledby={id}
      className="notes-panel"
      onKeyDown={(event) => {
        // The Escape of an input method puts away its own list; and what the notes are in is not closed by this one.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        event.preventDefault();
        onClose();
      }}
    >
      <div className="notes-panel-head">
        <h2 id={id}>{title}</h2>
        <button type="button" aria-label={t('panel.close')} className="notes-panel-close" onClick={onClose}>
          <X aria-hidden="true" size={16} />
        </button>
      </div>
      {children}
    </div>
  );
}
