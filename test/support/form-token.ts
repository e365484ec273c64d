import { createHash } from 'node:crypto';
import { TOKEN_HEADER, TOKEN_META } from '#app/form-token.ts';
import type { FormToken } from '#app/services.ts';
import { cookieValues } from '#server/cookies.ts';
import { formKeyOf, formToken, KEY_COOKIE } from '#server/form-token.ts';
import { SESSION_COOKIE } from '#server/session.ts';

/** The key of a browser that has not been given one. */
export const A_KEY = 'k'.repeat(43);

/**
 * Makes a request's headers those of a page of its session: with the token that its cookies make, unless they have another one, and
 * with a key among the cookies.
 */
export function withToken(headers: Headers): Headers {
  const given = headers.get('Cookie');
  const key = formKeyOf(given);
  if (key === null) headers.set('Cookie', [given, `${KEY_COOKIE}=${A_KEY}`].filter(Boolean).join('; '));
  if (!headers.has(TOKEN_HEADER)) headers.set(TOKEN_HEADER, formToken(key ?? A_KEY, sessionOf(given)));
  return headers;
}

/** The session that cookies are of; null for none. */
export function sessionOf(cookieHeader: string | null): string | null {
  const [token] = cookieValues(cookieHeader, SESSION_COOKIE);
  return token === undefined ? null : createHash('sha256').update(token).digest('hex');
}

/** The token that a page's HTML has. */
export function tokenInPage(html: string): string {
  const [, token] = new RegExp(`<meta name="${TOKEN_META}" content="([^"]+)"`).exec(html) ?? [];
  if (!token) throw new Error('The page has no token');
  return token;
}

/** What a request for an action is asked with where there is no server: a token, and who knows it. */
export const TOKEN = {
  headers: { [TOKEN_HEADER]: 'token' },
  context: { value: 'token', is: (given) => given === 'token', refused: () => undefined } satisfies FormToken,
};
