import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { AgenciesPage } from './agencies-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor } }) => {
  const { searchParams } = new URL(request.url);
  const words = searchParams.get('q') ?? '';
  const page = Number(searchParams.get('page') ?? 1);
  const list = await services.admin.agencies.list(actor, words, Number.isSafeInteger(page) && page > 0 ? page : 1);
  return { list, words, title: await pageTitle(request, (t) => t('admin:tabs.agencies')) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Agencies() {
  const { list, words } = useLoaderData<typeof loader>();
  return <AgenciesPage list={list} words={words} />;
}
