import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { usePlanTexts } from './use-plan-texts.ts';

/** The pages of a plan, in the order in which they are shown, with where they are. */
const PAGES = {
  overview: 'overview',
  boards: 'boards',
  cards: 'cards',
  snapshots: 'snapshots',
  reviews: 'reviews',
  decisions: 'decisions',
  flow: 'flow',
} as const;
export type PlanPage = keyof typeof PAGES;

interface PlanTabsProps {
  readonly planId: string;
  /** None of them where the page is one beside them. */
  readonly current: PlanPage | null;
}

/** Leads from page to page of a plan. On a phone it scrolls sideways, to where the page's own tab is seen. */
export function PlanTabs({ planId, current }: PlanTabsProps) {
  const { t } = usePlanTexts();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the event
  useEffect(() => {
    const tab = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && tab) nav.current.scrollLeft = tab.offsetLeft - (nav.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav
      ref={nav}
      aria-label={t('tabs.label')}
      className="relative overflow-x-auto border-b border-line bg-surface print:hidden"
    >
      <ul className="mx-auto flex w-max min-w-full max-w-6xl gap-1 px-0.5 sm:px-1.5">
        {(Object.keys(PAGES) as PlanPage[]).map((page) => (
          <li key={page}>
            <Link
              to={`/plans/${planId}/${PAGES[page]}`}
              aria-current={page === current ? 'page' : undefined}
              className="flex min-h-10 items-center border-b-2 border-transparent px-2.5 text-sm whitespace-nowrap text-ink-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-accent"
            >
              {t(`tabs.${page}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
