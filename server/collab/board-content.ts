import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { Repair } from '#app/collab/board-check.ts';
import { applyRepairs, checkBoard, checkWholeBoard, differingMeasureCards } from '#app/collab/board-check.ts';
import { BoardDoc, boardFromCards, withoutPast } from '#app/collab/board-doc.ts';
import { toChange } from '#app/collab/card-changes.ts';
import { LIMITS } from '#app/collab/protocol.ts';
import type { RegisterChange } from '#app/collab/registers.ts';
import type { Card } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { CardId } from '#app/domain/ids.ts';
import { inspectBoardUpdate } from './board-structs.ts';
import type { Content, Verdict, Writers } from './content.ts';
import { Projection } from './projection.ts';
import type { BoardRows, LoadedBoard } from './store.ts';

/** Origin of the server's own transactions. */
const REPAIR = { kind: 'repair' } as const;

/** What the record says of a board but its stages. */
export type FramedCards = Pick<LoadedBoard['frame'], 'measureCards' | 'commitments'>;

const NOBODY: Writers = { byThing: new Map(), rest: null };

/** A board document on the server: checked against the record after each write, its cards on their way to the rows. */
export class BoardContent implements Content {
  readonly kind = 'board';
  readonly doc: Y.Doc;
  readonly differed: boolean;
  readonly isKept = true;
  /** What the rows say comes with the updates that it is of. */
  readonly isDue = false;
  readonly #board: BoardDoc;
  #frame: LoadedBoard['frame'];
  readonly #projection = new Projection();
  /** Since the last {@link settle}: what happened to registers, which cards read differently, and the cards before. */
  #changes: RegisterChange[] = [];
  #changed = new Set<CardId>();
  #before: ReadonlyMap<CardId, Card>;

  /** @param doc the stored state and updates; null where a part of them is missing, and the rows must do */
  constructor(doc: Y.Doc | null, { frame, rows }: Pick<LoadedBoard, 'frame' | 'rows'>, log: Logger) {
    this.doc = doc ?? new Y.Doc();
    if (!doc) Y.applyUpdate(this.doc, boardFromCards(rows));
    this.#frame = frame;
    this.#board = new BoardDoc(this.doc);
    this.#before = this.#board.cards;
    this.#board.registers.observe((changes) => {
      for (const change of changes) this.#changes.push(change);
    });
    this.#board.observe((ids) => {
      for (const id of ids) this.#changed.add(id);
    });
    this.differed = this.#reconcile(rows, log) || doc === null;
  }

  /** Takes note that the plan's stages are others now. Cards that stand in a retired one stay there until they are written to. */
  setStages(stages: Pick<LoadedBoard['frame'], 'stages' | 'retired'>): void {
    this.#frame = { ...this.#frame, ...stages };
  }

  /**
   * Goes by the record of the board as it is now: cards of measures that have come to be the agency's are put on it, and others
   * put away or brought back, in nobody's name. Between turns, when all that people wrote is settled.
   */
  setCards({ measureCards, commitments }: FramedCards, at: EpochMs): void {
    this.#frame = { ...this.#frame, measureCards, commitments };
    this.#repair(differingMeasureCards(this.#frame, this.#board));
    this.#projection.note(this.#before, this.#board.cards, this.#changed, NOBODY, at);
    this.#begin();
  }

  inspect(update: Uint8Array): Verdict {
    return inspectBoardUpdate(update, this.doc);
  }

  /** The activity says who did what, not who wrote which clocks. */
  applied(): void {}

  wrote(): void {}

  left(): boolean {
    return false;
  }

  rest(): void {}

  settle(writers: Writers, at: EpochMs): number {
    if (this.#changes.length === 0 && this.#board.registers.strays === 0) return 0;
    const repairs = this.#repair(checkBoard(this.#frame, this.#board, this.#changes));
    this.#projection.note(this.#before, this.#board.cards, this.#changed, writers, at);
    this.#begin();
    return repairs;
  }

  takeRows(): BoardRows {
    return this.#projection.take(this.#board.cards);
  }

  withoutPast(): Uint8Array {
    return withoutPast(this.#board.registers);
  }

  destroy(): void {
    this.#board.destroy();
    this.doc.destroy();
  }

  #begin(): void {
    this.#changes = [];
    this.#changed = new Set();
    this.#before = this.#board.cards;
  }

  /** Makes repairs and clears away what no register needs; returns how many there were. */
  #repair(repairs: readonly Repair[]): number {
    const { registers } = this.#board;
    if (repairs.length > 0) applyRepairs(this.#board, repairs, REPAIR);
    if (registers.strays > 0 || registers.clutter > LIMITS.clutter) registers.tidy();
    return repairs.length;
  }

  /**
   * Brings document and rows of a freshly loaded board into agreement. Which measure cards there are may have changed in the rows
   * while it was not loaded; else they differ only after damage or work by hand.
   */
  #reconcile(rows: readonly Card[], log: Logger): boolean {
    const renewed = this.#repair(differingMeasureCards(this.#frame, this.#board));
    const repairs = this.#repair(checkWholeBoard(this.#frame, this.#board));
    const missing = this.#repair(differingMeasureCards(this.#frame, this.#board));
    const byId = new Map(rows.map((card) => [card.id, card]));
    const differing = new Set<CardId>();
    for (const [id, card] of this.#board.cards) {
      const row = byId.get(id);
      if (!row || toChange(row, card).length > 0) differing.add(id);
    }
    this.#projection.note(byId, this.#board.cards, differing, NOBODY, 0);
    this.#begin();
    if (repairs + missing + differing.size > 0) {
      log.error({ repairs, missing, rows: differing.size }, 'document and rows differed');
    } else if (renewed > 0) log.info({ renewed }, 'a board has the measure cards of its record now');
    return renewed + repairs + missing + differing.size > 0;
  }
}
