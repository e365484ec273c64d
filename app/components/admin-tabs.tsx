import { useTranslation } from 'react-i18next';
import en from '../i18n/en/admin.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/admin.json';
import { PageTabs } from './page-tabs.tsx';

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

/** Leads from page to page of administration. */
export function AdminTabs({ current }: { current: AdminPage | null }) {
  useBundle('admin', TEXTS);
  const { t } = useTranslation('admin');
  const tabs = (Object.keys(ADMIN_PAGES) as AdminPage[]).map((page) => ({
    to: ADMIN_PAGES[page],
    name: t(`tabs.${page}`),
    isCurrent: page === current,
  }));
  return <PageTabs label={t('title')} tabs={tabs} />;
}
