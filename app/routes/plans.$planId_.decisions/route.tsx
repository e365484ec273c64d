import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Plan } from '../../domain/plan.ts';
import { can } from '../../domain/policy.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import { unlessOnlySearchChanged } from '../../revalidation.ts';
import { DecisionsPage } from './decisions-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor, today }, params: { planId = '' } }) => {
  const { plan, boards, isArchived } = await services.plans.boards(actor, planId);
  return {
    plan,
    today,
    agencies: boards.map(({ agency }) => agency),
    decisions: await services.decisions.list(actor, planId),
    judgeId: !isArchived && can(actor, { action: 'review.write', planId: plan.id }) ? (actor?.personId ?? null) : null,
    title: await pageTitle(request, (t) => `${t('plan:tabs.decisions')} · ${plan.title}`),
  };
});

export const shouldRevalidate = unlessOnlySearchChanged;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<{ plan: Plan }> = { plan: ({ plan }) => plan };

export default function Decisions() {
  return <DecisionsPage {...useLoaderData<typeof loader>()} />;
}
