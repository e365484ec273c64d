import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { PlanSummary } from '../../services.ts';

/** @param ways where this person brings documents in; null for one who does not */
export function PlanList({ plans, ways }: { plans: readonly PlanSummary[]; ways: ReactNode }) {
  const { t } = usePlanTexts();
  const archived = plans.filter(({ isArchived }) => isArchived);
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-2xl font-semibold">{t('common:plans')}</h1>
        <div className="flex flex-wrap gap-2">{ways}</div>
      </div>
      <Plans plans={plans.filter(({ isArchived }) => !isArchived)} />
      {archived.length > 0 && (
        <details className="mt-6">
          <summary className="link w-fit cursor-pointer">{t('archived', { count: archived.length })}</summary>
          <Plans plans={archived} />
        </details>
      )}
    </div>
  );
}

function Plans({ plans }: { plans: readonly PlanSummary[] }) {
  return (
    <ul className="mt-4 flex flex-col gap-2">
      {plans.map((plan) => (
        <PlanItem key={plan.id} plan={plan} />
      ))}
    </ul>
  );
}

function PlanItem({ plan }: { plan: PlanSummary }) {
  const { t } = usePlanTexts();
  const language = useLanguage();
  const counts = [
    t('count.measures', { count: plan.measures }),
    t('count.commitments', { count: plan.commitments }),
    t('count.agencies', { count: plan.boards }),
    t('count.cards', { count: plan.cards }),
  ];
  return (
    <li className="relative rounded-lg border border-line bg-surface p-4 shadow-card hover:border-accent">
      <h2 lang={DOCUMENT_LANGUAGE} className="font-semibold text-pretty">
        <Link to={`/plans/${plan.id}`} className="after:absolute after:inset-0 hover:text-accent">
          {plan.title}
        </Link>
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        {plan.docNumber && <span lang={DOCUMENT_LANGUAGE}>{plan.docNumber} · </span>}
        {counts.join(' · ')} · {t('importedAt', { at: formatMoment(language, plan.importedAt) })}
      </p>
    </li>
  );
}
