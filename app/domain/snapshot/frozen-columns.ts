import type { Stage } from '../board.ts';
import { compareCards, isArchived } from '../columns.ts';
import type { AgencyId, BoardId, CardId, StageId } from '../ids.ts';
import type { CardState, PlanState } from '../plan-state.ts';
import type { CardDiff } from './diff.ts';
import { pairUp } from './list-diff.ts';

/** A stage with what stands in it, and with what stood in it, from the top down. */
export interface FrozenColumn {
  readonly stage: Stage;
  /** The plan has it no more. */
  readonly isGone: boolean;
  readonly entries: readonly FrozenEntry[];
}

export interface FrozenEntry {
  readonly boardId: BoardId;
  readonly agencyId: AgencyId;
  /** Of a ghost, as it was. */
  readonly card: CardState;
  /** A ghost stands where the card was. */
  readonly isGhost: boolean;
  /** What became of the card; null for nothing, or where nothing is compared. */
  readonly diff: CardDiff | null;
}

interface Compared {
  readonly before: PlanState;
  readonly cards: readonly CardDiff[];
}

/** Which cards are wanted; a card may be asked about as it was and as it is. */
export type Pick = (card: CardState, boardId: BoardId) => boolean;

/**
 * The boards of a state as columns, one board below the other in each; compared with what was before, a card that left its stage
 * leaves a ghost there, below the one it stood below.
 */
export function toFrozenColumns(state: PlanState, compared: Compared | null, pick: Pick): FrozenColumn[] {
  const diffs = new Map(compared?.cards.map((diff) => [diff.id, diff]));
  const stages = withGone(compared?.before.stages ?? [], state.stages);
  const now = sortCards(state, pick);
  const then = compared ? sortCards(compared.before, pick) : null;
  const boards = pairUp(compared?.before.boards ?? [], state.boards).flatMap(
    ({ before, after }) => after ?? before ?? [],
  );
  return stages.map(({ stage, isGone }) => ({
    stage,
    isGone,
    entries: boards.flatMap(({ id: boardId, agencyId }): FrozenEntry[] => {
      const cards = now.get(boardId)?.get(stage.id) ?? [];
      const was = then?.get(boardId)?.get(stage.id) ?? [];
      return withGhosts(was, cards).map(({ card, isGhost }) => {
        return { boardId, agencyId, card, isGhost, diff: diffs.get(card.id) ?? null };
      });
    }),
  }));
}

/** The stages of after, and those that went where they stood: behind the one that was before them. */
function withGone(before: readonly Stage[], after: readonly Stage[]) {
  const stages = after.map((stage) => ({ stage, isGone: false }));
  let at = 0;
  for (const stage of before) {
    const here = stages.findIndex((each) => each.stage.id === stage.id);
    if (here < 0) stages.splice(at++, 0, { stage, isGone: true });
    else at = here + 1;
  }
  return stages;
}

type ByStage = Map<StageId, CardState[]>;

/** The wanted cards of each board by stage, in order. One in a stage that there is not stands in the first, as on the board. */
function sortCards({ boards, stages }: PlanState, pick: Pick): Map<BoardId, ByStage> {
  const known = new Set(stages.map(({ id }) => id));
  const first = stages[0]?.id;
  return new Map(
    boards.map(({ id, cards }) => {
      const byStage: ByStage = new Map();
      for (const card of cards.filter((each) => !isArchived(each) && pick(each, id)).sort(compareCards)) {
        const stage = known.has(card.placement.stage) ? card.placement.stage : first;
        if (stage === undefined) continue;
        const column = byStage.get(stage);
        if (column) column.push(card);
        else byStage.set(stage, [card]);
      }
      return [id, byStage];
    }),
  );
}

function withGhosts(was: readonly CardState[], cards: readonly CardState[]) {
  const here = new Set(cards.map(({ id }) => id));
  const ghosts = new Map<CardId | null, CardState[]>();
  let above: CardId | null = null;
  for (const card of was) {
    if (here.has(card.id)) above = card.id;
    else ghosts.set(above, [...(ghosts.get(above) ?? []), card]);
  }
  const ghostsBelow = (id: CardId | null) => (ghosts.get(id) ?? []).map((card) => ({ card, isGhost: true }));
  return [...ghostsBelow(null), ...cards.flatMap((card) => [{ card, isGhost: false }, ...ghostsBelow(card.id)])];
}
