import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import { archivedOf } from './archived-of.ts';
import { ArchivedPage } from './archived-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor }, params: { boardId = '' } }) => {
  const view = await services.boards.read(actor, boardId);
  const title = await pageTitle(request, (t) => `${t('archived:title')} · ${view.agency.name}`);
  return { board: { id: view.id, plan: view.plan, agency: view.agency }, archived: archivedOf(view), title };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<Awaited<ReturnType<typeof loader>>> = { plan: ({ board }) => board.plan };

/** The cards of a board that are put away. */
export default function Archived() {
  const { board, archived } = useLoaderData<typeof loader>();
  return <ArchivedPage board={board} archived={archived} />;
}
