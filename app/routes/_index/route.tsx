import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can, plansWhere } from '../../domain/policy.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { BringInWays } from './bring-in-ways.tsx';
import { NoPlans } from './no-plans.tsx';
import { PlanList } from './plan-list.tsx';

export const loader = guarded(async ({ request, context }) => {
  const plans = await context.services.plans.list(context.actor);
  const mayImport = can(context.actor, { action: 'plan.import' });
  // Who brings documents in finds here where: they are not led past it.
  const only = plans.length === 1 && !mayImport ? plans[0] : undefined;
  if (only) throw redirect(`/plans/${only.id}`);
  return {
    title: await pageTitle(request, (t) => t('plans')),
    plans,
    mayImport,
    isNothing: context.actor !== null && plansWhere(context.actor, 'plan.read')?.length === 0,
    drafts: mayImport ? (await context.services.drafts.list(context.actor)).length : 0,
  };
});

/** Imports the document that comes with the program: the one thing there is to do while there is none. */
export const action = guarded(async ({ context }) => {
  const planId = await context.services.plans.importBundled(context.actor);
  return redirect(`/plans/${planId}`, { status: 303 });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Home() {
  const { plans, mayImport, isNothing, drafts } = useLoaderData<typeof loader>();
  const ways = mayImport ? <BringInWays drafts={drafts} /> : null;
  return plans.length === 0 ? <NoPlans ways={ways} isNothing={isNothing} /> : <PlanList plans={plans} ways={ways} />;
}
