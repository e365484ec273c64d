import type { EpochMs } from '#app/domain/dates.ts';
import { audit } from '../audit.ts';
import type { Sessions } from '../session.ts';

/** Ends the session the request came with, and what is open in its name. Returns the `Set-Cookie` value that clears it. */
export async function signOut(sessions: Sessions, cookieHeader: string | null, at: EpochMs): Promise<string> {
  const visitor = await sessions.authenticate(cookieHeader);
  return sessions.end(cookieHeader, async (tx) => {
    if (visitor) await audit(tx, { action: 'sign-out', by: visitor.actor, at });
  });
}
