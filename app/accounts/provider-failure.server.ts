import { data, redirect } from '@remix-run/node';
import { isDubanError } from '../http-errors.server.ts';
import { pageTitle } from '../i18n/translate.server.ts';
import { withCookies } from '../set-cookies.server.ts';
import { PROVIDER_FAULTS, type ProviderFailure } from './provider-faults.ts';
import type { ProviderWay } from './services.ts';

/** Goes the way that a provider's service tells; what a page is to say where there is none. @throws the way, as a redirect */
export async function goByProvider(request: Request, ask: () => Promise<ProviderWay>) {
  let way: ProviderWay;
  try {
    way = await ask();
  } catch (error) {
    const { status, ...failure } = providerFailureOf(error);
    return data({ title: await pageTitle(request, (t) => t(`errors:title.${failure.code}`)), failure }, { status });
  }
  throw redirect(way.location, { headers: withCookies(way.cookies) });
}

/** Why nobody came in by the provider, for a page that tells it; anything else is thrown on. */
function providerFailureOf(error: unknown): ProviderFailure & { readonly status: number } {
  const code = isDubanError(error) ? PROVIDER_FAULTS.find((one) => one === error.code) : undefined;
  if (!isDubanError(error) || code === undefined) throw error;
  const { provider = '', name = '', reason = '', minutes = 1 } = error.details;
  return {
    ...{ code, status: error.status, minutes: Number(minutes) },
    ...{ provider: String(provider), name: String(name), reason: String(reason) },
  };
}
