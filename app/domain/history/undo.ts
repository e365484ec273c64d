import type { Card, Placement } from '../board.ts';
import type { CardChange } from '../card-change.ts';
import { isArchived } from '../columns.ts';
import type { IsoDate } from '../dates.ts';

/** A card before a change, and whether it was after it what the change says it became. */
export interface Undone {
  /** `undefined` for a card that was not there yet. */
  readonly card: Card | undefined;
  /** The parts of the card, by {@link partsOf}, that are not what the change left: something wrote them that left no activity. */
  readonly differing: readonly string[];
}

/**
 * The parts of a card that a change writes, each by a name of its own; none for what is on a card without being of it. Values
 * that a task card came with besides its title and its place are not told of apart from its coming.
 */
export function partsOf(change: CardChange): readonly string[] {
  switch (change.kind) {
    case 'moved':
    case 'taken':
      return ['placement'];
    case 'added':
      return ['placement', 'title'];
    case 'archived':
    case 'restored':
      return ['archived'];
    case 'ticked':
    case 'unticked':
      return [`tick ${change.commitmentId}`];
    case 'edited':
      return [change.field];
    case 'supervised':
    case 'lifted':
      return [];
    default:
      return unknown(change, []);
  }
}

/**
 * Takes a change back. The card comes out as it was before even where it was not what the change left: what stood there before
 * is on record. A change that the card cannot have seen (a tick on a task card) leaves it as it is.
 */
export function undo(card: Card, change: CardChange): Undone {
  switch (change.kind) {
    case 'moved':
      return {
        card: { ...card, placement: change.from },
        differing: isAt(card.placement, change.to) ? [] : ['placement'],
      };
    case 'added':
      // Those that the import made have no activity of their coming, and none has a title of its own.
      return card.kind === 'task' || change.title === '' ? unadd(card, change) : { card, differing: partsOf(change) };
    case 'taken':
      return { card: undefined, differing: isAt(card.placement, change.to) ? [] : ['placement'] };
    case 'archived':
    case 'restored': {
      const after = change.kind === 'archived';
      return { card: withArchived(card, !after), differing: isArchived(card) === after ? [] : partsOf(change) };
    }
    case 'ticked':
    case 'unticked':
      return untick(card, change);
    case 'edited':
      return unedit(card, change);
    case 'supervised':
    case 'lifted':
      return { card, differing: [] };
    default:
      return unknown(change, { card, differing: [] });
  }
}

function unadd(card: Card, change: Extract<CardChange, { kind: 'added' }>): Undone {
  const differing = isAt(card.placement, change.to) ? [] : ['placement'];
  const isTitled = card.kind === 'measure' || card.title === change.title;
  return { card: undefined, differing: isTitled ? differing : [...differing, 'title'] };
}

function withArchived(card: Card, archived: boolean): Card {
  if (card.kind === 'task') return { ...card, archived };
  const { archived: _, ...rest } = card;
  return archived ? { ...rest, archived } : rest;
}

function untick(card: Card, change: Extract<CardChange, { kind: 'ticked' | 'unticked' }>): Undone {
  if (card.kind !== 'measure') return { card, differing: partsOf(change) };
  const { commitmentId } = change;
  const others = card.ticked.filter((id) => id !== commitmentId);
  const after = change.kind === 'ticked';
  return {
    // In the order in which a board document is read, so that two ways to one state give the same.
    card: { ...card, ticked: after ? others : [...others, commitmentId].sort() },
    differing: card.ticked.includes(commitmentId) === after ? [] : partsOf(change),
  };
}

function unedit(card: Card, change: Extract<CardChange, { kind: 'edited' }>): Undone {
  const { field, from, to } = change;
  if (field === 'title' || field === 'description') {
    if (card.kind !== 'task') return { card, differing: [field] };
    return { card: { ...card, [field]: from ?? '' }, differing: card[field] === (to ?? '') ? [] : [field] };
  }
  if (field === 'contact') {
    return { card: { ...card, contact: from ?? '' }, differing: card.contact === (to ?? '') ? [] : [field] };
  }
  return { card: { ...card, [field]: from as IsoDate | null }, differing: card[field] === to ? [] : [field] };
}

function isAt(a: Placement, b: Placement): boolean {
  return a.stage === b.stage && a.rank === b.rank;
}

/** A later version of the program may have written what this one does not know: it did something else to the card. */
function unknown<T>(_change: never, instead: T): T {
  return instead;
}
