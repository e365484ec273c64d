import { timingSafeEqual } from 'node:crypto';
import type { ProviderWay, Visit } from '#app/accounts/services.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { sameSitePath } from '#app/same-site-path.ts';
import { findFlow, type ProviderFlow, spendFlow } from '#db/repositories/provider-flows.server.ts';
import { audit } from '../../../audit.ts';
import type { ProviderClaims } from '../../../oidc/claims.ts';
import { takeAttempt } from '../desk.ts';
import { clearedFlowCookie, flowHash } from './flow-cookie.ts';
import type { ProviderDesk } from './index.ts';
import { link } from './link.ts';
import { settle } from './settle.ts';

/**
 * Ends what a browser has begun, once, whatever comes of it.
 *
 * @throws DubanError `too-many`, `sign-in-over`, `provider-refused`, `provider-failed`, `not-admitted`, `account-disabled`,
 * `account-exists`, `identity-taken`
 */
export async function finish(
  desk: ProviderDesk,
  search: string,
  actor: Actor | null,
  visit: Visit,
): Promise<ProviderWay> {
  takeAttempt([[desk.attempts.provider, visit.address]]);
  const flow = await takeFlow(desk, search, visit);
  const claims = await askWho(desk, search, flow);
  const cookie =
    flow.personId === null
      ? await comeIn(desk, claims, visit)
      : // Who was signed in then is still, and nobody else.
        await link(desk, claims, { actor: actor?.personId === flow.personId ? actor : null, visit });
  // A path of this site when it was written down; what redirects looks itself.
  return { location: sameSitePath(flow.to), cookies: [cookie, clearedFlowCookie(desk.attributes)] };
}

/** What this browser began, which nobody can end after that. A wrong state uses nothing up: any page may send a browser here. */
async function takeFlow({ db, now }: ProviderDesk, search: string, visit: Visit): Promise<ProviderFlow> {
  const tokenHash = flowHash(visit.cookieHeader);
  const flow = tokenHash && (await findFlow(db, tokenHash, now()));
  const states = new URLSearchParams(search).getAll('state');
  const isOwn = flow && states.length === 1 && isSame(flow.state, states[0] ?? '');
  if (!isOwn || !(await spendFlow(db, flow.tokenHash))) throw signInOver();
  return flow;
}

async function askWho(desk: ProviderDesk, search: string, flow: ProviderFlow): Promise<ProviderClaims> {
  const { db, provider, now } = desk;
  try {
    return await provider.claims(search, flow);
  } catch (error) {
    if (error instanceof DubanError) {
      const detail = { provider: provider.settings.name, refusal: error.code };
      await audit(db, { action: 'sign-in-failed', by: null, at: now(), detail });
    }
    throw error;
  }
}

async function comeIn(desk: ProviderDesk, claims: ProviderClaims, visit: Visit): Promise<string> {
  const by = await settle(desk, claims);
  const detail = { provider: desk.provider.settings.name };
  return desk.sessions.open(by.personId, visit.userAgent, visit.cookieHeader, (tx) =>
    audit(tx, { action: 'sign-in', by, at: desk.now(), detail }),
  );
}

export function signInOver(): DubanError {
  return new DubanError('sign-in-over', 'This sign-in was not begun here, or is over');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
