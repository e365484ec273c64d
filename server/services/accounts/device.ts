import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookieValues } from '../../cookies.ts';

/** What a browser keeps from which somebody has signed in. */
export const DEVICE_COOKIE = 'duban_device';

const DEVICE = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;
const NONCE_BYTES = 16;
/** Days for which a browser is remembered, from its last sign-in. */
const LIFE_DAYS = 180;

/**
 * The value of a cookie by which a browser is known to have been its person's before (OWASP's "device cookies"): what strangers
 * try in vain on an account does not count against it. It opens nothing, and ends with the password, whose hash is its key.
 */
export function rememberDevice(passwordHash: string, attributes: string): string {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  const maxAge = LIFE_DAYS * 86_400;
  return `${DEVICE_COOKIE}=${nonce}.${sign(passwordHash, nonce).toString('base64url')}; Max-Age=${maxAge}; ${attributes}`;
}

/** The name of the browser that a request comes from, if it is known to be that of an account; null otherwise. */
export function knownDevice(passwordHash: string | null, cookieHeader: string | null): string | null {
  for (const value of cookieValues(cookieHeader, DEVICE_COOKIE)) {
    const [, nonce, mac] = DEVICE.exec(value) ?? [];
    if (!nonce || !mac || passwordHash === null) continue;
    if (timingSafeEqual(sign(passwordHash, nonce), Buffer.from(mac, 'base64url'))) return nonce;
  }
  return null;
}

function sign(passwordHash: string, nonce: string): Buffer {
  return createHmac('sha256', passwordHash).update(`device:${nonce}`).digest();
}
