import { Link } from '@remix-run/react';
import type { PlanConfirmation } from '../../reviews/services.ts';
import { AgencyName } from '../agency-name.tsx';
import { ConfirmationState } from '../marks/confirmation-state.tsx';
import { useTexts } from '../marks/use-texts.ts';

/** Which agencies have confirmed, and which have not: those first, since they are who is waited for. */
export function ConfirmationList({ boards }: Pick<PlanConfirmation, 'boards'>) {
  const { t } = useTexts();
  const open = boards.filter(({ confirmation }) => confirmation === null);
  const rest = boards.filter(({ confirmation }) => confirmation !== null);
  return (
    <ul aria-label={t('confirmation.list')} className="mt-2 grid gap-x-8 lg:grid-cols-2">
      {[...open, ...rest].map(({ boardId, agency, confirmation, changedAt }) => (
        <li
          key={boardId}
          className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-0.5 border-t border-line py-1.5 text-sm"
        >
          <Link to={`/boards/${boardId}`} className="link inline-flex min-h-6 items-center">
            <AgencyName name={agency.name} />
          </Link>
          <ConfirmationState confirmation={confirmation} changedAt={changedAt} />
        </li>
      ))}
    </ul>
  );
}
