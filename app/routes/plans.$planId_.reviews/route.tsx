import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DubanError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import type { Plan } from '../../domain/plan.ts';
import { can } from '../../domain/policy.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import { readForm } from '../../read-form.server.ts';
import { ReviewsPage } from './reviews-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor, today }, params: { planId = '' } }) => {
  const { plan, isArchived } = await services.plans.boards(actor, planId);
  return {
    plan,
    today,
    reviews: await services.reviews.list(actor, planId),
    snapshots: await services.snapshots.list(actor, planId),
    mayOpen: !isArchived && can(actor, { action: 'review.write', planId: plan.id }),
    title: await pageTitle(request, (t) => `${t('plan:tabs.reviews')} · ${plan.title}`),
  };
});

const form = z.object({ snapshot: z.custom<string>(isId), title: z.string() });

/** Opens a meeting, or the one that is there, and leads to it. */
export const action = guarded(async ({ request, context: { services, actor } }) => {
  const wish = form.safeParse(Object.fromEntries(await readForm(request)));
  if (!wish.success) throw new DubanError('bad-input', 'No such snapshot');
  const { id } = await services.reviews.open(actor, wish.data.snapshot, wish.data.title);
  return redirect(`/reviews/${id}`, { status: 303 });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<{ plan: Plan }> = { plan: ({ plan }) => plan };

export default function Reviews() {
  return <ReviewsPage {...useLoaderData<typeof loader>()} />;
}
