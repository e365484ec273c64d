import type { Stage } from '../board.ts';
import type { IsoDate } from '../dates.ts';
import type { AgencyId, BoardId, CardId, NotesId } from '../ids.ts';
import type { NotesNode } from '../notes-node.ts';
import type { Agency, Measure, Plan, Section } from '../plan.ts';
import {
  type BoardState,
  type CardState,
  type ConfirmationCall,
  type Instruction,
  measuresById,
  type PlanState,
} from '../plan-state.ts';
import { type CardScene, type ChangeKind, kindsOf } from './card-kinds.ts';
import { type Change, diffLists, type ListDiff, pairUp } from './list-diff.ts';
import { isSame } from './same.ts';
import type { Snapshot } from './snapshot.ts';

/** What can be compared: a snapshot, or the live boards. */
export type Comparable = PlanState & Pick<Snapshot, 'today' | 'notes'>;

/** Everything in which one state differs from another: `applyDiff(before, diff)` is after, whatever they are. */
export interface SnapshotDiff {
  readonly today: Change<IsoDate>;
  /** Null where it is the same. */
  readonly plan: Change<Plan> | null;
  readonly call: Change<ConfirmationCall | null> | null;
  readonly instructions: Change<readonly Instruction[]> | null;
  readonly stages: ListDiff<Stage>;
  readonly sections: ListDiff<Section>;
  readonly measures: ListDiff<Measure>;
  readonly gone: ListDiff<Measure>;
  readonly agencies: ListDiff<Agency>;
  /** Without their cards. */
  readonly boards: ListDiff<BoardHead>;
  /** The cards of boards on which they do not stand in the same order. */
  readonly cardOrders: readonly (Change<readonly CardId[]> & { readonly boardId: BoardId })[];
  /** Cards of which something became, in the order of the boards. */
  readonly cards: readonly CardDiff[];
  readonly notes: readonly NotesDiff[];
}

export type BoardHead = Omit<BoardState, 'cards'>;

export interface CardDiff extends Change<CardState | null> {
  readonly id: CardId;
  readonly boardId: BoardId;
  readonly agencyId: AgencyId;
  /** The board that it was on before, where that is another one; else null. */
  readonly from: { readonly boardId: BoardId; readonly agencyId: AgencyId } | null;
  /** In the order of `CHANGE_KINDS`; none where it was only touched, or nobody saw it. */
  readonly kinds: readonly ChangeKind[];
}

/** Null for notes in which nothing stands. */
export interface NotesDiff extends Change<NotesNode | null> {
  readonly id: NotesId;
}

export function diffSnapshots(before: Comparable, after: Comparable): SnapshotDiff {
  const notes = diffNotes(before, after);
  const boards = pairUp(before.boards, after.boards);
  return {
    today: { before: before.today, after: after.today },
    plan: diffValues(before.plan, after.plan),
    call: diffValues(before.call, after.call),
    instructions: diffValues(before.instructions, after.instructions),
    stages: diffLists(before.stages, after.stages),
    sections: diffLists(before.sections, after.sections),
    measures: diffLists(before.measures, after.measures),
    gone: diffLists(before.gone ?? [], after.gone ?? []),
    agencies: diffLists(before.agencies, after.agencies),
    boards: diffLists(before.boards.map(headOf), after.boards.map(headOf)),
    cardOrders: boards.flatMap((pair) => diffOrder(pair)),
    cards: diffCards(boards, sceneOf(before), sceneOf(after), new Set(notes.map(({ id }) => id))),
    notes,
  };
}

/** The notes a card has: its measure's, or a task's own. */
export function notesIdOf(card: CardState): NotesId {
  return card.kind === 'measure' ? card.measureId : card.id;
}

function diffValues<Value>(before: Value, after: Value): Change<Value> | null {
  return isSame(before, after) ? null : { before, after };
}

function headOf({ cards: _, ...head }: BoardState): BoardHead {
  return head;
}

function diffOrder({ before, after }: Change<BoardState | null>) {
  const boardId = (after ?? before)?.id;
  const was = before?.cards.map(({ id }) => id) ?? [];
  const is = after?.cards.map(({ id }) => id) ?? [];
  return boardId === undefined || isSame(was, is) ? [] : [{ boardId, before: was, after: is }];
}

function sceneOf({ stages, today, ...plan }: Comparable): CardScene {
  return { stages, measures: measuresById(plan), today };
}

function diffCards(
  boards: readonly Change<BoardState | null>[],
  then: CardScene,
  now: CardScene,
  changedNotes: ReadonlySet<NotesId>,
): CardDiff[] {
  const places = placesOf(boards);
  return boards.flatMap(({ before: was, after: is }) => {
    const board = is ?? was;
    if (!board) return [];
    return pairUp(was?.cards ?? [], is?.cards ?? []).flatMap((pair): CardDiff[] => {
      const { after } = pair;
      const card = after ?? pair.before;
      if (!card) return [];
      // One that is on another board now is told of there.
      if (!after && places.after.has(card.id)) return [];
      const there = pair.before ? null : (places.before.get(card.id) ?? null);
      const before = pair.before ?? there?.card ?? null;
      const kinds = kindsOf(
        before && { card: before, scene: then, agencyId: (there?.board ?? was ?? board).agencyId },
        after && { card: after, scene: now, agencyId: (is ?? board).agencyId },
        [before, after].some((side) => side !== null && changedNotes.has(notesIdOf(side))),
        there !== null,
      );
      if (kinds.length === 0 && isSame(before, after)) return [];
      const from = there && { boardId: there.board.id, agencyId: there.board.agencyId };
      return [{ id: card.id, boardId: board.id, agencyId: board.agencyId, from, before, after, kinds }];
    });
  });
}

interface Place {
  readonly board: BoardState;
  readonly card: CardState;
}

/** Where every card was, and where it is. */
function placesOf(boards: readonly Change<BoardState | null>[]): Change<ReadonlyMap<CardId, Place>> {
  const placesIn = (states: readonly (BoardState | null)[]) =>
    new Map(states.flatMap((board) => board?.cards.map((card) => [card.id, { board, card }] as const) ?? []));
  return { before: placesIn(boards.map(({ before }) => before)), after: placesIn(boards.map(({ after }) => after)) };
}

function diffNotes({ notes: was }: Comparable, { notes: is }: Comparable): NotesDiff[] {
  const ids = [...new Set([...Object.keys(is), ...Object.keys(was)])] as NotesId[];
  return ids
    .map((id) => ({ id, before: was[id] ?? null, after: is[id] ?? null }))
    .filter(({ before, after }) => !isSame(before, after));
}
