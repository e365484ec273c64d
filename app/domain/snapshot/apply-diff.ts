import type { CardId, NotesId } from '../ids.ts';
import type { NotesNode } from '../notes-node.ts';
import type { BoardState, CardState } from '../plan-state.ts';
import { mirrorKinds } from './card-kinds.ts';
import type { CardDiff, Comparable, SnapshotDiff } from './diff.ts';
import { applyList, type Change, type ListDiff } from './list-diff.ts';

/** The state that a diff leads to from the one it was made from. */
export function applyDiff(before: Comparable, diff: SnapshotDiff): Comparable {
  const gone = applyList(before.gone ?? [], diff.gone);
  return {
    plan: diff.plan ? diff.plan.after : before.plan,
    call: diff.call ? diff.call.after : before.call,
    instructions: diff.instructions ? diff.instructions.after : before.instructions,
    today: diff.today.after,
    stages: applyList(before.stages, diff.stages),
    sections: applyList(before.sections, diff.sections),
    measures: applyList(before.measures, diff.measures),
    ...(gone.length > 0 && { gone }),
    agencies: applyList(before.agencies, diff.agencies),
    boards: applyBoards(before.boards, diff),
    notes: applyNotes(before.notes, diff),
  };
}

function applyBoards(before: readonly BoardState[], diff: SnapshotDiff): BoardState[] {
  const was = new Map(before.map((board) => [board.id, board.cards]));
  const heads = before.map(({ cards: _, ...head }) => head);
  return applyList(heads, diff.boards).map((head) => {
    const cards = was.get(head.id) ?? [];
    const order = diff.cardOrders.find(({ boardId }) => boardId === head.id);
    const changed = diff.cards.filter(({ boardId }) => boardId === head.id);
    return { ...head, cards: applyCards(cards, changed, order?.after ?? cards.map(({ id }) => id)) };
  });
}

function applyCards(before: readonly CardState[], changed: readonly CardDiff[], order: readonly CardId[]): CardState[] {
  const now = new Map(before.map((card) => [card.id, card]));
  for (const { after } of changed) if (after) now.set(after.id, after);
  return order.flatMap((id) => now.get(id) ?? []);
}

function applyNotes(before: Comparable['notes'], { notes }: SnapshotDiff): Record<NotesId, NotesNode> {
  const now = new Map(Object.entries(before) as [NotesId, NotesNode][]);
  for (const { id, after } of notes) {
    if (after) now.set(id, after);
    else now.delete(id);
  }
  return Object.fromEntries(now) as Record<NotesId, NotesNode>;
}

/** The diff seen from the other side: what it leads to is what it came from. Lists of changes may stand in another order. */
export function mirrorDiff(diff: SnapshotDiff): SnapshotDiff {
  return {
    today: swap(diff.today),
    plan: diff.plan && swap(diff.plan),
    call: diff.call && swap(diff.call),
    instructions: diff.instructions && swap(diff.instructions),
    stages: mirrorList(diff.stages),
    sections: mirrorList(diff.sections),
    measures: mirrorList(diff.measures),
    gone: mirrorList(diff.gone),
    agencies: mirrorList(diff.agencies),
    boards: mirrorList(diff.boards),
    cardOrders: diff.cardOrders.map(swap),
    cards: diff.cards.map(mirrorCard),
    notes: diff.notes.map(swap),
  };
}

function mirrorCard(card: CardDiff): CardDiff {
  const { boardId, agencyId, from, kinds } = card;
  const place = from ? { ...from, from: { boardId, agencyId } } : {};
  return { ...swap(card), ...place, kinds: mirrorKinds(kinds) };
}

function swap<Pair extends Change<unknown>>(pair: Pair): Pair {
  return { ...pair, before: pair.after, after: pair.before };
}

function mirrorList<Item>({ items, order }: ListDiff<Item>): ListDiff<Item> {
  return { items: items.map(swap), order: order && swap(order) };
}
