import type { IsoDate } from '../dates.ts';
import type { AgencyKind, Role } from '../plan.ts';

/**
 * What a person puts right in what was read of a text. Places are UTF-16 offsets into the source, which never changes: a measure
 * is named by where its heading starts, a commitment by where its passage starts (its clause, where it has no passage), a
 * deadline by where its phrase starts.
 *
 * Those with a `from` say what the person saw: where somebody else has changed that meanwhile, they do not apply.
 */
export type ReadingCorrection =
  | { readonly kind: 'plan-title'; readonly from: string | null; readonly to: string }
  | { readonly kind: 'doc-number'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'measure-title'; readonly measure: number; readonly from: string | null; readonly to: string }
  | { readonly kind: 'agency-add'; readonly commitment: number; readonly agency: string; readonly role: Role }
  | { readonly kind: 'agency-remove'; readonly commitment: number; readonly agency: string; readonly role: Role }
  | {
      readonly kind: 'agency-role';
      readonly commitment: number;
      readonly agency: string;
      readonly from: Role;
      readonly to: Role;
    }
  /** Everywhere; where there is an agency of that name, the two become one. */
  | { readonly kind: 'agency-rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'agency-kind'; readonly agency: string; readonly to: AgencyKind }
  /** The first place of the phrase in the commitment's passage or clause is meant. */
  | { readonly kind: 'deadline-add'; readonly commitment: number; readonly on: IsoDate; readonly phrase: string }
  | {
      readonly kind: 'deadline-change';
      readonly commitment: number;
      readonly at: number;
      readonly from: IsoDate;
      readonly to: IsoDate;
    }
  | { readonly kind: 'deadline-remove'; readonly commitment: number; readonly at: number; readonly on: IsoDate }
  | { readonly kind: 'open-ended'; readonly commitment: number; readonly to: boolean }
  /** Two commitments of one, both with its clause. */
  | { readonly kind: 'split'; readonly commitment: number; readonly at: number }
  /** With the next of its measure. */
  | { readonly kind: 'join'; readonly commitment: number }
  /** An unread stretch is no part of any measure. */
  | { readonly kind: 'aside'; readonly at: number; readonly to: boolean }
  /** An unread stretch is a commitment of a measure: a new one, or the passage of one that has none. */
  | {
      readonly kind: 'take';
      readonly at: number;
      readonly measure: number;
      readonly commitment: number | null;
    }
  /** A warning has been looked at. */
  | { readonly kind: 'review'; readonly warning: string; readonly to: boolean };

/** Why a correction does not apply. */
export const CORRECTION_FAULTS = [
  'no-such-measure',
  'no-such-commitment',
  'no-such-agency',
  'no-such-deadline',
  'no-such-place',
  'no-such-warning',
  'changed-meanwhile',
  'already-so',
  'empty',
  'too-long',
  'phrase-not-found',
  'cannot-split',
  'nothing-to-join',
] as const;
export type CorrectionFault = (typeof CORRECTION_FAULTS)[number];

/** In UTF-16 units; names and numbers as the tables take them. */
export const CORRECTION_LIMITS = { title: 300, docNumber: 100, agency: 60, phrase: 100 } as const;
