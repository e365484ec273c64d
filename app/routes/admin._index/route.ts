import { redirect } from '@remix-run/node';
import { ADMIN_PAGES } from '../../components/admin-tabs.tsx';

const [FIRST = ADMIN_PAGES.operations] = Object.values(ADMIN_PAGES);

/** Administration begins with the first of its pages, which says who may see it. */
export function loader() {
  return redirect(FIRST);
}
