import type { Placement } from '../domain/board.ts';
import type { CardId, CommitmentId, MeasureId, StageId } from '../domain/ids.ts';
import { placeRetired } from '../domain/place-retired.ts';
import type { BoardDoc, CardKey, Field } from './board-doc.ts';
import { keyOf, parseKey } from './board-doc.ts';
import type { Identity } from './card-fields.ts';
import { isSame, read } from './card-fields.ts';
import { LIMITS } from './protocol.ts';
import type { Json, RegisterChange } from './registers.ts';

/** What the record knows of a board, and its document must agree with. */
export interface BoardFrame {
  /** Those in use. */
  readonly stages: ReadonlySet<StageId>;
  /** By which of them each retired one is replaced: what comes to be in a retired stage, goes there. */
  readonly retired: ReadonlyMap<StageId, StageId>;
  /** The cards of measures: never removed, never another measure's, put away by the record alone. */
  readonly measureCards: ReadonlyMap<CardId, FramedCard>;
  /** The commitments this agency answers for or did in an earlier text of the document, with their measures. */
  readonly commitments: ReadonlyMap<CommitmentId, MeasureId>;
}

/** A measure card as the rows have it. */
export interface FramedCard {
  readonly measureId: MeasureId;
  readonly placement: Placement;
  readonly archived: boolean;
}

export type Repair =
  | { readonly kind: 'set'; readonly key: string; readonly value: Json }
  | { readonly kind: 'remove'; readonly key: string };

/**
 * What must be written to put right what a write did to a board document: a wrong value goes back to what stood there, a
 * removed register comes back, what has no place in a board goes, and a card that was put into a stage that is retired goes
 * where its cards went: whoever moved it may not have known yet.
 *
 * @param changes what the write did, `before` being sound
 */
export function checkBoard(frame: BoardFrame, board: BoardDoc, changes: readonly RegisterChange[]): Repair[] {
  const isFull = board.cards.size > LIMITS.cardsPerBoard;
  const repairs: Repair[] = [];
  const touched = new Set<CardId>();
  for (const change of changes) {
    const parsed = parseKey(change.key);
    if (parsed === null) repairs.push({ kind: 'remove', key: change.key });
    else if (!frame.measureCards.has(parsed.cardId)) touched.add(parsed.cardId);
    if (parsed !== null && !sound(frame, parsed, change, isFull)) repairs.push(undo(frame, parsed, change));
  }
  const repaired = new Map(repairs.map((repair) => [repair.key, repair]));
  for (const [cardId, { stage, rank }] of placeRetired(board.cards.values(), frame.retired)) {
    const key = keyOf(cardId, 'placement');
    if (repaired.has(key)) repaired.set(key, { kind: 'set', key, value: { stage, rank } });
  }
  for (const cardId of touched) {
    if (isWholeTask(frame, board, cardId, repaired)) continue;
    for (const key of board.keysOf(cardId)) repaired.set(key, { kind: 'remove', key });
  }
  return [...repaired.values()];
}

/**
 * What a document must be given to have the measure cards that the record has: those it lacks, where the rows have them (the
 * document came to name more agencies, or a part of it was damaged), and which of them are put away.
 */
export function differingMeasureCards(frame: BoardFrame, board: BoardDoc): Repair[] {
  return [...frame.measureCards].flatMap(([cardId, { measureId, placement, archived }]): Repair[] => {
    const card = board.cards.get(cardId);
    const away: Repair[] =
      (card?.archived === true) === archived ? [] : [{ kind: 'set', key: keyOf(cardId, 'archived'), value: archived }];
    if (card) return away;
    const { rank } = placement;
    const stage = frame.retired.get(placement.stage) ?? placement.stage;
    return [
      { kind: 'set', key: keyOf(cardId, 'identity'), value: { kind: 'measure', measureId } },
      { kind: 'set', key: keyOf(cardId, 'placement'), value: { stage, rank } },
      ...away,
    ];
  });
}

