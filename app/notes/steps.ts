/** How much work something may still take. */
export class Steps {
  #left: number;

  constructor(most: number) {
    this.#left = most;
  }

  get areLeft(): boolean {
    return this.#left > 0;
  }

  take(count = 1): void {
    this.#left -= count;
  }
}
