import { createHash } from 'node:crypto';
import { seedBoard } from '#app/collab/board-doc.ts';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { MeasureCard } from '#app/domain/board.ts';
import type { AgencyId, BoardId, CardId, MeasureId, PersonId, StageId } from '#app/domain/ids.ts';
import { evenRanks } from '#app/domain/rank.ts';

/** Measure cards of an ordinary board: as many as the largest board of the first plan has. */
const CARDS = 14;

/** A board of the benchmark: its place among them, how many people of its agency there are, and how many cards. */
export interface BenchBoard {
  readonly index: number;
  readonly people: number;
  readonly cards: number;
}

/** Boards with one person each; the first of them have more, since the runs over many boards share them. */
const SMALL_BOARDS = 500;
const PEOPLE = { first50: 10, first100: 5, others: 1 } as const;
/** Boards with many people at once. Each of them has a card of their own there: what is measured is not conflicts. */
const CROWDS = [100, 500] as const;
/** People of a board of ordinary size on which nobody changes anything. */
const IDLE_PEOPLE = 500;
export const IDLE_BOARD = SMALL_BOARDS + CROWDS.length;

/** Every board of the benchmark, the same in every run. */
export const BOARDS: readonly BenchBoard[] = [
  ...Array.from({ length: SMALL_BOARDS }, (_, index) => ({ index, people: peopleOf(index), cards: CARDS })),
  ...CROWDS.map((people, i) => ({ index: SMALL_BOARDS + i, people, cards: people })),
  { index: IDLE_BOARD, people: IDLE_PEOPLE, cards: CARDS },
];

/** Measures of the plan: one for each card of the largest board. */
export const MEASURES: readonly MeasureId[] = Array.from({ length: Math.max(...BOARDS.map(({ cards }) => cards)) }).map(
  (_, n) => idOf('measure', n) as MeasureId,
);

export const STAGES = ['todo', 'doing', 'review', 'done'].map((name) => `bench-stage-${name}` as StageId);

export const boardIdOf = ({ index }: BenchBoard) => idOf('board', index) as BoardId;
export const agencyIdOf = ({ index }: BenchBoard) => idOf('agency', index) as AgencyId;
export const personIdOf = ({ index }: BenchBoard, n: number) => idOf(`person-${index}`, n) as PersonId;
export const cardIdOf = ({ index }: BenchBoard, n: number) => idOf(`card-${index}`, n) as CardId;
export const documentOf = (board: BenchBoard) => formatDocumentName({ kind: 'board', id: boardIdOf(board) });

/** The secret of a person's session, as the cookie has it. The same in every run: nothing here is worth a secret. */
export function tokenOf(personId: PersonId): string {
  return createHash('sha256').update(personId).digest('base64url');
}

/** The cards a board begins with. */
export function cardsOf(board: BenchBoard): MeasureCard[] {
  const [stage] = STAGES;
  if (stage === undefined) throw new Error('the plan has stages');
  return evenRanks(board.cards).map((rank, n) => ({
    kind: 'measure',
    id: cardIdOf(board, n),
    measureId: MEASURES[n] ?? missing(),
    placement: { stage, rank },
    contact: '',
    startsOn: null,
    dueOn: null,
    ticked: [],
  }));
}

/** What a board's document begins with, as a Yjs update: the same bytes for all three servers. */
export function seedOf(board: BenchBoard): Uint8Array {
  return seedBoard(cardsOf(board));
}

/** The board of an index. */
export function boardAt(index: number): BenchBoard {
  const board = BOARDS[index];
  if (!board) throw new Error(`there is no board ${index}`);
  return board;
}

/** The board on which so many people are at once, each with a card. */
export function crowdOf(people: number): BenchBoard {
  const board = BOARDS.find((candidate) => candidate.people === people && candidate.cards === people);
  if (!board) throw new Error(`no board has ${people} people with a card each`);
  return board;
}

function peopleOf(index: number): number {
  if (index < 50) return PEOPLE.first50;
  return index < 100 ? PEOPLE.first100 : PEOPLE.others;
}

/** As long as the ids that Duban makes, so that changes are as long as real ones. */
function idOf(kind: string, n: number): string {
  return `${kind}-${String(n).padStart(20 - kind.length, '0')}`;
}

function missing(): never {
  throw new Error('a board has no more cards than there are measures');
}