/** The same check for a whole document, as it comes from the store. */
export function checkWholeBoard(frame: BoardFrame, board: BoardDoc): Repair[] {
  const entries = [...board.registers.entries()];
  return checkBoard(
    frame,
    board,
    entries.map(([key, after]) => ({ key, before: undefined, after })),
  );
}

/** Writes repairs in one transaction of the document. */
export function applyRepairs(board: BoardDoc, repairs: readonly Repair[], origin: unknown): void {
  board.doc.transact(() => {
    board.registers.remove(new Set(repairs.filter((r) => r.kind === 'remove').map((r) => r.key)));
    // Together: one by one, each would walk along the whole board.
    board.registers.restoreAll(new Map(repairs.flatMap((r) => (r.kind === 'set' ? [[r.key, r.value]] : []))));
  }, origin);
}

function sound(frame: BoardFrame, key: CardKey, { before, after }: RegisterChange, isFull: boolean): boolean {
  const measure = frame.measureCards.get(key.cardId);
  switch (key.field) {
    case 'identity': {
      const identity = read.identity(after);
      if (measure) return identity?.kind === 'measure' && identity.measureId === measure.measureId;
      if (before !== undefined) return isSame(before, after);
      return identity?.kind === 'task' && knows(frame, identity) && !isFull;
    }
    case 'placement': {
      const placement = read.placement(after);
      return placement !== undefined && frame.stages.has(placement.stage);
    }
    case 'contact':
      return read.contact(after) !== undefined;
    case 'startsOn':
    case 'dueOn':
      return read.date(after) !== undefined;
    case 'title':
      return !measure && read.title(after) !== undefined;
    case 'description':
      return !measure && read.description(after) !== undefined;
    case 'archived':
      return read.flag(after) !== undefined && (!measure || after === measure.archived);
    case 'tick':
      return (
        measure !== undefined && isOf(frame, key.commitmentId, measure.measureId) && read.flag(after) !== undefined
      );
    default:
      return unknownField(key);
  }
}

function undo(frame: BoardFrame, key: CardKey, { key: name, before }: RegisterChange): Repair {
  const measure = frame.measureCards.get(key.cardId);
  if (measure && key.field === 'archived') return { kind: 'set', key: name, value: measure.archived };
  if (before !== undefined) return { kind: 'set', key: name, value: before };
  if (measure && key.field === 'identity') {
    return { kind: 'set', key: name, value: { kind: 'measure', measureId: measure.measureId } };
  }
  return { kind: 'remove', key: name };
}

/** Whether a card that the import did not make is a whole task card once the repairs are made. */
function isWholeTask(
  frame: BoardFrame,
  board: BoardDoc,
  cardId: CardId,
  repairs: ReadonlyMap<string, Repair>,
): boolean {
  const after = (field: Field): Json | undefined => {
    const key = keyOf(cardId, field);
    const repair = repairs.get(key);
    if (repair) return repair.kind === 'set' ? repair.value : undefined;
    return board.registers.get(key);
  };
  const identity = read.identity(after('identity'));
  if (identity?.kind !== 'task' || !knows(frame, identity)) return false;
  return read.placement(after('placement')) !== undefined && read.title(after('title')) !== undefined;
}

function knows(frame: BoardFrame, { measureId, commitmentId }: Extract<Identity, { kind: 'task' }>): boolean {
  if (measureId === null) return commitmentId === null;
  if (commitmentId !== null) return isOf(frame, commitmentId, measureId);
  for (const card of frame.measureCards.values()) if (card.measureId === measureId) return true;
  return false;
}

function isOf(frame: BoardFrame, commitmentId: CommitmentId, measureId: MeasureId): boolean {
  return frame.commitments.get(commitmentId) === measureId;
}

function unknownField(key: never): never {
  throw new TypeError(`No rule for ${JSON.stringify(key)}`);
}
