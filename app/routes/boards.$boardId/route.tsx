import { type MetaFunction, redirect } from '@remix-run/node';
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { ShortNamesProvider } from '../../components/agency-name.tsx';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import type { loader as rootLoader } from '../../root.tsx';
import type { BoardHeir, BoardView } from '../../services.ts';
import { BoardScreen } from './board-screen.tsx';

export const loader = guarded(async ({ request, context, params }) => {
  const { boardId = '', cardId = null, notesId } = params;
  const { boards } = context.services;
  const heir = await boards.heir(context.actor, boardId, cardId);
  if (heir) throw redirect(wayTo(heir, boardId, notesId));
  const view = await boards.read(context.actor, boardId);
  return { view, title: await pageTitle(request, (t) => t('board:title', { agency: view.agency.name })) };
});

/** Of a board that has gone into another one, what is open on it is open there; the board itself has only its past. */
function wayTo(heir: BoardHeir, boardId: string, notesId: string | undefined): string {
  if (heir.cardId !== null) return `/boards/${heir.boardId}/cards/${heir.cardId}`;
  return notesId === undefined ? `/boards/${boardId}/history` : `/boards/${heir.boardId}/notes/${notesId}`;
}

/** The live document tells what changes: opening a card or filtering asks the server for nothing anew. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  currentParams,
  nextParams,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  // Asked for anew without going anywhere: the measures are others.
  if (currentUrl.href === nextUrl.href) return defaultShouldRevalidate;
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
    <ShortNamesProvider of={view.agencies}>
      <BoardScreen key={view.id} view={view} me={root.person} today={root.today}>
        {(context) => <Outlet context={context} />}
      </BoardScreen>
    </ShortNamesProvider>
  );
}
