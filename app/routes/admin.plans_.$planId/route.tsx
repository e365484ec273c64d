import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { type Answer, PlanPage, toFault } from './plan-page.tsx';
import { readWish } from './read-wish.server.ts';

export const loader = guarded(async ({ request, context: { services, actor }, params: { planId = '' } }) => {
  const details = await services.admin.plans.read(actor, planId);
  return { details, title: await pageTitle(request, (t) => `${t('admin:tabs.plans')} · ${details.plan.title}`) };
});

/** Does what a form asks, or says beside it why not, with what was filled in. */
export const action = guarded(async ({ request, context: { services, actor }, params: { planId = '' } }) => {
  const { wish, edit } = await readWish(request);
  try {
    if (edit) await services.admin.plans.editStages(actor, planId, edit);
    else await services.admin.plans.archive(actor, planId, wish.intent === 'archive');
  } catch (error) {
    const fault = isDubanError(error) ? toFault(error) : null;
    if (!isDubanError(error) || fault === null) throw error;
    return data<Answer>({ wish, fault }, { status: error.status });
  }
  return data<Answer>({ wish, fault: null });
});

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function Plan() {
  return <PlanPage details={useLoaderData<typeof loader>().details} answer={useActionData<typeof action>() ?? null} />;
}
