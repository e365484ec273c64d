import type { ProviderWay, Visit } from '#app/accounts/services.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { hasAccounts } from '#db/repositories/accounts.server.ts';
import { insertFlow } from '#db/repositories/provider-flows.server.ts';
import { hashOfToken, newToken } from '../../link-token.ts';
import { takeAttempt } from '../desk.ts';
import { confirmPassword } from './confirm-password.ts';
import { FLOW_LIFE_MS, flowCookie } from './flow-cookie.ts';
import type { ProviderDesk } from './index.ts';

/** Begins a sign-in at the provider. @throws DubanError `not-set-up`, `too-many`, `provider-failed` */
export async function begin(desk: ProviderDesk, to: string, visit: Visit): Promise<ProviderWay> {
  // The first administrator comes in by the server's own link and by nothing else.
  if (!(await hasAccounts(desk.db))) throw new DubanError('not-set-up', 'There is no administrator yet');
  return sendOff(desk, { to, personId: null, visit });
}

/** Begins to connect an account. @throws DubanError `not-signed-in`, `not-found`, `bad-input`, `too-many`, `provider-failed` */
export async function beginLink(
  desk: ProviderDesk,
  actor: Actor | null,
  password: string,
  visit: Visit,
): Promise<ProviderWay> {
  const { personId } = await confirmPassword(desk, actor, password);
  return sendOff(desk, { to: '/account', personId, visit });
}

async function sendOff(
  { db, provider, attempts, attributes, now }: ProviderDesk,
  flow: { readonly to: string; readonly personId: Actor['personId'] | null; readonly visit: Visit },
): Promise<ProviderWay> {
  const { to, personId, visit } = flow;
  takeAttempt([[attempts.provider, visit.address]]);
  const secrets = provider.newSecrets();
  const location = await provider.authorizationUrl(secrets);
  const token = newToken();
  const tokenHash = hashOfToken(token) as string;
  const at = now();
  await db.transaction((tx) =>
    insertFlow(tx, { ...secrets, tokenHash, to, personId, expiresAt: at + FLOW_LIFE_MS }, at),
  );
  return { location, cookies: [flowCookie(token, attributes)] };
}
