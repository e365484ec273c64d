import type { Knex } from 'knex';
import type { DocumentName } from '#app/collab/protocol.ts';
import type { CardRecord } from '#db/repositories/board-rows.server.ts';
import { readPlanState } from '#db/repositories/plan-state.server.ts';
import type { LoadedPlan } from './store.ts';

type PlanName = Extract<DocumentName, { kind: 'plan' }>;

/**
 * Makes plans' documents of the rows, and tells them of what is committed later. Whoever reads a plan follows the commits from
 * before that: one that comes between two queries is told of after them, whether or not they have seen it.
 */
export class PlanStore {
  readonly #db: Knex;
  readonly #followings = new Set<Following>();
  #epoch = 0;

  constructor(db: Knex) {
    this.#db = db;
  }

  async load(name: PlanName): Promise<LoadedPlan | null> {
    const following = new Following(() => this.#followings.delete(following));
    this.#followings.add(following);
    const read = () => readPlanState(this.#db, name.id);
    try {
      const planState = await read();
      if (planState) return { ...this.#new(name), planState, following, read };
    } catch (error) {
      following.stop();
      throw error;
    }
    following.stop();
    return null;
  }

  /** Says what cards are in the database now. */
  committed(records: readonly CardRecord[]): void {
    if (records.length > 0) for (const following of this.#followings) following.tell(records);
  }

  /** What there is of a document of which nothing is stored. */
  #new(name: PlanName) {
    // Another one at every load, in this process and the next: its clocks begin anew, so no copy may be merged into it.
    this.#epoch = Math.max(this.#epoch + 1, Date.now());
    const none = { agencyIds: [], isGone: false, isArchived: false, state: null, updates: [], damaged: [] } as const;
    return { ...none, kind: 'plan', name, planId: name.id, epoch: this.#epoch } as const;
  }
}

/** What is committed from some moment on: kept until somebody listens, and told to them from then on. */
export class Following {
  readonly #onStop: () => void;
  #waiting: CardRecord[] = [];
  #listener: ((records: readonly CardRecord[]) => void) | null = null;

  constructor(onStop: () => void) {
    this.#onStop = onStop;
  }

  tell(records: readonly CardRecord[]): void {
    if (this.#listener) this.#listener(records);
    else this.#waiting.push(...records);
  }

  listen(listener: (records: readonly CardRecord[]) => void): void {
    this.#listener = listener;
    listener(this.#waiting.splice(0));
  }

  stop(): void {
    this.#onStop();
  }
}
