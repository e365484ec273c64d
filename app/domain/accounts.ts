import type { PersonRole } from './policy.ts';

/** Bounds of what makes an account; lengths in characters (code points), as they are after folding. */
export const ACCOUNT_LIMITS = {
  /** A person's name, as it stands beside what they do. */
  name: 60,
  userName: 40,
  /** RFC 5321, 4.5.3.1.3, less the angle brackets. */
  email: 254,
  /** Length over composition: NIST SP 800-63B-4 asks for 15 where nothing stands beside the password, OWASP for 12 at least. */
  passwordMin: 12,
  /** More protects nobody, and each is hashed. */
  passwordMax: 256,
  /** Days that an invitation may be open. */
  invitationDays: 30,
  /** Invitations that are open at a time. */
  invitations: 200,
} as const;

/** Why a link for one person is there. */
export const LINK_KINDS = ['first', 'invitation', 'reset'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** What becomes of an invitation. */
export type InvitationState = 'open' | 'used' | 'revoked' | 'over';

/** Whom somebody is to be. */
export interface Membership {
  readonly roles: readonly PersonRole[];
  readonly agencyIds: readonly string[];
}

/** What has no place in a name: controls, and halves of characters. */
const NO_TEXT = /[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/u;
const USER_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]+$/u;
/** What a mail server may know; whether it does, only a message tells. */
const EMAIL = /^[^\s@"(),:;<>[\]\\]+@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u;

/** What is typed for an account as it is looked up: one spelling whatever the keyboard's width and case. */
export function foldAccountName(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** A user name as it is kept; null for what is none. It has no @, so that it is never taken for an address. */
export function readUserName(text: string): string | null {
  const folded = foldAccountName(text);
  return USER_NAME.test(folded) && lengthOf(folded) <= ACCOUNT_LIMITS.userName ? folded : null;
}

/** An e-mail address as it is kept; null for what is none. */
export function readEmail(text: string): string | null {
  const folded = foldAccountName(text);
  return EMAIL.test(folded) && folded.length <= ACCOUNT_LIMITS.email ? folded : null;
}

/** A person's name with single blanks; null for none and for what is no line of text. */
export function readPersonName(text: string): string | null {
  const name = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  return name !== '' && !NO_TEXT.test(name) && lengthOf(name) <= ACCOUNT_LIMITS.name ? name : null;
}

/** Characters of a text, as people count them. */
export function lengthOf(text: string): number {
  return [...text].length;
}
