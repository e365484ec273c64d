import { LIMITS } from '#app/collab/protocol.ts';

/** Thrown where an update would take more steps than it may. */
export class TooManySteps extends Error {}

/**
 * Counts what Yjs would do for an update beyond what its size explains, in steps of some fifty nanoseconds each: one is an
 * item that is passed in the search for a place.
 */
export class Steps {
  readonly #most: number;
  #taken = 0;

  /** @param most that may be taken */
  constructor(most: number) {
    this.#most = most;
  }

  get taken(): number {
    return this.#taken;
  }

  /** @throws TooManySteps */
  take(steps: number): void {
    this.#taken += steps;
    if (this.#taken > this.#most) throw new TooManySteps(`more than ${this.#most} steps`);
  }
}

/** Steps that an update of so many bytes may take. */
export function stepsFor(bytes: number): number {
  return Math.min(LIMITS.updateStepsMost, LIMITS.updateSteps + LIMITS.updateStepsPerByte * bytes);
}
