import { PageTabs } from './page-tabs.tsx';
import { usePlanTexts } from './use-plan-texts.ts';

/** The pages of a plan, in the order in which they are shown, by the last part of their address. */
const PAGES = ['overview', 'boards', 'cards', 'snapshots', 'reviews', 'decisions', 'flow'] as const;
export type PlanPage = (typeof PAGES)[number];

interface PlanTabsProps {
  readonly planId: string;
  /** None of them where the page is one beside them. */
  readonly current: PlanPage | null;
}

/** Leads from page to page of a plan. */
export function PlanTabs({ planId, current }: PlanTabsProps) {
  const { t } = usePlanTexts();
  const tabs = PAGES.map((page) => ({
    to: `/plans/${planId}/${page}`,
    name: t(`tabs.${page}`),
    isCurrent: page === current,
  }));
  return <PageTabs label={t('tabs.label')} tabs={tabs} />;
}
