import type { MetaFunction } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { useRevalidate } from '../../components/use-revalidate.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { NotesView } from '../../notes/services.ts';
import type { PageHandle } from '../../page-handle.ts';
import type { loader as rootLoader } from '../../root.tsx';
import { NotesScreen } from './notes-screen.tsx';
import { titleOf } from './subject.ts';

export { unlessOnlySearchChanged as shouldRevalidate } from '../../revalidation.ts';

export const loader = guarded(async ({ request, context, params }) => {
  const view = await context.services.notes.read(context.actor, params.notesId ?? '');
  return { view, title: await pageTitle(request, (t) => t('notesTitle', { title: titleOf(view) })) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<{ view: NotesView }> = { plan: ({ view }) => view.plan };

/** Notes on a page of their own. */
export default function Notes() {
  const { view } = useLoaderData<typeof loader>();
  const revalidate = useRevalidate();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  // Nobody sees notes without being signed in; without the root's data there is no page.
  if (!root?.person) return null;
  return (
    <div className="flex h-[calc(100dvh-3rem)] min-h-0 flex-col print:h-auto">
      <NotesScreen key={view.id} view={view} me={root.person} place={{ kind: 'page' }} onRecord={revalidate} />
    </div>
  );
}
