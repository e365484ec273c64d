import type { Logger } from 'pino';
import type { DocumentBatch, DocumentStore } from './store.ts';

/**
 * Milliseconds from the first waiting change to the start of its commit: what arrives meanwhile shares it, and those whom the
 * change was passed on to have it before the disk begins to compete for the processor.
 */
const GATHER_MS = 3;
/** Least milliseconds between the starts of two commits: twice what the last one took, up to so many. */
const SPACING_MS = 20;
/** Milliseconds before a failed commit is tried again: doubling from the first to the last. */
const RETRY_MS = { first: 100, last: 5_000 } as const;

/** A document with changes to keep. */
export interface Source {
  /** Hands over what has gathered since the last call; null if nothing has. Called again only after {@link committed}. */
  seal(): DocumentBatch | null;
  /** What the last {@link seal} gave is on disk. */
  committed(): void;
  /** What the last {@link seal} gave could not be written this time; it will be tried again. */
  failed(): void;
}

interface Sealed {
  readonly source: Source;
  readonly batch: DocumentBatch;
}

/**
 * Group commit: the changes of all documents that wait share one transaction, while the next ones gather. A failing commit
 * is retried for ever, each document by itself, so that one that cannot be written does not hold up the others.
 */
export class Persistence {
  readonly #store: DocumentStore;
  readonly #log: Logger;
  readonly #waiting = new Set<Source>();
  readonly #stuck = new Map<Source, DocumentBatch>();
  readonly #idle = new Set<() => void>();
  #failures = 0;
  /** Before this moment (epoch milliseconds) nothing that failed is tried again. */
  #retryAt = 0;
  #blocked = false;
  #running = false;
  #stopped = false;
  #timer: NodeJS.Timeout | null = null;
  /** When the last commit began, in milliseconds of `performance.now()`. */
  #beganAt = Number.NEGATIVE_INFINITY;
  #spacingMs = GATHER_MS;
  /** Told when the database stops taking changes, and when it takes them again. */
  onBlocked: (isBlocked: boolean) => void = () => undefined;

  constructor(store: DocumentStore, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  /** The last commit failed, wholly or in part, and has not succeeded since. */
  get failing(): boolean {
    return this.#failures > 0;
  }

  /** The last commit failed for every document in it: the disk, more likely than the documents. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** Documents with changes that are not on disk. */
  get waiting(): number {
    return new Set([...this.#waiting, ...this.#stuck.keys()]).size;
  }

  /** Says that a document has changes to keep. */
  schedule(source: Source): void {
    this.#waiting.add(source);
    this.#wake();
  }

  /** Resolves to true once nothing waits, to false if that takes longer than `timeoutMs`. */
  drain(timeoutMs: number): Promise<boolean> {
    if (this.#isIdle) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#idle.delete(done);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.#idle.delete(done);
        resolve(false);
      }, timeoutMs);
      this.#idle.add(done);
    });
  }

  /** Gives up what still waits. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
    this.#stuck.clear();
  }

  get #isIdle(): boolean {
    return !this.#running && this.#waiting.size === 0 && this.#stuck.size === 0;
  }

  #wake(): void {
    if (this.#running || this.#timer) return;
    const isReady = !this.#blocked && [...this.#waiting].some((source) => !this.#stuck.has(source));
    const wait = isReady ? this.#beganAt + this.#spacingMs - performance.now() : this.#retryAt - Date.now();
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        if (!this.#stopped) void this.#run();
      },
      Math.max(GATHER_MS, wait),
    );
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#beganAt = performance.now();
    const retry = Date.now() >= this.#retryAt;
    const sealed: Sealed[] = retry ? [...this.#stuck].map(([source, batch]) => ({ source, batch })) : [];
    for (const source of this.#waiting) {
      if (this.#stuck.has(source)) continue;
      const batch = source.seal();
      this.#waiting.delete(source);
      if (batch) sealed.push({ source, batch });
    }
    await this.#commit(sealed);
    const took = performance.now() - this.#beganAt;
    this.#spacingMs = Math.min(SPACING_MS, 2 * took);
    this.#running = false;
    if (this.#waiting.size > 0 || this.#stuck.size > 0) this.#wake();
    else for (const done of [...this.#idle]) done();
  }

  async #commit(sealed: readonly Sealed[]): Promise<void> {
    if (sealed.length === 0) return;
    const failure = await this.#try(sealed);
    if (failure === null) {
      this.#block(false);
      if (this.#stuck.size > 0) return;
      if (this.#failures > 0) this.#log.info('changes are kept again');
      this.#failures = 0;
      return;
    }
    this.#log.error(
      { err: failure, documents: sealed.length, failures: this.#failures + 1 },
      'changes could not be kept',
    );
    let failed = sealed.length;
    // One by one: what ails one document must not keep the others from being written.
    if (sealed.length > 1) for (const one of sealed) if ((await this.#try([one])) === null) failed--;
    this.#block(failed === sealed.length);
    this.#failures = failed === 0 ? 0 : this.#failures + 1;
    this.#retryAt = Date.now() + Math.min(RETRY_MS.last, RETRY_MS.first * 2 ** Math.max(0, this.#failures - 1));
  }

  #block(isBlocked: boolean): void {
    if (this.#blocked === isBlocked) return;
    this.#blocked = isBlocked;
    this.onBlocked(isBlocked);
  }

  /** Commits some documents in one transaction; returns what went wrong, null if nothing did. */
  async #try(sealed: readonly Sealed[]): Promise<unknown> {
    try {
      await this.#store.commit(sealed.map(({ batch }) => batch));
    } catch (error) {
      for (const { source, batch } of sealed) {
        this.#stuck.set(source, batch);
        source.failed();
      }
      return error ?? new Error('commit failed');
    }
    for (const { source } of sealed) {
      this.#stuck.delete(source);
      source.committed();
    }
    return null;
  }
}
