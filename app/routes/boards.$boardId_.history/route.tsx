import type { MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import type { BoardHistory } from '../../history/services.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import { readAddress } from './address.ts';
import { HistoryPage } from './history-page.tsx';

export const loader = guarded(async ({ request, context, params }) => {
  const address = readAddress(new URL(request.url).searchParams);
  const history = await context.services.history.board(context.actor, params.boardId ?? '', address);
  const title = await pageTitle(request, (t) => `${t('board:history')} · ${history.board.agency.name}`);
  return { history, cardId: address.cardId, title };
});

/** Going through time changes the address, and the page knows by itself what it needs for it. */
export function shouldRevalidate({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const isSamePage = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  const isSameCard = currentUrl.searchParams.get('card') === nextUrl.searchParams.get('card');
  return isSamePage && isSameCard && !nextUrl.searchParams.has('day') ? false : defaultShouldRevalidate;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<{ history: BoardHistory }> = { plan: ({ history }) => history.board.plan };

export default function History() {
  const { history, cardId } = useLoaderData<typeof loader>();
  return <HistoryPage key={history.board.id} history={history} cardId={cardId} />;
}
