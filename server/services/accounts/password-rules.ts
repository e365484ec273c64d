import { dictionary } from '@zxcvbn-ts/language-common';
import { ACCOUNT_LIMITS, lengthOf } from '#app/domain/accounts.ts';

/** Why a password is not taken; each is a text of the page's. */
export type PasswordFault = 'short' | 'long' | 'characters' | 'common' | 'own';

/** What has no place in a password by RFC 8265, 4.2.1: controls and halves of characters. Emptiness is a matter of length. */
const NO_PASSWORD = /[\p{Cc}\p{Surrogate}]/u;
/** What stands around a word to make it long enough. */
const AROUND = /^[^\p{L}]+|[^\p{L}]+$/gu;
/** Characters of what is repeated, up to which it is no matter what it is. */
const UNIT = 4;
/** Words that say nothing about whoever chose them here. */
const HERE = ['duban', '督办'];
/** Characters of a name from which a password must not contain it: 'li' is in too many words. */
const OWN_MIN = 4;

let common: Set<string> | null = null;

/**
 * A password as it is hashed, whatever the keyboard: blanks of all kinds are one, and full-width letters are the letters (RFC
 * 8265's OpaqueString, with NFKC in the place of NFC as NIST SP 800-63B says). Case stays.
 */
export function normalisePassword(password: string): string {
  return password.replaceAll(/\p{Zs}/gu, ' ').normalize('NFKC');
}

/**
 * What is wrong with a new password; null for nothing. What it is made of is its owner's affair.
 *
 * @param password as {@link normalisePassword} gives it
 * @param own names that whoever guesses would try first: user name, e-mail address, name
 */
export function findFault(password: string, own: readonly string[]): PasswordFault | null {
  if (NO_PASSWORD.test(password)) return 'characters';
  const length = lengthOf(password);
  if (length < ACCOUNT_LIMITS.passwordMin) return 'short';
  if (length > ACCOUNT_LIMITS.passwordMax) return 'long';
  const folded = password.toLowerCase();
  if (isCommon(folded)) return 'common';
  return [...HERE, ...own].some((name) => isBuiltOn(folded, name)) ? 'own' : null;
}

/** Whether it is among the first that a machine tries: a common one, with figures around it, over and over, or a mere row. */
function isCommon(password: string): boolean {
  common ??= new Set(dictionary['passwords-common']);
  const unit = repeatedUnit(password);
  const core = unit.replaceAll(AROUND, '');
  return lengthOf(unit) <= UNIT || common.has(password) || common.has(unit) || common.has(core) || isRow(password);
}

/** The shortest text of which another one consists, over and over; the last time perhaps not to its end. */
function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    if (text.startsWith(text.slice(length))) return text.slice(0, length);
  }
  return text;
}

/** Whether each character is the one after, before or beside the last: 123456789012, abcdefghijkl, aaaaaabbbbbb. */
function isRow(text: string): boolean {
  const steps = new Set<number>();
  for (let at = 1; at < text.length; at++) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    // From 9 to 0, and from z to a, a row goes on.
    steps.add(Math.abs(step) === 9 || Math.abs(step) === 25 ? -Math.sign(step) : step);
  }
  return [...steps].every((step) => step === 0 || step === 1) || [...steps].every((step) => step === 0 || step === -1);
}

/** Whether a password is little more than a name: what is left without it would not do by itself. */
function isBuiltOn(password: string, name: string): boolean {
  const folded = name.toLowerCase();
  const words = [folded, folded.split('@')[0] ?? ''].filter(
    (word) => word.length >= OWN_MIN || /\p{sc=Han}{2}/u.test(word),
  );
  return words.some((word) => {
    return password.includes(word) && lengthOf(password.replaceAll(word, '')) < ACCOUNT_LIMITS.passwordMin;
  });
}
