import { Link } from '@remix-run/react';
import { Archive, FileText } from 'lucide-react';
import type { ManagedPlan } from '../../admin/services.ts';
import { usePlanTexts } from '../../admin/use-plan-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';

const HEAD = 'border-b border-line-strong px-2 py-1 text-left font-medium whitespace-nowrap';
const CELL = 'border-b border-line px-2 py-1.5 align-top';

/** Every plan, those that are archived after the others. */
export function PlansPage({ plans }: { plans: readonly ManagedPlan[] }) {
  const { t } = usePlanTexts();
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-3 pt-4 pb-8 sm:px-4">
      <header>
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="mt-0.5 text-sm text-pretty text-ink-soft">{t('lead')}</p>
      </header>
      {plans.length === 0 ? (
        <EmptyState icon={FileText} title={t('none.title')}>
          <p>{t('none.help')}</p>
        </EmptyState>
      ) : (
        <table className="w-full border-separate border-spacing-0 text-sm tabular-nums">
          <caption className="sr-only">{t('list.caption')}</caption>
          <thead>
            <tr>
              <th scope="col" className={HEAD}>
                {t('list.plan')}
              </th>
              <th scope="col" className={`${HEAD} max-md:hidden`}>
                {t('list.imported')}
              </th>
              <th scope="col" className={`${HEAD} text-right max-sm:hidden`}>
                {t('list.boards')}
              </th>
              <th scope="col" className={`${HEAD} text-right max-sm:hidden`}>
                {t('list.cards')}
              </th>
              <th scope="col" className={HEAD}>
                {t('list.state')}
              </th>
            </tr>
          </thead>
          <tbody>
            {plans.map((plan) => (
              <Row key={plan.id} plan={plan} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Row({ plan }: { plan: ManagedPlan }) {
  const { t } = usePlanTexts();
  const language = useLanguage();
  const { id, title, docNumber, importedAt, archivedAt, boards, cards } = plan;
  return (
    <tr className="hover:bg-accent-soft">
      <th scope="row" className={`${CELL} text-left font-normal`}>
        <Link to={`/admin/plans/${id}`} lang={DOCUMENT_LANGUAGE} className="link font-medium">
          {title}
        </Link>
        {docNumber && (
          <span lang={DOCUMENT_LANGUAGE} className="block text-ink-soft">
            {docNumber}
          </span>
        )}
      </th>
      <td className={`${CELL} whitespace-nowrap max-md:hidden`}>{formatMoment(language, importedAt)}</td>
      <td className={`${CELL} text-right max-sm:hidden`}>{boards}</td>
      <td className={`${CELL} text-right max-sm:hidden`}>{cards}</td>
      <td className={`${CELL} whitespace-nowrap`}>
        {archivedAt === null ? (
          t('list.inUse')
        ) : (
          <span
            title={t('list.archivedAt', { at: formatMoment(language, archivedAt) })}
            className="inline-flex items-center gap-1 whitespace-nowrap text-ink-soft"
          >
            <Archive aria-hidden="true" className="size-3.5" />
            {t('list.archived')}
          </span>
        )}
      </td>
    </tr>
  );
}
