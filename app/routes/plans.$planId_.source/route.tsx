import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '../../domain/policy.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import type { PlanSource } from '../../services.ts';
import { SourceView } from './source-view.tsx';

export const loader = guarded(async ({ request, context, params }) => {
  const { actor, services } = context;
  const source = await services.plans.source(actor, params.planId ?? '');
  const { texts } = await services.drafts.corrections.listTexts(actor, source.plan.id);
  return {
    source,
    earlier: texts.length,
    mayCorrect: can(actor, { action: 'plan.import' }),
    today: context.today,
    title: await pageTitle(request, (t) => `${t('plan:source.title')} · ${source.plan.title}`),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<{ source: PlanSource }> = { plan: (data) => data.source.plan };

export default function Source() {
  const { source, today, earlier, mayCorrect } = useLoaderData<typeof loader>();
  return <SourceView source={source} today={today} earlier={earlier} mayCorrect={mayCorrect} />;
}
