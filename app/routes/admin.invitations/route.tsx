import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { accountLinkPath } from '../../accounts/account-link-path.ts';
import { failureOf } from '../../accounts/failed.server.ts';
import { readPersonWish } from '../../accounts/read-person-wish.server.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { readForm } from '../../read-form.server.ts';
import { InvitationsPage } from './invitations-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor } }) => {
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
  return {
    title: await pageTitle(request, (t) => t('admin:tabs.invitations')),
    invitations: await services.invitations.list(actor, page),
    agencies: await services.people.agencies(actor),
    plans: await services.people.plans(actor),
  };
});

/** What became of a form: the link that was made, told this once; or why none was, with what had been filled in. */
export const action = guarded(async ({ request, context: { services, actor } }) => {
  const form = await readForm(request);
  const intent = form.get('intent') === 'revoke' ? ('revoke' as const) : ('make' as const);
  const email = String(form.get('email') ?? '');
  const wish = { ...readPersonWish(form), email, days: Number(form.get('days')) };
  try {
    if (intent === 'revoke') {
      await services.invitations.revoke(actor, String(form.get('invitation')));
      return { intent, link: null, failed: null, wish: null };
    }
    const { id, token, expiresAt } = await services.invitations.make(actor, wish);
    return { intent, link: { id, expiresAt, path: accountLinkPath(token) }, failed: null, wish: null };
  } catch (error) {
    const failed = failureOf(error);
    return data({ intent, link: null, failed, wish }, { status: failed.status });
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Invitations() {
  return <InvitationsPage {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>() ?? null} />;
}
