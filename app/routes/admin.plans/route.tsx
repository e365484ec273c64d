import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { PlansPage } from './plans-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor } }) => ({
  plans: await services.admin.plans.list(actor),
  title: await pageTitle(request, (t) => t('admin:tabs.plans')),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Plans() {
  return <PlansPage plans={useLoaderData<typeof loader>().plans} />;
}
