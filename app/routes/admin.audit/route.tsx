import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readAuditFilter } from '../../accounts/read-audit-filter.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { AuditPage } from './audit-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor } }) => {
  const query = new URL(request.url).searchParams;
  const filter = readAuditFilter(query);
  return {
    title: await pageTitle(request, (t) => t('admin:tabs.audit')),
    filter,
    entries: await services.audit.list(actor, filter, Number(query.get('page') ?? 1)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Audit() {
  return <AuditPage {...useLoaderData<typeof loader>()} />;
}
