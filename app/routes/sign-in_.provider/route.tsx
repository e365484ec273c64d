import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ProviderFailed } from '../../accounts/provider-failed.tsx';
import { goByProvider } from '../../accounts/provider-failure.server.ts';
import { DubanError } from '../../domain/errors.ts';
import { guarded } from '../../http-errors.server.ts';
import { sameSitePath } from '../../same-site-path.ts';

/** Sends whoever asks for it to the provider to sign in. Not a form: browsers hold each step of the way against where forms lead. */
export const loader = guarded(async ({ request, context }) => {
  const { services, actor, visit } = context;
  const { provider } = services.accounts;
  if (provider === null) throw new DubanError('not-found', 'There is no provider');
  const to = sameSitePath(new URL(request.url).searchParams.get('to'));
  if (actor) throw redirect(to);
  // Other sites lead to the page, where somebody decides; they do not sign anybody in.
  const from = request.headers.get('Sec-Fetch-Site');
  if (from !== null && from !== 'same-origin' && from !== 'none') {
    throw redirect(`/sign-in?${new URLSearchParams({ to })}`);
  }
  return goByProvider(request, () => provider.begin(to, visit));
});

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AtProvider() {
  return <ProviderFailed failure={useLoaderData<typeof loader>().failure} />;
}
