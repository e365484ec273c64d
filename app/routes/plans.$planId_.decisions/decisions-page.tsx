import { Form, Link, useSearchParams, useSubmit } from '@remix-run/react';
import { Gavel, Printer, SearchX } from 'lucide-react';
import { useState } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterSelect } from '../../components/filter-select.tsx';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import { useRevalidate } from '../../components/use-revalidate.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Agency, Plan } from '../../domain/plan.ts';
import { DecisionItem } from '../../reviews/decision-item.tsx';
import type { Decision } from '../../reviews/services.ts';
import { useTexts } from '../../reviews/use-texts.ts';
import { DECISION_STATES, filterDecisions, readFilter } from './filter-decisions.ts';

interface DecisionsPageProps {
  readonly plan: Plan;
  readonly today: IsoDate;
  readonly agencies: readonly Agency[];
  /** Newest first. */
  readonly decisions: readonly Decision[];
  /** Who looks, where they are a lead. */
  readonly judgeId: PersonId | null;
}

/** Every decision of a plan with what became of it. The filter stands in the address, and works without script. */
export function DecisionsPage({ plan, today, agencies, decisions, judgeId }: DecisionsPageProps) {
  const { t } = useTexts();
  const revalidate = useRevalidate();
  const [said, setSaid] = useState('');
  const [params] = useSearchParams();
  const filter = readFilter(params);
  const shown = filterDecisions(decisions, filter, today);
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  const judge =
    judgeId === null
      ? undefined
      : {
          personId: judgeId,
          onJudged(words: string | null) {
            if (words !== null) setSaid(words);
            revalidate();
          },
        };
  const count = (state: 'open' | 'late' | 'closed') =>
    filterDecisions(decisions, { state, agency: filter.agency }, today).length;
  return (
    <>
      <PlanTabs planId={plan.id} current="decisions" />
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-3 pt-4 pb-8 sm:px-4 print:max-w-none print:p-0">
        <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div>
            <h1 className="text-xl font-semibold">{t('decisions.all')}</h1>
            <p lang={DOCUMENT_LANGUAGE} className="hidden print:block">
              {plan.title}
            </p>
            <p className="mt-0.5 text-sm text-pretty text-ink-soft print:hidden">{t('decisions.allLead')}</p>
          </div>
          {decisions.length > 0 && (
            <button type="button" onClick={() => window.print()} className="button print:hidden">
              <Printer aria-hidden="true" size={16} />
              {t('decisions.print')}
            </button>
          )}
        </header>
        {decisions.length === 0 ? (
          <EmptyState icon={Gavel} title={t('decisions.none')}>
            <p>{t('decisions.noneHelp')}</p>
          </EmptyState>
        ) : (
          <>
            <Filter agencies={agencies} />
            <p role="status" className="text-sm text-ink-soft">
              {t('decisions.caption', { count: shown.length })}
              {' · '}
              {t('decisions.counts', { open: count('open'), late: count('late'), closed: count('closed') })}
            </p>
            <ul className="grid gap-3 lg:grid-cols-2 print:grid-cols-1">
              {shown.map((decision) => (
                <li key={decision.id}>
                  <DecisionItem
                    decision={decision}
                    agencies={names}
                    today={today}
                    heading="h2"
                    showMeeting
                    judge={judge}
                  />
                </li>
              ))}
            </ul>
            {shown.length === 0 && (
              <EmptyState
                icon={SearchX}
                title={t('decisions.noneShown')}
                action={
                  <Link to="?" preventScrollReset replace className="button">
                    {t('decisions.clear')}
                  </Link>
                }
              >
                <p>{t('decisions.noneShownHelp')}</p>
              </EmptyState>
            )}
          </>
        )}
        <p role="status" className="sr-only">
          {said}
        </p>
      </div>
    </>
  );
}

function Filter({ agencies }: Pick<DecisionsPageProps, 'agencies'>) {
  const { t } = useTexts();
  const submit = useSubmit();
  const [params] = useSearchParams();
  const filter = readFilter(params);
  return (
    <Form
      method="get"
      preventScrollReset
      replace
      onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
      className="flex flex-wrap items-end gap-3 print:hidden"
    >
      <label className="text-sm font-medium">
        {t('decisions.state')}
        <FilterSelect name="state" value={filter.state} className="field mt-1 font-normal">
          {DECISION_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`decisions.states.${state}`)}
            </option>
          ))}
        </FilterSelect>
      </label>
      <label className="text-sm font-medium">
        {t('decisions.agency')}
        <FilterSelect name="agency" value={filter.agency} className="field mt-1 font-normal">
          <option value="">{t('decisions.allAgencies')}</option>
          {agencies.map(({ id, name }) => (
            <option key={id} value={id} lang={DOCUMENT_LANGUAGE}>
              {name}
            </option>
          ))}
        </FilterSelect>
      </label>
      <noscript>
        <button type="submit" className="button">
          {t('decisions.show')}
        </button>
      </noscript>
    </Form>
  );
}
