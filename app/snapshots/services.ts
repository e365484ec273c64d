import type { EpochMs, IsoDate } from '../domain/dates.ts';
import type { AgencyId, MeasureId, PlanId, SnapshotId } from '../domain/ids.ts';
import type { Actor } from '../domain/policy.ts';
import type { LiveState, Snapshot, SnapshotReason } from '../domain/snapshot/snapshot.ts';
import type { Language } from '../i18n/languages.ts';

/**
 * What pages may ask of snapshots. As in `Services`, the actor is a parameter of everything, and what there is not and what
 * may not be seen are told apart by nobody.
 */
export interface SnapshotServices {
  /** The snapshots of a plan, newest first. */
  list(actor: Actor | null, planId: string): Promise<SnapshotSummary[]>;
  /**
   * Takes one of all boards as they are on disk, with what waited for it; resolves once it is on disk itself.
   *
   * @throws DubanError `not-allowed`, `bad-input` for a title too long; `not-saved`
   */
  take(
    actor: Actor | null,
    planId: string,
    wish: { readonly title: string; readonly api: boolean },
  ): Promise<SnapshotSummary>;
  read(actor: Actor | null, snapshotId: string): Promise<SnapshotView>;
  /** The boards as they are now. */
  live(actor: Actor | null, planId: string): Promise<LiveState>;
  readonly schedule: {
    /** Null where none was ever set. */
    read(actor: Actor | null, planId: string): Promise<SnapshotSchedule | null>;
    /** @throws DubanError `not-allowed`; `bad-input` for a rule or a zone that is none, or a rule of more than once an hour */
    set(actor: Actor | null, planId: string, wish: SnapshotRule): Promise<SnapshotSchedule>;
  };
  /** A snapshot with all that goes with it on paper. */
  handout(actor: Actor | null, snapshotId: string): Promise<Handout>;
  /**
   * A snapshot as a file.
   *
   * @param toPages writes the pages that a PDF is made of, as one HTML document that loads nothing: pages know how they look
   * @throws DubanError `no-browser` for a PDF where there is no browser to make it; `too-many` while others wait for theirs
   */
  exportAs(
    actor: Actor | null,
    snapshotId: string,
    wish: ExportWish,
    toPages: (handout: Handout) => Promise<string>,
  ): Promise<SnapshotFile>;
  readonly links: {
    /** Newest first, those that are over included. */
    list(actor: Actor | null, snapshotId: string): Promise<ShareLink[]>;
    /** The token is told this once. */
    create(actor: Actor | null, snapshotId: string, wish: ShareWish): Promise<ShareLink & { readonly token: string }>;
    revoke(actor: Actor | null, linkId: string): Promise<void>;
    /** What a link opens, counted; the names of people taken out where the link is to show none. @throws DubanError `not-found` */
    open(token: string): Promise<SharedView>;
  };
}

export interface SnapshotSummary {
  readonly id: SnapshotId;
  readonly planId: PlanId;
  readonly number: number;
  readonly title: string;
  readonly takenAt: EpochMs;
  readonly takenBy: string | null;
  readonly reason: SnapshotReason;
  /** SHA-256 of its content, hex. */
  readonly hash: string;
  readonly counts: SnapshotCounts;
}

/** Of cards that are not archived. */
export interface SnapshotCounts {
  readonly boards: number;
  readonly cards: number;
  readonly done: number;
  readonly late: number;
  readonly supervised: number;
  /** Boards confirmed; null where nobody had called for it. */
  readonly confirmed: number | null;
}

export interface SnapshotView {
  readonly id: SnapshotId;
  readonly hash: string;
  /** Its bytes are those that were taken, and it follows on the one before. */
  readonly sound: boolean;
  readonly snapshot: Snapshot;
  /** Its neighbours among the plan's snapshots. */
  readonly before: SnapshotId | null;
  readonly after: SnapshotId | null;
}

/** What is handed out in a meeting. */
export interface Handout {
  readonly view: SnapshotView;
  /** The plan's snapshot before, to say what has changed since; null for none, and where it is not to be seen. */
  readonly before: Snapshot | null;
  /** What was decided in meetings on it. */
  readonly decisions: readonly SnapshotDecision[];
}

/** A decision as it was made. */
export interface SnapshotDecision {
  /** 1…n within the plan. */
  readonly number: number;
  readonly text: string;
  readonly agencyIds: readonly AgencyId[];
  /** Empty for nobody named. */
  readonly person: string;
  readonly dueOn: IsoDate | null;
  /** Null for the plan as a whole, and for a task card. */
  readonly measureId: MeasureId | null;
  readonly decidedAt: EpochMs;
}

export interface SnapshotRule {
  /** Five fields of cron: minute, hour, day of the month, month, day of the week. */
  readonly rule: string;
  /** An IANA name. */
  readonly timeZone: string;
  readonly enabled: boolean;
}

export interface SnapshotSchedule extends SnapshotRule {
  readonly setAt: EpochMs;
  /** The person's name; null where they are gone. */
  readonly setBy: string | null;
  /** When the next is due; null while it is not enabled. */
  readonly nextAt: EpochMs | null;
  /** Why the last that was due was not taken; null where it was. */
  readonly failure: string | null;
}

export const SNAPSHOT_FORMATS = ['pdf', 'xlsx', 'csv', 'json'] as const;
export type SnapshotFormat = (typeof SNAPSHOT_FORMATS)[number];

export function isSnapshotFormat(value: unknown): value is SnapshotFormat {
  return SNAPSHOT_FORMATS.some((format) => format === value);
}

export const PAPERS = ['a4', 'a3'] as const;
export type Paper = (typeof PAPERS)[number];

export interface ExportWish {
  readonly format: SnapshotFormat;
  readonly language: Language;
  /** Of a PDF. */
  readonly paper: Paper;
}

export interface SnapshotFile {
  readonly fileName: string;
  /** A MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** How many links to one snapshot may be open at a time, and for how many days at most. */
export const SHARE_LIMITS = { links: 50, days: 366 } as const;

export interface ShareWish {
  /** The last day it opens, in the plans' time zone. */
  readonly until: IsoDate;
  readonly withNames: boolean;
}

/** What somebody without an account sees: one snapshot, and no way to others. */
export interface SharedView extends SnapshotView {
  /** False where people's names have been taken out. */
  readonly withNames: boolean;
}

export interface ShareLink {
  readonly id: string;
  readonly createdAt: EpochMs;
  readonly createdBy: string;
  readonly expiresAt: EpochMs;
  readonly revokedAt: EpochMs | null;
  readonly withNames: boolean;
  readonly opened: number;
  readonly lastOpenedAt: EpochMs | null;
}
