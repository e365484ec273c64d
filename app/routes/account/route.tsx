import { data, type MetaFunction, redirectDocument } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { failureOf } from '../../accounts/failed.server.ts';
import type { ProviderServices } from '../../accounts/services.ts';
import { DubanError } from '../../domain/errors.ts';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { readForm } from '../../read-form.server.ts';
import type { AppContext } from '../../services.ts';
import { withCookies } from '../../set-cookies.server.ts';
import { AccountPage, type AccountPageProps } from './account-page.tsx';

export const loader = guarded(async ({ request, context }) => {
  const { services, actor, visit } = context;
  const account = await services.accounts.own(actor);
  return {
    title: await pageTitle(request, (t) => t('account')),
    account,
    name: actor?.name ?? '',
    standing: await services.accounts.ownStanding(actor),
    sessions: await services.accounts.sessions.list(actor, visit),
    provider: await readProvider(context),
  };
});

async function readProvider({ services, actor }: AppContext): Promise<AccountPageProps['page']['provider']> {
  const { provider } = services.accounts;
  return provider && { name: provider.name, identity: await provider.own(actor) };
}

type Outcome = NonNullable<AccountPageProps['outcome']>;

const outcome = (of: Outcome['of'], did: Outcome['did'], location: string | null = null): Outcome => {
  return { of, did, location, failed: null };
};

/** What became of the form that was sent last. */
export const action = guarded(async ({ request, context }) => {
  const form = await readForm(request);
  const { actor, services } = context;
  switch (form.get('intent')) {
    case 'end-all': {
      const cleared = await services.accounts.sessions.endAll(actor);
      throw redirectDocument('/sign-in?ended', { status: 303, headers: { 'Set-Cookie': cleared } });
    }
    case 'end':
      return outcome('sessions', await endOne(String(form.get('session')), context));
    case 'link':
    case 'unlink':
      return form.get('intent') === 'link' ? link(form, context) : unlink(form, context);
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
  return orFailed('password', async () => {
    const cookies = await services.accounts.changePassword(actor, wish, visit);
    return data(outcome('password', 'changed'), { headers: withCookies(cookies) });
  });
}

async function link(form: FormData, { services, actor, visit }: AppContext) {
  const provider = required(services.accounts.provider);
  return orFailed('provider', async () => {
    const way = await provider.beginLink(actor, String(form.get('current') ?? ''), visit);
    return data(outcome('provider', 'ready', way.location), { headers: withCookies(way.cookies) });
  });
}

async function unlink(form: FormData, { services, actor, visit }: AppContext) {
  const provider = required(services.accounts.provider);
  return orFailed('provider', async () => {
    const cookies = await provider.unlink(actor, String(form.get('current') ?? ''), visit);
    return data(outcome('provider', 'unlinked'), { headers: withCookies(cookies) });
  });
}

function required(provider: ProviderServices | null): ProviderServices {
  if (provider === null) throw new DubanError('not-found', 'There is no provider');
  return provider;
}

/** Does what a form asks for; what it is refused for is told beside it. */
async function orFailed<Done>(of: Outcome['of'], work: () => Promise<Done>) {
  try {
    return await work();
  } catch (error) {
    const { status, ...failed } = failureOf(error);
    return data<Outcome>({ of, did: null, location: null, failed }, { status });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Account() {
  return <AccountPage page={useLoaderData<typeof loader>()} outcome={useActionData<typeof action>() ?? null} />;
}
