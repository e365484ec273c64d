import { Link } from '@remix-run/react';
import { useMemo } from 'react';
import type { IsoDate } from '../../domain/dates.ts';
import type { PersonId } from '../../domain/ids.ts';
import { draftKey } from '../../reviews/decision-draft.ts';
import { DecisionForm } from '../../reviews/decision-form.tsx';
import { DecisionItem } from '../../reviews/decision-item.tsx';
import type { Meeting } from '../../reviews/meeting.ts';
import { NO_PRESET } from '../../reviews/use-decision-form.ts';
import { useTexts } from '../../reviews/use-texts.ts';

interface DecisionsColumnProps {
  readonly meeting: Meeting;
  readonly today: IsoDate;
  readonly me: { readonly id: PersonId };
  readonly onSaid: (words: string) => void;
  readonly onDecided: () => void;
}

/** What earlier meetings left open, first of all; what this one decided; and a form for the next. */
export function DecisionsColumn({ meeting, today, me, onSaid, onDecided }: DecisionsColumnProps) {
  const { t } = useTexts();
  const { review, plan, made, stillOpen, agencies } = meeting;
  const names = useMemo(() => new Map(agencies.map(({ id, name }) => [id, name])), [agencies]);
  const isLead = review.access === 'write';
  const judge = isLead
    ? {
        personId: me.id,
        onJudged(words: string | null) {
          if (words !== null) onSaid(words);
          onDecided();
        },
      }
    : undefined;
  return (
    <div className="flex min-h-0 flex-col gap-5 overflow-y-auto p-3 sm:p-4 print:overflow-visible">
      <section aria-labelledby="still-open">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h2 id="still-open" className="font-semibold">
            {t('decisions.stillOpen')}
          </h2>
          <Link to={`/plans/${plan.id}/decisions`} className="link text-sm">
            {t('meeting.allDecisions')}
          </Link>
        </div>
        {stillOpen.length === 0 && <p className="mt-1 text-sm text-ink-soft">{t('decisions.noneOpen')}</p>}
        <ul className="mt-2 flex flex-col gap-2 empty:hidden">
          {stillOpen.map((decision) => (
            <li key={decision.id}>
              <DecisionItem
                decision={decision}
                agencies={names}
                today={today}
                showMeeting
                mayWithdraw={isLead}
                judge={judge}
              />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="made">
        <h2 id="made" className="font-semibold">
          {t('decisions.made')}
        </h2>
        {made.length === 0 && <p className="mt-1 text-sm text-ink-soft">{t('decisions.noneMade')}</p>}
        <ul className="mt-2 flex flex-col gap-2 empty:hidden">
          {made.map((decision) => (
            <li key={decision.id}>
              <DecisionItem decision={decision} agencies={names} today={today} mayWithdraw={isLead} judge={judge} />
            </li>
          ))}
        </ul>
      </section>
      {isLead && (
        <section aria-labelledby="new-decision" className="rounded-lg border border-line bg-surface p-3 print:hidden">
          <h2 id="new-decision" className="mb-2 font-semibold">
            {t('decisions.new')}
          </h2>
          <DecisionForm
            meeting={meeting}
            draftKey={draftKey(me.id, review.id, 'meeting')}
            preset={NO_PRESET}
            onDecided={({ number }) => {
              onSaid(t('decisions.kept', { number }));
              onDecided();
            }}
          />
        </section>
      )}
    </div>
  );
}
