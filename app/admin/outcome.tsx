import { useNavigation } from '@remix-run/react';
import { Check, CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';

interface OutcomeProps {
  /** What became of the last form; null where there was none. Another object for each. */
  readonly of: object | null;
  readonly isFault: boolean;
  /** What is said of it; empty for nothing. */
  readonly words: string;
}

/** What became of a form, said aloud. Whoever's button is gone with what it was on, stands here. */
export function Outcome({ of, isFault, words }: OutcomeProps) {
  const line = useRef<HTMLParagraphElement>(null);
  // What a form changed is shown only once the page has been read anew.
  const isIdle = useNavigation().state === 'idle';
  useEffect(() => {
    if (of && isIdle && document.activeElement === document.body) line.current?.focus();
  }, [of, isIdle]);
  const Icon = isFault ? CircleAlert : Check;
  return (
    <p
      ref={line}
      role="status"
      tabIndex={-1}
      className={`sticky top-2 z-10 flex items-center gap-2 rounded-lg px-4 py-2 text-sm font-medium shadow-card outline-none empty:hidden ${isFault ? 'bg-overdue-soft text-overdue' : 'bg-done-soft text-done'}`}
    >
      {words !== '' && (
        <>
          <Icon aria-hidden="true" size={16} className="shrink-0" />
          {words}
        </>
      )}
    </p>
  );
}
