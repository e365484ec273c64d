import * as Y from 'yjs';
import { CopyIndex, moved } from './copy-index.ts';
import { COPIES_ROOT } from './root.ts';

/**
 * Characters that were taken out in one place and written in another, which Yjs takes for a deletion and for new words:
 * so many from `clock` of `client` on are those from `copy` on of whoever says so. With {@link GONE} for `copy` they were
 * deleted, and stand nowhere else. In UTF-16 units, as Yjs counts. `why` is one of {@link WHY}.
 */
export type CopyRun = readonly [client: number, clock: number, length: number, copy: number, why: number];

export const WHY = {
  /** They were taken elsewhere, and with them whatever was being written among them. */
  taken: 0,
  /** They went after what had been taken, each writer's by themselves. */
  followed: 1,
  /** They were not taken, and stand behind some that were. */
  stayed: 2,
  /** They had been deleted before the text that they were in went. */
  deleted: 3,
} as const;

/** In place of a copy's clock: there is none. */
export const GONE = -1;
/** Runs that are remembered: of some thousand changes to paragraphs, which is weeks of a busy measure. */
export const MOST_RUNS = 4_096;

export function isCopyRun(value: unknown): value is CopyRun {
  if (!Array.isArray(value) || value.length !== 5 || !value.every(Number.isSafeInteger)) return false;
  const [client, clock, length, copy, why] = value as unknown as CopyRun;
  if (client < 0 || clock < 0 || length <= 0 || copy < GONE) return false;
  return why === WHY.taken || why === WHY.followed || ((why === WHY.stayed || why === WHY.deleted) && copy === GONE);
}

/** A run, with who wrote the copy. */
export interface Copy {
  readonly run: CopyRun;
  readonly by: number;
  /** The same number for all that was said by them at once. */
  readonly act: number;
}

/** The runs of a document that an item of its list holds; none for one that is deleted. */
export function copiesIn(item: Y.Item): Copy[] {
  if (item.deleted || !(item.content instanceof Y.ContentAny)) return [];
  return item.content.arr.filter(isCopyRun).map((run) => ({ run, by: item.id.client, act: item.id.clock }));
}

/**
 * Which characters are the same ones, though Yjs knows them by different ids.
 *
 * What it says is what clients say, and none can be believed: a character that still stands was not taken anywhere, whoever
 * claims to have a copy of it.
 */
export class Copies {
  readonly #doc: Y.Doc;
  readonly #list: Y.Array<unknown>;
  #index: CopyIndex | null = null;

  private constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#list = doc.getArray(COPIES_ROOT);
    this.#list.observe(() => {
      this.#index = null;
    });
  }

  static of(doc: Y.Doc): Copies {
    const known = OF_DOCS.get(doc) ?? new Copies(doc);
    OF_DOCS.set(doc, known);
    return known;
  }

  /** Stretches of copies that are looked up anew after each change of what is remembered. */
  get size(): number {
    return this.#indexed().size;
  }

  /** Remembers runs. To be called in the transaction in which their copies are written, or after it. */
  add(runs: readonly CopyRun[]): void {
    // The newest stand first, so that the oldest can be forgotten by their place.
    if (runs.length > 0) this.#list.insert(0, runs.slice(0, MOST_RUNS) as CopyRun[]);
    // Observers run when the transaction ends, and within it, too, it is asked for.
    this.#index = null;
  }

  /** Forgets the oldest of too many. */
  prune(): void {
    if (this.#list.length > MOST_RUNS) this.#list.delete(MOST_RUNS, this.#list.length - MOST_RUNS);
  }

  /** The runs that a transaction has brought, the newest first; of too many the newest. */
  broughtBy({ beforeState, changed }: Y.Transaction): Copy[] {
    if (!changed.has(this.#list as never)) return [];
    return this.#read(({ id }) => id.clock >= (beforeState.get(id.client) ?? 0));
  }

  /** Where a character stands now, be it itself or a copy; all of them where it stands more than once. */
  living(id: Y.ID): Y.ID[] {
    const first = this.#indexed().firstOf(id);
    if (this.#isStanding(first)) return this.#isStanding(id) ? [id] : [];
    return this.#copiesOf(first).filter((copy) => this.#isStanding(copy));
  }

  /** What was written first, of which a character is a copy; itself where it is none. */
  first(id: Y.ID): Y.ID {
    return this.#indexed().firstOf(id);
  }

  /** A character and its copies, whether or not they still stand somewhere. */
  all(id: Y.ID): Y.ID[] {
    const first = this.#indexed().firstOf(id);
    return [first, ...this.#copiesOf(first)];
  }

  /**
   * Of what {@link living} tells the one that is to stay, as far as it is known: where its own writer has taken it last, they
   * go on.
   */
  stays(id: Y.ID): Y.ID | null {
    const living = this.living(id);
    const follows = Math.max(...living.map((one) => this.followsOf(one)));
    return living.filter((one) => this.followsOf(one) === follows).at(-1) ?? null;
  }

  /** How often a character, on its way here, was taken along by its own writer behind their other words. */
  followsOf(id: Y.ID): number {
    return this.#indexed().followsOf(id);
  }

  /** Whether somebody says that a character was taken elsewhere, be it that the copy has been deleted since. */
  isTaken(id: Y.ID): boolean {
    const index = this.#indexed();
    const first = index.firstOf(id);
    return index.descentsOf(first).some(({ clock, source }) => Y.compareIDs(moved(source, first.clock - clock), id));
  }

  #copiesOf(first: Y.ID): Y.ID[] {
    const copies: Y.ID[] = [];
    for (const { clock, copy, source } of this.#indexed().descentsOf(first)) {
      const at = first.clock - clock;
      if (this.#isGone(moved(source, at))) copies.push(moved(copy, at));
    }
    return copies;
  }

  /** Not one that is not there yet: nobody can have taken it out. */
  #isGone(id: Y.ID): boolean {
    return id.clock < Y.getState(this.#doc.store, id.client) && !this.#isStanding(id);
  }

  #isStanding(id: Y.ID): boolean {
    return this.find(id)?.deleted === false;
  }

  #indexed(): CopyIndex {
    this.#index ??= new CopyIndex(this.#read(() => true));
    return this.#index;
  }

  #read(isWanted: (item: Y.Item) => boolean): Copy[] {
    const copies: Copy[] = [];
    for (let item = this.#list._start; item && copies.length < MOST_RUNS; item = item.right) {
      if (isWanted(item)) for (const copy of copiesIn(item)) copies.push(copy);
    }
    return copies.slice(0, MOST_RUNS);
  }

  /** What a character is in; null for one that is not there any more, or not yet. */
  find(id: Y.ID): Y.Item | null {
    if (id.clock >= Y.getState(this.#doc.store, id.client)) return null;
    const item: unknown = Y.getItem(this.#doc.store, id);
    return item instanceof Y.Item ? item : null;
  }
}

const OF_DOCS = new WeakMap<Y.Doc, Copies>();
