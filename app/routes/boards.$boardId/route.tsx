import type { MetaFunction } from '@remix-run/node';
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import type { loader as rootLoader } from '../../root.tsx';
import type { BoardView } from '../../services.ts';
import { BoardScreen } from './board-screen.tsx';

export const loader = guarded(async ({ request, context, params }) => {
  const view = await context.services.boards.read(context.actor, params.boardId ?? '');
  return { view, title: await pageTitle(request, (t) => t('board:title', { agency: view.agency.name })) };
});

/** The live document tells what changes: opening a card or filtering asks the server for nothing anew. */
export function shouldRevalidate({
  currentParams,
  nextParams,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  return formMethod === undefined && currentParams.boardId === nextParams.boardId ? false : defaultShouldRevalidate;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<{ view: BoardView }> = { plan: ({ view }) => view.plan };

export default function Board() {
  const { view } = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  // Nobody sees a board without being signed in; without the root's data there is no page.
  if (!root?.person) return null;
  return (
    <BoardScreen key={view.id} view={view} me={root.person} today={root.today}>
      {(context) => <Outlet context={context} />}
    </BoardScreen>
  );
}
