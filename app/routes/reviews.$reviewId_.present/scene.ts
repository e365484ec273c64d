import type { Card, Stage } from '../../domain/board.ts';
import { isArchived } from '../../domain/columns.ts';
import type { AgencyId, CardId, MeasureId, StageId } from '../../domain/ids.ts';
import { type CardDeadline, isLate, nearestDeadline } from '../../domain/lateness.ts';
import { commitmentsOf, type Measure, type Role, rolesInMeasure } from '../../domain/plan.ts';
import { type BoardState, type CardState, measuresById } from '../../domain/plan-state.ts';
import type { ChangeKind } from '../../domain/snapshot/card-kinds.ts';
import type { CardDiff } from '../../domain/snapshot/diff.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';

/** What became of a card since the snapshot that the meeting compares with. */
export interface CardChange {
  readonly kinds: readonly ChangeKind[];
  /** The stage that it stood in; null where it was not there. */
  readonly from: StageId | null;
}

/** A frozen card with all that a slide says of it. */
export interface ShownCard {
  readonly card: CardState;
  readonly board: BoardState;
  readonly agencyId: AgencyId;
  readonly measure: Measure | null;
  readonly stage: Stage | null;
  readonly from: Stage | null;
  readonly kinds: readonly ChangeKind[];
  readonly deadline: CardDeadline | null;
  readonly late: boolean;
  readonly done: boolean;
  readonly roles: readonly Role[];
  /** Commitments of the agency, and how many of them it has ticked off; null for a task. */
  readonly ticks: { readonly all: number; readonly done: number } | null;
}

/** Cards of a snapshot as slides show them: what presses first, then what changed, then as they stand on the board. */
export interface Scene {
  readonly snapshot: Snapshot;
  ofBoard(boardId: string): { readonly board: BoardState; readonly cards: readonly ShownCard[] } | null;
  ofMeasure(measureId: string): { readonly measure: Measure; readonly cards: readonly ShownCard[] } | null;
}

/** What of a diff slides need: it goes to the page by card. */
export function changesByCard(cards: readonly CardDiff[]): Record<CardId, CardChange> {
  return Object.fromEntries(
    cards.map(({ id, kinds, before }) => [id, { kinds, from: before?.placement.stage ?? null }]),
  );
}

export function toScene(snapshot: Snapshot, changes: Readonly<Record<CardId, CardChange>>): Scene {
  const measures = measuresById(snapshot);
  const stages = new Map<StageId, Stage>(snapshot.stages.map((stage) => [stage.id, stage]));
  const show = (board: BoardState, card: CardState): ShownCard => {
    const { agencyId } = board;
    const measure = card.measureId === null ? null : (measures.get(card.measureId) ?? null);
    const stage = stages.get(card.placement.stage) ?? null;
    const change = changes[card.id];
    const from = change?.from ? (stages.get(change.from) ?? null) : null;
    return {
      card,
      board,
      agencyId,
      measure,
      stage,
      from: from?.id === stage?.id ? null : from,
      kinds: (change?.kinds ?? []).filter((kind) => kind !== 'reordered'),
      deadline: nearestDeadline(card, measure, agencyId),
      late: isLate(card, measure, agencyId, stage?.category ?? 'todo', snapshot.today),
      done: stage?.category === 'done',
      roles: measure ? rolesInMeasure(measure, agencyId) : [],
      ticks: card.kind === 'measure' && measure ? ticksOf(card, measure, agencyId) : null,
    };
  };
  const isShown = (card: Card) => !isArchived(card);
  return {
    snapshot,
    ofBoard(boardId) {
      const board = snapshot.boards.find(({ id }) => id === boardId);
      return board ? { board, cards: inOrder(board.cards.filter(isShown).map((card) => show(board, card))) } : null;
    },
    ofMeasure(measureId) {
      const measure = measures.get(measureId as MeasureId);
      if (!measure) return null;
      const cards = snapshot.boards.flatMap((board) =>
        board.cards.filter((card) => card.measureId === measureId && isShown(card)).map((card) => show(board, card)),
      );
      return { measure, cards: inOrder(cards) };
    },
  };
}

/** What is said in figures of some cards. */
export function figuresOf(cards: readonly ShownCard[]) {
  return {
    cards: cards.length,
    done: cards.filter(({ done }) => done).length,
    late: cards.filter(({ late }) => late).length,
    supervised: cards.filter(({ card }) => card.supervision !== null).length,
  };
}

function ticksOf(card: Extract<CardState, { kind: 'measure' }>, measure: Measure, agencyId: AgencyId) {
  const own = commitmentsOf(measure, agencyId);
  return { all: own.length, done: own.filter(({ id }) => card.ticked.includes(id)).length };
}

function inOrder(cards: readonly ShownCard[]): ShownCard[] {
  const rank = ({ card, late, kinds }: ShownCard) => {
    if (card.supervision !== null) return 0;
    if (late) return 1;
    return kinds.length > 0 ? 2 : 3;
  };
  return cards
    .map((card, place) => ({ card, place, rank: rank(card) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ card }) => card);
}
