import type { Logger } from 'pino';
import * as Y from 'yjs';
import { isSame } from '#app/collab/card-fields.ts';
import { cardEntry, cardKey, PLAN_ROOT, planRegisters, readCardEntry } from '#app/collab/plan-doc.ts';
import { type Json, Registers } from '#app/collab/registers.ts';
import type { BoardId } from '#app/domain/ids.ts';
import type { CardMarks } from '#app/domain/plan-state.ts';
import type { CardRecord } from '#db/repositories/board-rows.server.ts';
import type { Content, Verdict } from './content.ts';
import type { LoadedPlan } from './store.ts';

/** Milliseconds after which the rows are asked for again when they could not be read. */
const RETRY_MS = 1_000;

const NO_MARKS: Pick<CardMarks, 'supervision' | 'instructions'> = { supervision: null, instructions: [] };

export interface PlanContentOptions {
  readonly log: Logger;
  /** Something has been written that is to be passed on. */
  onWritten(): void;
}

/**
 * A plan's document on the server: its rows, and what is committed of them. Cards come with the commits that change them; what
 * others put on cards is read from the rows when somebody says that it has changed.
 */
export class PlanContent implements Content {
  readonly kind = 'plan';
  readonly doc = new Y.Doc();
  readonly differed = false;
  readonly isKept = false;
  readonly isDue = false;
  readonly #loaded: Pick<LoadedPlan, 'name' | 'following' | 'read'>;
  readonly #options: PlanContentOptions;
  readonly #registers: Registers;
  #boardIds: ReadonlySet<BoardId>;
  /** What was committed since the reading that is under way began; null while there is none. */
  #since: CardRecord[] | null = null;
  /** Something has changed that the reading under way may have missed. */
  #isStale = false;
  #retry: NodeJS.Timeout | null = null;
  #isGone = false;

  constructor(loaded: Pick<LoadedPlan, 'name' | 'planState' | 'following' | 'read'>, options: PlanContentOptions) {
    this.#loaded = loaded;
    this.#options = options;
    this.#registers = new Registers(this.doc, PLAN_ROOT);
    this.#boardIds = new Set(loaded.planState.boards.map(({ id }) => id));
    this.#write(planRegisters(loaded.planState));
    loaded.following.listen((records) => {
      this.#since?.push(...records);
      this.#write(this.#committed(new Map(), records));
    });
  }

  /** Has the rows read anew, and what differs written; for what does not come with the commits of boards. */
  refresh(): void {
    if (this.#since || this.#retry) this.#isStale = true;
    else void this.#readAgain();
  }

  inspect(): Verdict {
    return { kind: 'malformed', why: 'written by the server alone' };
  }

  applied(): void {}

  wrote(): void {}

  left(): boolean {
    return false;
  }

  settle(): number {
    return 0;
  }

  rest(): void {}

  takeRows(): never {
    throw new Error('Nothing of a plan is committed.');
  }

  withoutPast(): null {
    return null;
  }

  destroy(): void {
    this.#isGone = true;
    this.#loaded.following.stop();
    if (this.#retry) clearTimeout(this.#retry);
    this.#registers.destroy();
    this.doc.destroy();
  }

  async #readAgain(): Promise<void> {
    this.#isStale = false;
    const since: CardRecord[] = [];
    this.#since = since;
    try {
      const planState = await this.#loaded.read();
      if (this.#isGone) return;
      this.#since = null;
      if (planState) this.#boardIds = new Set(planState.boards.map(({ id }) => id));
      if (planState) this.#write(this.#committed(planRegisters(planState), since), true);
      if (this.#isStale) void this.#readAgain();
    } catch (error) {
      this.#since = null;
      if (this.#isGone) return;
      this.#options.log.error({ err: error, document: this.#loaded.name }, 'a plan could not be read anew');
      this.#retry = setTimeout(() => {
        this.#retry = null;
        void this.#readAgain();
      }, RETRY_MS);
      this.#retry.unref();
    }
  }

  /**
   * Puts cards as they were committed among other registers: what the rows said may be older than what has been told since.
   *
   * @param values are given what others have put on a card; a card that is not among them keeps what it has in the document
   */
  #committed(values: Map<string, Json>, records: readonly CardRecord[]): Map<string, Json> {
    const read = { get: (key: string) => values.get(key) ?? this.#registers.get(key) };
    for (const { boardId, card, at } of records) {
      if (!this.#boardIds.has(boardId)) continue;
      const { supervision, instructions } = readCardEntry(read, card.id) ?? NO_MARKS;
      values.set(cardKey(card.id), cardEntry(boardId, { ...card, changedAt: at, supervision, instructions }));
    }
    return values;
  }

  /**
   * Writes what differs, in one transaction.
   *
   * @param isWhole what is not among them is no more: cards of boards that have become one
   */
  #write(values: ReadonlyMap<string, Json>, isWhole = false): void {
    const differing = [...values].filter(([key, value]) => !isSame(this.#registers.get(key), value));
    const gone = isWhole ? [...this.#registers.entries()].flatMap(([key]) => (values.has(key) ? [] : [key])) : [];
    if (differing.length + gone.length === 0) return;
    this.doc.transact(() => {
      if (gone.length > 0) this.#registers.remove(new Set(gone));
      for (const [key, value] of differing) this.#registers.set(key, value);
    });
    this.#options.onWritten();
  }
}
