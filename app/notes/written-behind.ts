import * as Y from 'yjs';
import type { Copies } from './copies.ts';
import type { Steps } from './steps.ts';

/** What it takes to write some words elsewhere, with their marks: a walk along the text there. */
const STEPS_TO_WRITE = 1_000;

/**
 * Which characters were written behind some others, or behind what was written behind those, and do not merely stand there: who
 * takes a whole paragraph elsewhere writes all of it in a row, whatever came to be in it.
 */
export class WrittenBehind {
  readonly #copies: Copies;
  readonly #steps: Steps;
  /** By client, of what was written first. */
  readonly #known = new Map<number, Set<number>>();

  constructor(copies: Copies, steps: Steps) {
    this.#copies = copies;
    this.#steps = steps;
  }

  /** Those are behind a character, wherever it stood, that were written behind it in any place. */
  add(id: Y.ID): void {
    const { client, clock } = this.#copies.first(id);
    const known = this.#known.get(client);
    if (known) known.add(clock);
    else this.#known.set(client, new Set([clock]));
  }

  /** False, too, where there are no steps left. What is behind them is added to them. */
  has(id: Y.ID): boolean {
    if (!this.#isBehind(this.#copies.first(id))) return false;
    this.add(id);
    return true;
  }

  #isBehind(first: Y.ID): boolean {
    for (let at = this.#before(first); at && this.#steps.areLeft; at = this.#before(at)) {
      this.#steps.take();
      at = this.#copies.first(at);
      if (this.#known.get(at.client)?.has(at.clock)) {
        this.#steps.take(STEPS_TO_WRITE);
        return this.#steps.areLeft;
      }
      if (this.#copies.living(at).length > 0) return false;
    }
    return false;
  }

  /** Behind what a character was written. */
  #before({ client, clock }: Y.ID): Y.ID | null {
    const item = this.#copies.find(Y.createID(client, clock));
    if (!item) return null;
    return clock > item.id.clock ? Y.createID(client, clock - 1) : item.origin;
  }
}
