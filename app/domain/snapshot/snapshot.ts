import type { EpochMs, IsoDate } from '../dates.ts';
import type { NotesId } from '../ids.ts';
import type { NotesNode } from '../notes-node.ts';
import type { PlanState } from '../plan-state.ts';

export const SNAPSHOT_REASONS = ['person', 'schedule', 'api'] as const;
/** What made a snapshot be taken. */
export type SnapshotReason = (typeof SNAPSHOT_REASONS)[number];

/**
 * An immutable picture of all boards of a plan at one moment: all that its pages show, names included, so that nothing that
 * becomes of boards, people or agencies afterwards changes it.
 */
export interface Snapshot extends PlanState {
  /** Of this shape; another one may come. */
  readonly format: 1;
  /** 1…n within the plan. */
  readonly number: number;
  readonly title: string;
  readonly takenAt: EpochMs;
  /** The day it was in the plans' time zone: what is late is late by it. */
  readonly today: IsoDate;
  /** The lead's name; null where the schedule took it. */
  readonly takenBy: string | null;
  readonly reason: SnapshotReason;
  /** The hash of the plan's snapshot before; null for the first. */
  readonly previous: string | null;
  /** The texts of all notes in which anything stands. */
  readonly notes: Readonly<Record<NotesId, NotesNode>>;
}

/** The boards as they are now, in the form of a snapshot, to be compared with one. */
export type LiveState = PlanState & Pick<Snapshot, 'takenAt' | 'today' | 'notes'>;
