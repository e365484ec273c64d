import { Outlet, useLocation } from '@remix-run/react';
import { ADMIN_PAGES, type AdminPage, AdminTabs } from '../../components/admin-tabs.tsx';

/** The frame of the pages of administration. Each of them asks by itself who may see it. */
export default function Admin() {
  const { pathname } = useLocation();
  const pages = Object.keys(ADMIN_PAGES) as AdminPage[];
  const current = pages.find((page) => `${pathname}/`.startsWith(`${ADMIN_PAGES[page]}/`)) ?? null;
  return (
    <>
      <AdminTabs current={current} />
      <Outlet />
    </>
  );
}
