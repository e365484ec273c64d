import { useEffect, useRef, useState } from 'react';
import type { FailureCode } from '../../ask-server.ts';
import { FailureNote } from '../failure-note.tsx';
import { useSending } from './use-sending.ts';
import { useTexts } from './use-texts.ts';

/** Takes a flag off, in two steps: everybody sees it go. */
export function LiftButton({ onLift }: { onLift: () => Promise<FailureCode | null> }) {
  const { t } = useTexts();
  const [isSure, setSure] = useState(false);
  const { isSending, failure, send } = useSending();
  const first = useRef<HTMLButtonElement>(null);
  const second = useRef<HTMLButtonElement>(null);
  const wasSure = useRef(false);
  useEffect(() => {
    if (isSure) second.current?.focus();
    else if (wasSure.current) first.current?.focus();
    wasSure.current = isSure;
  }, [isSure]);
  if (!isSure) {
    return (
      <button ref={first} type="button" onClick={() => setSure(true)} className="button">
        {t('supervision.lift')}
      </button>
    );
  }
  return (
    <>
      <button
        ref={second}
        type="button"
        aria-disabled={isSending}
        onClick={() => void send(onLift)}
        className="button border-overdue text-overdue"
      >
        {t('supervision.liftSure')}
      </button>
      <button type="button" onClick={() => setSure(false)} className="button button-quiet">
        {t('form.cancel')}
      </button>
      {failure && <FailureNote of="marks" code={failure} />}
    </>
  );
}
