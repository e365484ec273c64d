import type { CellChange } from '../../components/snapshot/matrix-table.tsx';
import type { Stage, TaskCard } from '../../domain/board.ts';
import type { EpochMs, IsoDate } from '../../domain/dates.ts';
import type { AgencyId, BoardId, CardId, MeasureId, ReviewId, SnapshotId } from '../../domain/ids.ts';
import type { Matrix } from '../../domain/matrix.ts';
import type { NotesNode } from '../../domain/notes-node.ts';
import type { Agency, Measure, Plan, Section } from '../../domain/plan.ts';
import type { CardState, Confirmation, ConfirmationCall, Instruction } from '../../domain/plan-state.ts';
import type { CardDiff } from '../../domain/snapshot/diff.ts';
import type { FrozenColumn } from '../../domain/snapshot/frozen-columns.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import type { DiffSummary } from '../../domain/snapshot/summary.ts';
import type { ComparedBlock } from '../../notes/compare.ts';

/** What the page of a snapshot is given: of all that stands in it, what the address asks for. */
export interface SnapshotPage {
  readonly id: SnapshotId;
  readonly head: Pick<Snapshot, 'number' | 'title' | 'takenAt' | 'takenBy' | 'reason'>;
  readonly hash: string;
  readonly sound: boolean;
  /** Its neighbours. */
  readonly before: SnapshotId | null;
  readonly after: SnapshotId | null;
  /** The plan's other snapshots, newest first. */
  readonly others: readonly Pick<Snapshot & { id: SnapshotId }, 'id' | 'number' | 'title' | 'takenAt'>[];
  /** Of what is shown, as everything below: compared, that is the later of the two. */
  readonly plan: Plan;
  readonly stages: readonly Stage[];
  /** In the order of the boards. */
  readonly agencies: readonly Agency[];
  /** Those of the document, then those that it has no more and under which something stands. */
  readonly measures: readonly Pick<Measure, 'id' | 'ordinal' | 'number' | 'title'>[];
  readonly today: IsoDate;
  readonly call: ConfirmationCall | null;
  readonly instructions: readonly Instruction[];
  readonly compared: ComparedData | null;
  readonly shown: BoardData | MatrixData;
  /** Null for none, `missing` for one that neither side has. */
  readonly card: CardData | 'missing' | null;
}

/** Where one goes from a snapshot. */
export interface SnapshotWays {
  /** The meeting on it; null for none. */
  readonly reviewId: ReviewId | null;
  /** The person may open one. */
  readonly mayOpen: boolean;
  readonly mayShare: boolean;
  /** Today, in the plans' time zone. */
  readonly today: IsoDate;
}

export interface ComparedData {
  readonly from: Moment;
  readonly to: Moment;
  readonly summary: DiffSummary;
  /** Of every card of which something became: what, and whose it is. */
  readonly marks: readonly Mark[];
}

export interface Moment {
  /** Null for the live boards. */
  readonly number: number | null;
  readonly at: EpochMs;
}

export interface Mark extends Pick<CardDiff, 'agencyId' | 'kinds'> {
  readonly measureId: MeasureId | null;
}

/** One agency's board, or one measure on the boards of all. */
export interface BoardData {
  readonly kind: 'board';
  /** Null for all of them. */
  readonly agencyId: AgencyId | null;
  /** Null by agency. */
  readonly measureId: MeasureId | null;
  readonly columns: readonly FrozenColumn[];
  /** Those that its cards are of, whole. */
  readonly measures: readonly Measure[];
  /** Of the one board; null where there is none, or it is not one board. */
  readonly confirmation: Confirmation | null;
}

export interface MatrixData {
  readonly kind: 'matrix';
  readonly agencyId: AgencyId | null;
  readonly matrix: Matrix;
  /** Of cells of which something became. */
  readonly changes: ReadonlyMap<CardId, CellChange>;
}

/** A card that is open. */
export interface CardData {
  readonly agency: Agency;
  readonly boardId: BoardId;
  /** As it is, or as it was where it is no more. */
  readonly card: CardState;
  readonly isGone: boolean;
  readonly diff: CardDiff | null;
  readonly measures: { readonly before: Measure | null; readonly after: Measure | null };
  readonly section: Section | null;
  readonly tasks: readonly TaskCard[];
  readonly measureCardId: CardId | null;
  readonly notes: { readonly text: NotesNode | null; readonly blocks: readonly ComparedBlock[] | null };
}
