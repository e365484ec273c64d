/** Something that went wrong, to be seen until it is put away. */
export interface Notice {
  readonly id: number;
  readonly text: string;
}

/** What the editor says about itself: in passing to a screen reader, and to stay where something went wrong. */
export class Notices {
  #errors: readonly Notice[] = [];
  #said = '';
  #next = 0;
  readonly #listeners = new Set<() => void>();

  readonly errors = (): readonly Notice[] => this.#errors;

  /** What was last said in passing. */
  readonly said = (): string => this.#said;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  say(text: string): void {
    // The same words again are heard again only if they differ.
    this.#said = this.#said === text ? `${text}\u200b` : text;
    this.#tell();
  }

  fail(text: string): void {
    this.#errors = [...this.#errors, { id: this.#next++, text }];
    this.#tell();
  }

  putAway(id: number): void {
    this.#errors = this.#errors.filter((error) => error.id !== id);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
