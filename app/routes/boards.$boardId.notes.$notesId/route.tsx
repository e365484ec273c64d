import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate, useRouteLoaderData } from '@remix-run/react';
import { useCallback } from 'react';
import { useEscape } from '../../components/card-panel/use-escape.ts';
import { useRevalidate } from '../../components/use-revalidate.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { loader as rootLoader } from '../../root.tsx';
import { useBoardContext } from '../boards.$boardId/board-context.ts';
import { NotesScreen } from '../notes.$notesId/notes-screen.tsx';
import { titleOf } from '../notes.$notesId/subject.ts';
import { useTexts } from '../notes.$notesId/use-texts.ts';

export { unlessOnlySearchChanged as shouldRevalidate } from '../../revalidation.ts';

export const loader = guarded(async ({ request, context, params }: LoaderFunctionArgs) => {
  const view = await context.services.notes.read(context.actor, params.notesId ?? '');
  return { view, title: await pageTitle(request, (t) => t('notesTitle', { title: titleOf(view) })) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Notes beside the board whose card leads to them. */
export default function NotesBeside() {
  const { t } = useTexts();
  const { view } = useLoaderData<typeof loader>();
  const revalidate = useRevalidate();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const { live, cardHref, boardHref } = useBoardContext();
  const card = [...live.board.cards.values()].find((each) => {
    return each.kind === 'measure' ? each.measureId === view.id : each.id === view.id;
  });
  const closeHref = card ? cardHref(card.id) : boardHref;
  const navigate = useNavigate();
  const close = useCallback(() => navigate(closeHref, { preventScrollReset: true }), [navigate, closeHref]);
  // Whoever writes has another use for Esc, and may press it once too often.
  const region = useEscape(() => !document.activeElement?.closest('[contenteditable="true"]') && close());
  if (!root?.person) return null;
  return (
    <aside
      ref={region}
      aria-label={t('kind')}
      className="absolute inset-0 z-30 flex min-h-0 flex-col bg-surface pb-[env(safe-area-inset-bottom)] lg:static lg:z-auto lg:w-[min(46rem,60vw)] lg:shrink-0 lg:border-l lg:border-line print:static"
    >
      <NotesScreen
        key={view.id}
        view={view}
        me={root.person}
        place={{ kind: 'beside', closeHref }}
        onRecord={revalidate}
      />
    </aside>
  );
}
