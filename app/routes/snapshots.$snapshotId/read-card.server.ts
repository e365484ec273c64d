import type { TaskCard } from '../../domain/board.ts';
import { type BoardState, type CardState, knownMeasures } from '../../domain/plan-state.ts';
import { type Comparable, notesIdOf } from '../../domain/snapshot/diff.ts';
import { compareNotes } from '../../notes/compare.ts';
import type { Comparison } from './compare.server.ts';
import type { CardData, SnapshotPage } from './page-data.ts';

const EMPTY = { type: 'doc', content: [] } as const;

/** A card of a state, or of the one it is compared with where it is no more, whole. */
export function readCardData(
  state: Comparable,
  comparison: Comparison | null,
  cardId: string | null,
): SnapshotPage['card'] {
  if (cardId === null) return null;
  const here = findCard(state, cardId);
  const before = comparison?.before ?? null;
  const found = here ?? (before && findCard(before, cardId));
  if (!found) return 'missing';
  const { board, card } = found;
  const source = here ? state : (before ?? state);
  const agency = source.agencies.find(({ id }) => id === board.agencyId);
  if (!agency) return 'missing';
  const measures = { before: measureOf(before, card), after: measureOf(state, card) };
  const sectionId = (measures.after ?? measures.before)?.sectionId ?? null;
  return {
    agency,
    boardId: board.id,
    card,
    isGone: !here,
    diff: comparison?.diff.cards.find(({ id }) => id === card.id) ?? null,
    measures,
    section: source.sections.find(({ id }) => id === sectionId) ?? null,
    tasks: board.cards.filter((each): each is TaskCard & CardState => isTaskUnder(each, card)),
    measureCardId: measureCardOf(board, card)?.id ?? null,
    notes: notesOf(source, comparison, card),
  };
}

function findCard({ boards }: Comparable, cardId: string): { board: BoardState; card: CardState } | null {
  for (const board of boards) {
    const card = board.cards.find(({ id }) => id === cardId);
    if (card) return { board, card };
  }
  return null;
}

function measureOf(state: Comparable | null, { measureId }: CardState) {
  return (state && knownMeasures(state).find(({ id }) => id === measureId)) ?? null;
}

function isTaskUnder(each: CardState, card: CardState): boolean {
  return card.kind === 'measure' && each.kind === 'task' && !each.archived && each.measureId === card.measureId;
}

function measureCardOf({ cards }: BoardState, { kind, measureId }: CardState) {
  return kind === 'task' && measureId !== null
    ? cards.find((each) => each.kind === 'measure' && each.measureId === measureId)
    : undefined;
}

function notesOf(state: Comparable, comparison: Comparison | null, card: CardState): CardData['notes'] {
  const id = notesIdOf(card);
  const text = state.notes[id] ?? null;
  const changed = comparison?.diff.notes.find((each) => each.id === id);
  return { text, blocks: changed ? compareNotes(changed.before ?? EMPTY, changed.after ?? EMPTY) : null };
}
