import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PERSON_ROLES } from '../../domain/policy.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { PeoplePage } from './people-page.tsx';

const ROLES = [...PERSON_ROLES, 'member'] as const;
const STATES = ['enabled', 'disabled'] as const;

export const loader = guarded(async ({ request, context: { services, actor } }) => {
  const query = new URL(request.url).searchParams;
  const filter = {
    search: (query.get('search') ?? '').trim(),
    role: ROLES.find((role) => role === query.get('role')) ?? null,
    state: STATES.find((state) => state === query.get('state')) ?? null,
    page: Number(query.get('page') ?? 1),
  };
  return {
    title: await pageTitle(request, (t) => t('admin:tabs.people')),
    filter,
    people: await services.people.list(actor, filter),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />;
}
