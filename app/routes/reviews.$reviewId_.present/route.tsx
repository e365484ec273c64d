import type { MetaFunction } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData, useSearchParams } from '@remix-run/react';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { BARE } from '../../page-handle.ts';
import { readMeeting } from '../../reviews/read-meeting.server.ts';
import type { loader as rootLoader } from '../../root.tsx';
import { PresentPage } from './present-page.tsx';
import { changesByCard } from './scene.ts';

export const loader = guarded(async ({ request, context: { services, actor }, params: { reviewId = '' } }) => {
  const { meeting, diff, snapshot } = await readMeeting(services, actor, reviewId);
  return {
    meeting,
    snapshot,
    changes: changesByCard(diff?.cards ?? []),
    title: await pageTitle(request, () => meeting.review.title),
  };
});

/** All of it is there: in a room without a network it goes on with what it came with. */
export const shouldRevalidate = () => false;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = BARE;

export default function Present() {
  const { meeting, snapshot, changes } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  if (!root?.person) return null;
  return (
    <PresentPage
      key={meeting.review.id}
      meeting={meeting}
      snapshot={snapshot}
      changes={changes}
      me={root.person}
      isPresenter={params.has('presenter')}
    />
  );
}
