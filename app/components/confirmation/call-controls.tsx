import { useState } from 'react';
import type { FailureCode } from '../../ask-server.ts';
import { FailureNote } from '../failure-note.tsx';
import { useSending } from '../marks/use-sending.ts';
import { useTexts } from '../marks/use-texts.ts';
import { CallForm } from './call-form.tsx';
import type { ConfirmationPanelProps } from './confirmation-panel.tsx';

interface CallControlsProps extends Pick<ConfirmationPanelProps, 'onCall' | 'onEnd'> {
  readonly planId: string;
  readonly isOpen: boolean;
}

/** A lead's way to call for confirmation, in the place of a call that is open, and to end it. */
export function CallControls({ planId, isOpen, onCall, onEnd }: CallControlsProps) {
  const { t } = useTexts();
  const [isWriting, setWriting] = useState(false);
  if (isWriting) {
    return <CallForm draftKey={planId} replaces={isOpen} onSend={onCall} onClose={() => setWriting(false)} />;
  }
  return (
    <div className="flex flex-wrap gap-2">
      <button type="button" onClick={() => setWriting(true)} className="button">
        {t(isOpen ? 'confirmation.callAgain' : 'confirmation.call')}
      </button>
      {isOpen && <EndButton onEnd={onEnd} />}
    </div>
  );
}

/** Ends a call, in two steps: every board sees it go. */
function EndButton({ onEnd }: { onEnd: () => Promise<FailureCode | null> }) {
  const { t } = useTexts();
  const [isSure, setSure] = useState(false);
  const { isSending, failure, send } = useSending();
  const press = () => (isSure ? void send(onEnd) : setSure(true));
  return (
    <>
      <button
        type="button"
        aria-disabled={isSending}
        onClick={press}
        onBlur={() => setSure(false)}
        className={`button ${isSure ? 'border-overdue text-overdue' : ''}`}
      >
        {t(isSure ? 'confirmation.endSure' : 'confirmation.end')}
      </button>
      {failure && <FailureNote of="marks" code={failure} />}
    </>
  );
}
