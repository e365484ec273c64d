import { cookieValues } from '../../../cookies.ts';
import { hashOfToken } from '../../link-token.ts';

/** Milliseconds in which somebody has to sign in at the provider: long enough for a second factor that has to be looked for. */
export const FLOW_LIFE_MS = 10 * 60_000;

const NAME = 'duban_flow';

/** What binds a sign-in at a provider to the browser that began it. @param attributes as `cookieAttributes` gives them */
export function flowCookie(token: string, attributes: string): string {
  return `${NAME}=${token}; Max-Age=${FLOW_LIFE_MS / 1_000}; ${attributes}`;
}

export function clearedFlowCookie(attributes: string): string {
  return `${NAME}=; Max-Age=0; ${attributes}`;
}

/** The hash of what a request's cookie holds; null for none, and for two that differ. */
export function flowHash(cookieHeader: string | null): string | null {
  const found = cookieValues(cookieHeader, NAME);
  const [token = ''] = found;
  return found.size === 1 ? hashOfToken(token) : null;
}
