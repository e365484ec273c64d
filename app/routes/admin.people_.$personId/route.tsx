import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { accountLinkPath } from '../../accounts/account-link-path.ts';
import { type FormFailure, failureOf } from '../../accounts/failed.server.ts';
import { readPersonWish } from '../../accounts/read-person-wish.server.ts';
import { guarded } from '../../http-errors.server.ts';
import { readForm } from '../../read-form.server.ts';
import type { AppContext } from '../../services.ts';
import { PersonPage } from './person-page.tsx';

export const loader = guarded(async ({ context: { services, actor }, params }) => ({
  person: await services.people.read(actor, params.personId ?? ''),
  agencies: await services.people.agencies(actor),
  plans: await services.people.plans(actor),
}));

/** What became of the form that was sent last; a link that was made is told this once. */
export const action = guarded(async ({ request, context, params }) => {
  const form = await readForm(request);
  const intent = String(form.get('intent'));
  try {
    return { intent, link: await carryOut(intent, params.personId ?? '', form, context), failed: null, wish: null };
  } catch (error) {
    const failed: FormFailure & { readonly status: number } = failureOf(error);
    return data({ intent, link: null, failed, wish: readPersonWish(form) }, { status: failed.status });
  }
});

async function carryOut(intent: string, personId: string, form: FormData, { services, actor }: AppContext) {
  const { people } = services;
  switch (intent) {
    case 'disable':
    case 'enable':
      await people.setDisabled(actor, personId, intent === 'disable');
      return null;
    case 'reset': {
      const { id, token, expiresAt } = await people.makeResetLink(actor, personId);
      return { id, expiresAt, path: accountLinkPath(token) };
    }
    default:
      await people.change(actor, personId, readPersonWish(form));
      return null;
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.person.name }];

export default function Person() {
  return <PersonPage {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>() ?? null} />;
}
