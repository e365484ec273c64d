import { useLocation } from '@remix-run/react';
import { CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../../components/snapshot/use-texts.ts';

/** What the address says of a snapshot to whoever has just taken it. */
export const JUST_TAKEN = 'taken';

/** Says, aloud too, that the snapshot has been taken, to whoever comes from taking it. */
export function JustTaken({ number }: { number: number }) {
  const { t } = useTexts();
  const { hash } = useLocation();
  const [isTold, setTold] = useState(false);
  // A region that is there before its words come is read out; words that come with the page are not.
  useEffect(() => setTold(hash === `#${JUST_TAKEN}`), [hash]);
  return (
    <p
      role="status"
      className={
        isTold ? 'flex items-center gap-2 bg-done-soft px-4 py-1.5 font-medium text-done print:hidden' : 'sr-only'
      }
    >
      {isTold && (
        <>
          <CircleCheck aria-hidden="true" size={18} />
          {t('justTaken', { number })}
        </>
      )}
    </p>
  );
}
