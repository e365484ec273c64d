import * as Y from 'yjs';
import { COPIES_ROOT } from './root.ts';

/**
 * Characters that were taken out in one place and written in another, which Yjs takes for a deletion and for new words:
 * so many from `clock` of `client` on are those from `copy` on of whoever says so. With {@link GONE} for `copy` they were
 * deleted, and stand nowhere. In UTF-16 units, as Yjs counts. `why` is one of {@link WHY}.
 */
export type CopyRun = readonly [client: number, clock: number, length: number, copy: number, why: number];

export const WHY = {
  /** They were taken elsewhere, and with them whatever was being written among them. */
  taken: 0,
  /** They went after what had been taken, each writer's by themselves. */
  followed: 1,
} as const;

/** In place of a copy's clock: there is none. */
export const GONE = -1;
/** Runs that are remembered: of some thousand changes to paragraphs, which is weeks of a busy measure. */
export const MOST_RUNS = 4_096;
/** Copies of one character that are looked at: people who do something to one paragraph before they hear of each other. */
const MOST_COPIES = 64;

export function isCopyRun(value: unknown): value is CopyRun {
  if (!Array.isArray(value) || value.length !== 5 || !value.every(Number.isSafeInteger)) return false;
  const [client, clock, length, copy, why] = value as unknown as CopyRun;
  return client >= 0 && clock >= 0 && length > 0 && copy >= GONE && (why === WHY.taken || why === WHY.followed);
}

/** A run, with who wrote the copy. */
export interface Copy {
  readonly run: CopyRun;
  readonly by: number;
}

/** The runs of a document that an item of its list holds; none for one that is deleted. */
export function copiesIn(item: Y.Item): Copy[] {
  if (item.deleted || !(item.content instanceof Y.ContentAny)) return [];
  return item.content.arr.filter(isCopyRun).map((run) => ({ run, by: item.id.client }));
}

/** Which characters are the same ones, though Yjs knows them by different ids. */
export class Copies {
  readonly #doc: Y.Doc;
  readonly #list: Y.Array<unknown>;
  /** By the client of what was copied, and by that of the copy. */
  #from: Map<number, Copy[]> | null = null;
  #to: Map<number, Copy[]> = new Map();

  private constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#list = doc.getArray(COPIES_ROOT);
    this.#list.observe(() => {
      this.#from = null;
    });
  }

  static of(doc: Y.Doc): Copies {
    const known = OF_DOCS.get(doc) ?? new Copies(doc);
    OF_DOCS.set(doc, known);
    return known;
  }

  /** Remembers runs. To be called in the transaction in which their copies are written, or after it. */
  add(runs: readonly CopyRun[]): void {
    // The newest stand first, so that the oldest can be forgotten by their place.
    if (runs.length > 0) this.#list.insert(0, runs.slice(0, MOST_RUNS) as CopyRun[]);
  }

  /** Forgets the oldest of too many. */
  prune(): void {
    if (this.#list.length > MOST_RUNS) this.#list.delete(MOST_RUNS, this.#list.length - MOST_RUNS);
  }

  /** The runs that a transaction has brought, the newest first. */
  broughtBy({ beforeState, changed }: Y.Transaction): Copy[] {
    if (!changed.has(this.#list as never)) return [];
    const copies: Copy[] = [];
    for (let item = this.#list._start; item; item = item.right) {
      if (item.id.clock >= (beforeState.get(item.id.client) ?? 0)) copies.push(...copiesIn(item));
    }
    return copies;
  }

  /** Where a character stands now, be it itself or a copy; all of them where it stands more than once. */
  living(id: Y.ID): Y.ID[] {
    return this.all(id).filter((one) => this.find(one)?.deleted === false);
  }

  /** A character and its copies, whether or not they still stand somewhere; of very many not all. */
  all(id: Y.ID): Y.ID[] {
    const { from } = this.#index();
    const all = [this.#root(id)];
    for (let i = 0; i < all.length && all.length < MOST_COPIES; i++) {
      const { client, clock } = all[i] as Y.ID;
      for (const { run, by } of from.get(client) ?? []) {
        const at = clock - run[1];
        if (at < 0 || at >= run[2]) continue;
        const copy = Y.createID(by, run[3] + at);
        if (!all.some((one) => Y.compareIDs(one, copy))) all.push(copy);
      }
    }
    return all;
  }

  /** What was written first, of which a character is a copy of a copy. */
  #root(id: Y.ID): Y.ID {
    const { to } = this.#index();
    let root = id;
    for (let hops = 0; hops < MOST_COPIES; hops++) {
      const copy = to.get(root.client)?.find(({ run }) => root.clock >= run[3] && root.clock < run[3] + run[2]);
      if (!copy) break;
      root = Y.createID(copy.run[0], copy.run[1] + root.clock - copy.run[3]);
    }
    return root;
  }

  #index() {
    if (this.#from) return { from: this.#from, to: this.#to };
    const from = new Map<number, Copy[]>();
    const to = new Map<number, Copy[]>();
    for (let item = this.#list._start; item; item = item.right) {
      for (const copy of copiesIn(item)) {
        if (copy.run[3] === GONE) continue;
        push(from, copy.run[0], copy);
        push(to, copy.by, copy);
      }
    }
    this.#from = from;
    this.#to = to;
    return { from, to };
  }

  /** What a character is in; null for one that is not there any more, or not yet. */
  find(id: Y.ID): Y.Item | null {
    if (id.clock >= Y.getState(this.#doc.store, id.client)) return null;
    const item: unknown = Y.getItem(this.#doc.store, id);
    return item instanceof Y.Item ? item : null;
  }
}

const OF_DOCS = new WeakMap<Y.Doc, Copies>();

function push(map: Map<number, Copy[]>, client: number, copy: Copy): void {
  const known = map.get(client);
  if (known) known.push(copy);
  else map.set(client, [copy]);
}
