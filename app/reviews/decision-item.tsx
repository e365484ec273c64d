import { Link } from '@remix-run/react';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { DeadlineBadge } from '../components/deadline-badge.tsx';
import { useKeptFocus } from '../components/marks/use-kept-focus.ts';
import type { IsoDate } from '../domain/dates.ts';
import { isOpen, isOverdue } from '../domain/decisions.ts';
import type { AgencyId } from '../domain/ids.ts';
import { formatMoment } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { type Judge, JudgementForm } from './judgement-form.tsx';
import type { Decision } from './services.ts';
import { StateBadge } from './state-badge.tsx';
import { useTexts } from './use-texts.ts';
import { WithdrawButton } from './withdraw-button.tsx';

export interface DecisionItemProps {
  readonly decision: Decision;
  /** By name. */
  readonly agencies: ReadonlyMap<AgencyId, string>;
  /** The day by which it is late. */
  readonly today: IsoDate;
  /** The level of its heading: one below that of what it stands in. */
  readonly heading?: 'h2' | 'h3';
  /** Says in which meeting it was made. */
  readonly showMeeting?: boolean;
  /** The actor may take it back. */
  readonly mayWithdraw?: boolean;
  /** The actor, where they may judge what agencies answer. */
  readonly judge?: Judge;
}

/** A decision with what became of it at each agency. */
export function DecisionItem(props: DecisionItemProps) {
  const { decision, today, heading: Heading = 'h3', showMeeting = false, mayWithdraw = false } = props;
  const { t } = useTexts();
  const language = useLanguage();
  const region = useKeptFocus();
  const { id, number, text, person, dueOn, decidedAt, decidedBy, subject, cardId } = decision;
  const isSettled = !isOpen(decision);
  return (
    <article
      ref={region}
      tabIndex={-1}
      aria-labelledby={`decision-${id}`}
      className={`rounded-md border bg-surface p-3 ${isOverdue(decision, today) ? 'border-overdue' : 'border-line'}`}
    >
      <Heading id={`decision-${id}`} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-semibold">
        {t('decision.number', { number })}
        {dueOn !== null && <DeadlineBadge on={dueOn} today={today} settled={isSettled} />}
      </Heading>
      <p lang={DOCUMENT_LANGUAGE} className="mt-1 whitespace-pre-wrap">
        {text}
      </p>
      <p className="mt-1 text-sm text-ink-soft">
        {subject === null && t('decision.onPlan')}
        {subject !== null && cardId === null && <span lang={DOCUMENT_LANGUAGE}>{subject}</span>}
        {subject !== null && cardId !== null && t('decision.task', { title: subject })}
        {person !== '' && ` · ${t('decision.person', { name: person })}`}
      </p>
      <Agencies {...props} />
      <footer className="mt-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm text-ink-soft">
        <p>
          {t('decision.by', { name: decidedBy, at: formatMoment(language, decidedAt) })}
          {showMeeting && (
            <>
              {' · '}
              <Link to={`/reviews/${decision.reviewId}`} lang={DOCUMENT_LANGUAGE} className="link">
                {decision.reviewTitle}
              </Link>
            </>
          )}
        </p>
        {mayWithdraw && !isSettled && <WithdrawButton decisionId={id} number={number} />}
      </footer>
    </article>
  );
}

function Agencies({ decision, agencies, judge }: DecisionItemProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { instructions, number } = decision;
  return (
    <ul aria-label={t('decision.agencies', { number })} className="mt-2 flex flex-col gap-1.5">
      {instructions.map(({ agencyId, state, boardId, ownCardId, log }) => (
        <li key={agencyId} className="text-sm">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <AgencyLink
              href={
                boardId === null
                  ? null
                  : ownCardId === null
                    ? `/boards/${boardId}`
                    : `/boards/${boardId}/cards/${ownCardId}`
              }
              name={agencies.get(agencyId) ?? ''}
            />
            <StateBadge state={state} />
          </span>
          {log.length > 0 && (
            <ul className="mt-0.5 ml-3 flex flex-col gap-0.5 border-l-2 border-line pl-2 text-ink-soft">
              {log.map(({ at, by, kind, text }) => (
                <li key={`${at} ${kind}`}>
                  {t(`said.${kind}`, { name: by, at: formatMoment(language, at) })}
                  {text !== '' && (
                    <span lang={DOCUMENT_LANGUAGE} className="whitespace-pre-wrap text-ink">
                      {t('said.words', { text })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
          {judge && state === 'answered' && (
            <div className="mt-1.5 ml-3 print:hidden">
              <JudgementForm
                decision={decision}
                agency={{ id: agencyId, name: agencies.get(agencyId) ?? '' }}
                judge={judge}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function AgencyLink({ href, name }: { href: string | null; name: string }) {
  if (href === null) return <span lang={DOCUMENT_LANGUAGE}>{name}</span>;
  return (
    <Link to={href} lang={DOCUMENT_LANGUAGE} className="link">
      {name}
    </Link>
  );
}
