import { useLocation } from '@remix-run/react';
import { CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../../components/snapshot/use-texts.ts';

/** What the address says of a snapshot to whoever has just taken it. */
const JUST_TAKEN = 'taken';

/** Says, aloud too, that the snapshot has been taken, to whoever comes from taking it. */
export function JustTaken({ number }: { number: number }) {
  const { t } = useTexts();
  const { hash } = useLocation();
  const [isTold, setTold] = useState(false);
  // A region that is there before its words come is read out; words that come with the page are not.
  useEffect(() => {
    const isTaken = hash === `#${JUST_TAKEN}`;
    setTold(isTaken);
    // The button that was pressed is on the page before.
    if (isTaken) document.querySelector<HTMLElement>('h1')?.focus();
  }, [hash]);
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
