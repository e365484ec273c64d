import type { Stage } from '../domain/board.ts';
import { compareCards } from '../domain/columns.ts';
import type { BoardId, CardId } from '../domain/ids.ts';
import { overviewCard } from '../domain/overview.ts';
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

/** Every register of a plan's document. What the document does not carry (measures, agencies) comes with the page. */
export function planRegisters({ boards, call, instructions, stages }: PlanState): Map<string, Json> {
  const registers = new Map<string, Json>([
    [CALL, call as Json],
    [STAGES, stages as unknown as Json],
    [INSTRUCTIONS, instructions as unknown as Json],
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
  for (const key of keys) {
    if (!key.startsWith(CARD)) continue;
    const entry = registers.get(key) as CardEntry | undefined;
    if (!entry) continue;
    const own = read.get(entry.boardId) ?? [];
    read.set(entry.boardId, own);
    own.push(shared(known.get(entry.card.id), entry.card));
  }
  const stages = shared(before.stages, (registers.get(STAGES) ?? before.stages) as unknown as readonly Stage[]);
  const boards = before.boards.map((board) => {
    const confirmation = registers.get(CONFIRMATION + board.id) as Confirmation | null | undefined;
    return readBoard(board, read.get(board.id) ?? [], confirmation ?? null, changed === null, stages);
  });
  const call = shared(before.call, (registers.get(CALL) ?? null) as ConfirmationCall | null);
  const instructions = shared(before.instructions, (registers.get(INSTRUCTIONS) ?? []) as unknown as Instruction[]);
  const isSameBoards = boards.every((board, i) => board === before.boards[i]);
  const isSameRest = call === before.call && instructions === before.instructions && stages === before.stages;
  if (isSameBoards && isSameRest) return before;
  return { ...before, stages, boards: isSameBoards ? before.boards : boards, call, instructions };
}

/** @param isWhole `read` is all of its cards, not those that changed alone */
function readBoard(
  before: BoardState,
  read: readonly CardState[],
  confirmation: Confirmation | null,
  isWhole: boolean,
  stages: readonly Stage[],
): BoardState {
  const ids = new Set(read.map(({ id }) => id));
  const rest = isWhole ? [] : before.cards.filter(({ id }) => !ids.has(id));
  const cards = read.length === 0 && !isWhole ? before.cards : inOrder([...rest, ...read], stages);
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
