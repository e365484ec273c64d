import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PLAN_TIME_ZONE } from '../../domain/dates.ts';
import { DubanError } from '../../domain/errors.ts';
import { can } from '../../domain/policy.ts';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import type { RuleFault } from '../../snapshots/rule.ts';
import { ruleOf } from '../../snapshots/rule-form.ts';
import { readForm } from './read-form.server.ts';
import { SchedulePage } from './schedule-page.tsx';
import { listTimeZones } from './time-zones.server.ts';

export const loader = guarded(async ({ request, context: { services, actor }, params: { planId = '' } }) => {
  const schedule = await services.snapshots.schedule.read(actor, planId);
  const plan = (await services.plans.list(actor)).find(({ id }) => id === planId);
  if (!plan) throw new DubanError('not-found', 'There is no such plan');
  return {
    title: await pageTitle(request, (t) => `${t('tabs.snapshots', { ns: 'plan' })} · ${plan.title}`),
    plan: { id: plan.id, title: plan.title },
    schedule,
    maySet: !plan.isArchived && can(actor, { action: 'plan.schedule', planId: plan.id }),
    now: Date.now(),
    timeZones: listTimeZones(schedule?.timeZone ?? PLAN_TIME_ZONE),
  };
});

export const action = guarded(async ({ request, context: { services, actor }, params: { planId = '' } }) => {
  const form = await readForm(request);
  if (!form) throw new DubanError('bad-input', 'Not a schedule');
  try {
    await services.snapshots.schedule.set(actor, planId, ruleOf(form));
  } catch (error) {
    if (!isDubanError(error) || !('fault' in error.details)) throw error;
    return data({ form, fault: error.details.fault as RuleFault }, { status: error.status });
  }
  return data({ form, fault: null });
});

export const handle: PageHandle<{ readonly plan: { readonly id: string; readonly title: string } }> = {
  plan: ({ plan }) => plan,
};

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [{ title: found?.title }];

export default function Schedule() {
  const { title: _title, ...found } = useLoaderData<typeof loader>();
  return <SchedulePage {...found} answer={useActionData<typeof action>() ?? null} />;
}
