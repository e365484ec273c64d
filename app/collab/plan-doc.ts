import type { Stage } from '../domain/board.ts';
import { compareCards } from '../domain/columns.ts';
import type { BoardId, CardId } from '../domain/ids.ts';
import { overviewCard } from '../domain/overview.ts';
import { recordSign } from '../domain/plan-record.ts';
import type {
  BoardState,
  CardState,
  Confirmation,
  ConfirmationCall,
  Instruction,
  PlanState,
} from '../domain/plan-state.ts';
import { isSame } from './card-fields.ts';
import type { Json, Registers } from './registers.ts';

/** The one root type of a plan's document: a register for each card, and some for the plan. */
export const PLAN_ROOT = 'registers';

const CARD = 'card/';
const CONFIRMATION = 'confirmation/';
const CALL = 'call';
const STAGES = 'stages';
const INSTRUCTIONS = 'instructions';
const RECORD = 'record';

/** What stands in the register of a card. */
interface CardEntry {
  readonly boardId: BoardId;
  readonly card: CardState;
}

type Readable = Pick<Registers, 'get' | 'entries'>;

/** The key of a card's register. */
export const cardKey = (id: CardId): string => CARD + id;

/** The value of a card's register. */
export function cardEntry(boardId: BoardId, card: CardState): Json {
  return { boardId, card: overviewCard(card) } as unknown as Json;
}

/** The card that stands in a register; undefined for none. */
export function readCardEntry(registers: Pick<Registers, 'get'>, id: CardId): CardState | undefined {
  return (registers.get(cardKey(id)) as CardEntry | undefined)?.card;
}

/** The sign of the record that a document is beside; null before it says so. */
export function readRecordSign(registers: Pick<Registers, 'get'>): string | null {
  const sign = registers.get(RECORD);
  return typeof sign === 'string' ? sign : null;
}

/** Every register of a plan's document. What the document does not carry (measures, agencies) comes with the page. */
export function planRegisters(state: PlanState): Map<string, Json> {
  const { boards, call, instructions, stages } = state;
  const registers = new Map<string, Json>([
    [CALL, call as Json],
    [STAGES, stages as unknown as Json],
    [INSTRUCTIONS, instructions as unknown as Json],
    [RECORD, recordSign(state)],
  ]);
  for (const { id, cards, confirmation } of boards) {
    registers.set(CONFIRMATION + id, confirmation as Json);
    for (const card of cards) registers.set(cardKey(card.id), cardEntry(id, card));
  }
  return registers;
}

/**
 * A plan as its document says, structurally shared: what reads as it did in `before` is the same object.
 *
 * @param changed the keys to read anew; null for all of them
 */
export function readPlan(before: PlanState, registers: Readable, changed: ReadonlySet<string> | null): PlanState {
  const keys = changed ?? new Set([...registers.entries()].map(([key]) => key));
  const known = new Map(before.boards.flatMap(({ cards }) => cards.map((card) => [card.id, card] as const)));
  const read = new Map<BoardId, CardState[]>();
  // Those that are on another board now, or on none, included.
  const told = new Set<CardId>();
  for (const key of keys) {
    if (!key.startsWith(CARD)) continue;
    told.add(key.slice(CARD.length) as CardId);
    const entry = registers.get(key) as CardEntry | undefined;
    if (!entry) continue;
    const own = read.get(entry.boardId) ?? [];
    read.set(entry.boardId, own);
    own.push(shared(known.get(entry.card.id), entry.card));
  }
  const stages = shared(before.stages, (registers.get(STAGES) ?? before.stages) as unknown as readonly Stage[]);
  const boards = before.boards.map((board) => {
    const confirmation = registers.get(CONFIRMATION + board.id) as Confirmation | null | undefined;
    const own = read.get(board.id) ?? [];
    const rest = changed === null ? [] : board.cards.filter(({ id }) => !told.has(id));
    const isTouched = own.length > 0 || rest.length < board.cards.length;
    return readBoard(board, isTouched ? inOrder([...rest, ...own], stages) : board.cards, confirmation ?? null);
  });
  const call = shared(before.call, (registers.get(CALL) ?? null) as ConfirmationCall | null);
  const instructions = shared(before.instructions, (registers.get(INSTRUCTIONS) ?? []) as unknown as Instruction[]);
  const isSameBoards = boards.every((board, i) => board === before.boards[i]);
  const isSameRest = call === before.call && instructions === before.instructions && stages === before.stages;
  if (isSameBoards && isSameRest) return before;
  return { ...before, stages, boards: isSameBoards ? before.boards : boards, call, instructions };
}

function readBoard(before: BoardState, cards: readonly CardState[], confirmation: Confirmation | null): BoardState {
  const isSameCards = cards.length === before.cards.length && cards.every((card, i) => card === before.cards[i]);
  const given = shared(before.confirmation, confirmation);
  if (isSameCards && given === before.confirmation) return before;
  return { ...before, cards: isSameCards ? before.cards : cards, confirmation: given };
}

/** By stage, then as they stand in it. */
function inOrder(cards: readonly CardState[], stages: readonly Stage[]): CardState[] {
  const places = new Map(stages.map(({ id }, place) => [id, place]));
  const placeOf = ({ placement }: CardState) => places.get(placement.stage) ?? stages.length;
  return cards.toSorted((a, b) => placeOf(a) - placeOf(b) || compareCards(a, b));
}

function shared<T>(before: T | undefined, after: T): T {
  return before !== undefined && isSame(before, after) ? before : after;
}
