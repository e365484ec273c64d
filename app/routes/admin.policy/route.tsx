import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { PolicyPage } from './policy-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor } }) => ({
  rows: services.admin.policy(actor),
  title: await pageTitle(request, (t) => t('admin:tabs.policy')),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Policy() {
  return <PolicyPage rows={useLoaderData<typeof loader>().rows} />;
}
