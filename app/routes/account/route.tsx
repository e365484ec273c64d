import { data, type MetaFunction, redirectDocument } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { failureOf } from '../../accounts/failed.server.ts';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { AppContext } from '../../services.ts';
import { withCookies } from '../../set-cookies.server.ts';
import { AccountPage } from './account-page.tsx';

export const loader = guarded(async ({ request, context }) => {
  const { services, actor, visit } = context;
  const account = await services.accounts.own(actor);
  return {
    title: await pageTitle(request, (t) => t('account')),
    account,
    name: actor?.name ?? '',
    roles: actor?.roles ?? [],
    isMember: (actor?.agencyIds.length ?? 0) > 0,
    sessions: await services.accounts.sessions.list(actor, visit),
  };
});

/** What became of the form that was sent last. */
export const action = guarded(async ({ request, context }) => {
  const form = await request.formData();
  const { actor, services } = context;
  switch (form.get('intent')) {
    case 'end-all': {
      const cleared = await services.accounts.sessions.endAll(actor);
      throw redirectDocument('/sign-in', { status: 303, headers: { 'Set-Cookie': cleared } });
    }
    case 'end':
      return { did: await endOne(String(form.get('session')), context), failed: null };
    default:
      return changePassword(form, context);
  }
});

async function endOne(sessionId: string, { services, actor }: AppContext): Promise<'ended' | 'gone'> {
  try {
    await services.accounts.sessions.end(actor, sessionId);
    return 'ended';
  } catch (error) {
    // It may have ended by itself, or from another device: that is what was wanted.
    if (isDubanError(error) && error.code === 'not-found') return 'gone';
    throw error;
  }
}

async function changePassword(form: FormData, { services, actor, visit }: AppContext) {
  const wish = { current: String(form.get('current') ?? ''), password: String(form.get('password') ?? '') };
  try {
    const cookies = await services.accounts.changePassword(actor, wish, visit);
    return data({ did: 'changed' as const, failed: null }, { headers: withCookies(cookies) });
  } catch (error) {
    const failed = failureOf(error);
    return data({ did: null, failed }, { status: failed.status });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Account() {
  return <AccountPage page={useLoaderData<typeof loader>()} outcome={useActionData<typeof action>() ?? null} />;
}
