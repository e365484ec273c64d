import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { nanoid } from 'nanoid';
import { can } from '../../domain/policy.ts';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle, PagePlan } from '../../page-handle.ts';
import { once } from './once.server.ts';
import { readWish } from './read-wish.server.ts';
import { SnapshotsPage } from './snapshots-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor }, params: { planId = '' } }) => {
  const snapshots = await services.snapshots.list(actor, planId);
  const { plan, isArchived } = await services.plans.boards(actor, planId);
  return {
    plan,
    snapshots,
    reviews: await services.reviews.list(actor, planId),
    mayTake: !isArchived && can(actor, { action: 'snapshot.take', planId: plan.id }),
    attempt: nanoid(),
    title: await pageTitle(request, (t) => t('plan:tabs.snapshots')),
  };
});

/** Takes a snapshot and leads to it. What cannot be taken is said beside the form, with what was written in it. */
export const action = guarded(async ({ request, context: { services, actor }, params: { planId = '' } }) => {
  const { title, attempt } = await readWish(request);
  try {
    const taken = await once(`${actor?.personId} ${planId} ${attempt}`, () =>
      services.snapshots.take(actor, planId, { title, api: false }),
    );
    return redirect(`/snapshots/${taken.id}#taken`, { status: 303 });
  } catch (error) {
    if (!isDubanError(error) || (error.code !== 'bad-input' && error.code !== 'not-saved')) throw error;
    return data({ failure: error.code, title }, { status: error.status });
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export const handle: PageHandle<{ plan: PagePlan }> = { plan: ({ plan }) => plan };

export default function Snapshots() {
  const { plan, ...loaded } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>() ?? null;
  return <SnapshotsPage planId={plan.id} {...loaded} failed={failed} />;
}
