import type { EpochMs } from './dates.ts';
import type { PersonId } from './ids.ts';

/** What is written down for those who answer for the doors, by a name that never changes. */
export const AUDIT_ACTIONS = [
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'session-ended',
  'password-changed',
  'identity-linked',
  'identity-unlinked',
  'reset-link-made',
  'reset-link-used',
  'invitation-made',
  'invitation-revoked',
  'invitation-used',
  'person-added',
  'person-changed',
  'person-disabled',
  'person-enabled',
  'agency-changed',
  'agencies-merged',
  'plan-imported',
  'plan-changed',
  'plan-corrected',
  'snapshot-taken',
  'link-made',
  'link-revoked',
  'exported',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What something was done to. */
export const AUDIT_SUBJECTS = ['person', 'invitation', 'agency', 'plan', 'snapshot', 'link', 'notes'] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** One line of the log, as it was written: names in it are those of then. */
export interface AuditEntry {
  /** Grows from one to the next. */
  readonly id: number;
  readonly at: EpochMs;
  readonly action: AuditAction;
  /** Who did it; null for the server itself, for its operator's commands and for somebody who is not signed in. */
  readonly person: { readonly id: PersonId; readonly name: string } | null;
  /** What it was done to; null for nothing that has an id. */
  readonly subject: { readonly kind: AuditSubject; readonly id: string; readonly name: string } | null;
  /** What changed, as far as it is worth telling: never a password, a token or a text that people wrote. */
  readonly detail: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** Where the request came from, as far as the proxies that are trusted say; null where there was none. */
  readonly address: string | null;
}
