import { UserRound } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { DeadlineBadge } from '../../components/deadline-badge.tsx';
import type { IsoDate } from '../../domain/dates.ts';
import { isOpen } from '../../domain/decisions.ts';
import type { AgencyId } from '../../domain/ids.ts';
import type { Decision } from '../../reviews/services.ts';
import { StateBadge } from '../../reviews/state-badge.tsx';
import { useTexts } from '../../reviews/use-texts.ts';

interface DecisionRowProps {
  readonly decision: Decision;
  /** The piece of its text that this row has. */
  readonly text: string;
  readonly isFirst: boolean;
  /** The row that ends it says who is to carry it out. */
  readonly isLast: boolean;
  readonly names: ReadonlyMap<AgencyId, string>;
  readonly today: IsoDate;
}

/** A decision on a slide, or a piece of a long one. */
export function DecisionRow({ decision, text, isFirst, isLast, names, today }: DecisionRowProps) {
  const { t } = useTexts();
  const { number, dueOn, subject, cardId, person, instructions } = decision;
  return (
    <article className="rounded-[0.3em] border border-l-[0.3em] border-line border-l-accent bg-surface px-[0.7em] py-[0.4em]">
      {isFirst && (
        <h3 className="flex flex-wrap items-center gap-x-[0.8em] font-semibold">
          {t('decision.number', { number })}
          {dueOn !== null && <DeadlineBadge on={dueOn} today={today} settled={!isOpen(decision)} />}
          <span className="font-normal text-ink-soft">
            {subject === null && t('decision.onPlan')}
            {subject !== null && cardId !== null && t('decision.task', { title: subject })}
            {subject !== null && cardId === null && <span lang={DOCUMENT_LANGUAGE}>{subject}</span>}
          </span>
        </h3>
      )}
      <p lang={DOCUMENT_LANGUAGE} className="text-[1.1em] whitespace-pre-wrap">
        {text}
      </p>
      {isLast && (
        <ul className="flex flex-wrap items-center gap-x-[1em] gap-y-[0.2em]">
          {instructions.map(({ agencyId, state }) => (
            <li key={agencyId} className="inline-flex items-center gap-[0.4em]">
              <span lang={DOCUMENT_LANGUAGE}>{names.get(agencyId)}</span>
              <StateBadge state={state} />
            </li>
          ))}
          {person !== '' && (
            <li className="inline-flex items-center gap-[0.35em] text-ink-soft">
              <UserRound aria-hidden="true" />
              {t('decision.person', { name: person })}
            </li>
          )}
        </ul>
      )}
    </article>
  );
}
