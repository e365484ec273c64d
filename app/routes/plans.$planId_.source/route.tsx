import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import type { PlanSource } from '../../services.ts';
import { SourceView } from './source-view.tsx';

export const loader = guarded(async ({ request, context, params }) => {
  const source = await context.services.plans.source(context.actor, params.planId ?? '');
  return {
    source,
    today: context.today,
    title: await pageTitle(request, (t) => `${t('plan:source.title')} · ${source.plan.title}`),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<{ source: PlanSource }> = { plan: (data) => data.source.plan };

export default function Source() {
  const { source, today } = useLoaderData<typeof loader>();
  return <SourceView source={source} today={today} />;
}
