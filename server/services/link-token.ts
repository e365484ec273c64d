import { createHash, randomBytes } from 'node:crypto';

/** Bytes of a token: 192 bits are not guessed, and make an address that still fits into a line. */
const BYTES = 24;
const TOKEN = /^[A-Za-z0-9_-]{32}$/;

export function newToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What the database knows of a token; null for what has not the shape of one. */
export function hashOfToken(token: string): string | null {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : null;
}
