import type { Stage } from '../board.ts';
import { isArchived } from '../columns.ts';
import { daysBetween } from '../dates.ts';
import { type CardDeadline, nearestDeadline } from '../lateness.ts';
import { type Agency, type Commitment, commitmentsOf, type Measure, type Role, rolesInMeasure } from '../plan.ts';
import { type BoardState, type CardState, measuresById } from '../plan-state.ts';
import type { Snapshot } from './snapshot.ts';

/** A card of a snapshot with all that is said of it wherever cards are listed. */
export interface CardRow {
  readonly board: BoardState;
  readonly agency: Agency;
  readonly card: CardState;
  /** Null for a task under no measure. */
  readonly measure: Measure | null;
  /** Null for a stage that the plan has not got. */
  readonly stage: Stage | null;
  /** What the agency is to the measure; empty on a task. */
  readonly roles: readonly Role[];
  /** The nearest that is open; null for none, and where it is done. */
  readonly deadline: CardDeadline | null;
  /** Whole days since that deadline; 0 where it is not late. */
  readonly daysLate: number;
  /** What the agency has to do under the measure; empty on a task. */
  readonly commitments: readonly { readonly commitment: Commitment; readonly ticked: boolean }[];
  readonly archived: boolean;
}

/** A board with its cards, in the order in which they stand. */
export interface BoardRows {
  readonly board: BoardState;
  readonly agency: Agency;
  readonly rows: readonly CardRow[];
}

/** The boards of a snapshot, each with its cards. */
export function cardRows(snapshot: Snapshot): BoardRows[] {
  const agencies = new Map(snapshot.agencies.map((agency) => [agency.id, agency]));
  const measures = measuresById(snapshot);
  const stages = new Map(snapshot.stages.map((stage) => [stage.id, stage]));
  return snapshot.boards.flatMap((board) => {
    const agency = agencies.get(board.agencyId);
    if (!agency) return [];
    const rows = board.cards.map((card): CardRow => {
      const measure = (card.measureId !== null && measures.get(card.measureId)) || null;
      const stage = stages.get(card.placement.stage) ?? null;
      const archived = isArchived(card);
      const isOpen = stage?.category !== 'done' && !archived;
      const deadline = isOpen ? nearestDeadline(card, measure, agency.id) : null;
      const own = card.kind === 'measure' && measure ? commitmentsOf(measure, agency.id) : [];
      return {
        ...{ board, agency, card, measure, stage, archived, deadline },
        roles: card.kind === 'measure' && measure ? rolesInMeasure(measure, agency.id) : [],
        daysLate: deadline ? Math.max(0, daysBetween(deadline.on, snapshot.today)) : 0,
        commitments: own.map((commitment) => ({
          commitment,
          ticked: card.kind === 'measure' && card.ticked.includes(commitment.id),
        })),
      };
    });
    return [{ board, agency, rows }];
  });
}
