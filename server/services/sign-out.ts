import type { Sessions } from '../session.ts';

/** Ends the session the request came with, and what is open in its name. Returns the `Set-Cookie` value that clears it. */
export function signOut(sessions: Sessions, cookieHeader: string | null): Promise<string> {
  return sessions.end(cookieHeader);
}
