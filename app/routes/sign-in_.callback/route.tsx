import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ProviderFailed } from '../../accounts/provider-failed.tsx';
import { goByProvider } from '../../accounts/provider-failure.server.ts';
import { DubanError } from '../../domain/errors.ts';
import { guarded } from '../../http-errors.server.ts';

/** Where the provider sends browsers back to. */
export const loader = guarded(async ({ request, context }) => {
  const { services, actor, visit } = context;
  const { provider } = services.accounts;
  if (provider === null) throw new DubanError('not-found', 'There is no provider');
  return goByProvider(request, () => provider.finish(new URL(request.url).search, actor, visit));
});

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function BackFromProvider() {
  return <ProviderFailed failure={useLoaderData<typeof loader>().failure} />;
}
