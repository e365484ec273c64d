import { useState } from 'react';
import { PostForm } from '../components/post-form.tsx';
import { useTexts } from './use-texts.ts';

/** Takes a decision back, at the second press: there is no way to it again. A plain form to the page that it is on. */
export function WithdrawButton({ decisionId, number }: { decisionId: string; number: number }) {
  const { t } = useTexts();
  const [isSure, setSure] = useState(false);
  return (
    <PostForm preventScrollReset replace className="print:hidden">
      <input type="hidden" name="intent" value="withdraw" />
      <input type="hidden" name="decision" value={decisionId} />
      <button
        type="submit"
        aria-label={t(isSure ? 'withdraw.sureOf' : 'withdraw.buttonOf', { number })}
        onClick={(event) => {
          if (isSure) return;
          event.preventDefault();
          setSure(true);
        }}
        onBlur={() => setSure(false)}
        className={`button ${isSure ? 'border-overdue text-overdue' : 'button-quiet'}`}
      >
        {t(isSure ? 'withdraw.sure' : 'withdraw.button')}
      </button>
    </PostForm>
  );
}
