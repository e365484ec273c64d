import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { DraftList } from './draft-list.tsx';

export const loader = guarded(async ({ request, context: { services, actor } }) => ({
  drafts: await services.drafts.list(actor),
  title: await pageTitle(request, (t) => t('drafts:list.title')),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Drafts() {
  return <DraftList drafts={useLoaderData<typeof loader>().drafts} />;
}
