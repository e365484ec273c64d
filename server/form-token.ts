import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookieAttributes, cookieValues } from './cookies.ts';

/** Has a browser's key. Opens nothing by itself. */
export const KEY_COOKIE = 'duban_forms';

/** 256 bits, as base64url. */
const KEY_BYTES = 32;
const KEY = /^[A-Za-z0-9_-]{43}$/;
/** Seconds for which a browser keeps its key: as long as browsers keep anything. */
const KEY_LIFE_S = 400 * 86_400;
/** What stands for the session of who has none. */
const NOBODY = 'nobody';

/** The key that a request's cookies have; null for none, for one of another shape, and for two that differ. */
export function formKeyOf(cookieHeader: string | null | undefined): string | null {
  const found = cookieValues(cookieHeader, KEY_COOKIE);
  const [key] = found;
  return found.size === 1 && key !== undefined && KEY.test(key) ? key : null;
}

export function newFormKey(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}

/** The `Set-Cookie` value that gives a browser its key. @param secure the site is reached over TLS */
export function formKeyCookie(key: string, secure: boolean): string {
  return `${KEY_COOKIE}=${key}; Max-Age=${KEY_LIFE_S}; ${cookieAttributes(secure)}`;
}

/**
 * What forms of a browser carry in a session: another one in another browser and in another session, and nothing that is kept.
 *
 * @param sessionId null for nobody signed in
 */
export function formToken(key: string, sessionId: string | null): string {
  return createHmac('sha256', key)
    .update(sessionId ?? NOBODY)
    .digest('base64url');
}

/** Whether two tokens are the same, in a time that does not tell how much of them is. */
export function isSameToken(token: string, given: string): boolean {
  const [a, b] = [Buffer.from(token), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
