import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ADMIN_PAGES } from '#app/components/admin-tabs.tsx';

const routes = readdirSync('app/routes');

it('every page of administration has a tab, and every tab a page', () => {
  const pages = routes.filter((route) => /^admin\.[a-z]+$/.test(route)).map((route) => `/${route.replace('.', '/')}`);
  expect(Object.values(ADMIN_PAGES).sort()).toEqual([...pages, '/operations'].sort());
  expect(routes).toContain('operations');
});
