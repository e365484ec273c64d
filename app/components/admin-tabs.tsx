import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import en from '../i18n/en/admin.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/admin.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** The pages of administration, in the order in which they are shown, with where they are. */
export const ADMIN_PAGES = {
  people: '/admin/people',
  invitations: '/admin/invitations',
  agencies: '/admin/agencies',
  plans: '/admin/plans',
  policy: '/admin/policy',
  audit: '/admin/audit',
  operations: '/operations',
} as const;
export type AdminPage = keyof typeof ADMIN_PAGES;

/** Leads from page to page of administration. On a phone it scrolls sideways, to where the page's own tab is seen. */
export function AdminTabs({ current }: { current: AdminPage | null }) {
  useBundle('admin', TEXTS);
  const { t } = useTranslation('admin');
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the event
  useEffect(() => {
    const tab = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && tab) nav.current.scrollLeft = tab.offsetLeft - (nav.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav
      ref={nav}
      aria-label={t('title')}
      className="relative shrink-0 overflow-x-auto border-b border-line bg-surface print:hidden"
    >
      <ul className="mx-auto flex w-max min-w-full max-w-6xl gap-1 px-0.5 sm:px-1.5">
        {(Object.keys(ADMIN_PAGES) as AdminPage[]).map((page) => (
          <li key={page}>
            <Link
              to={ADMIN_PAGES[page]}
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
