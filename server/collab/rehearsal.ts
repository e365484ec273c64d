import * as Y from 'yjs';
import { type Holder, isCollected, type Piece, Pieces } from './pieces.ts';
import type { Steps } from './steps.ts';
import type { Struct } from './update-check.ts';

/** The items beside and above each other in one type, or under one key of it. */
interface List {
  first: Piece | null;
  /** Items under a key are looked for from the newest to the oldest: so many. */
  keyed: number;
}

/**
 * Finds a place for each item of an update as Yjs would, and counts what that takes. Yjs passes, for each item, all that
 * others have put between its two neighbours: what one writer has put there so that it must be passed again and again costs
 * the square of its size.
 */
export class Rehearsal {
  readonly pieces: Pieces;
  /** Types that something of the update stands in, and those of them that formatting of it does. */
  readonly touched = new Set<Holder>();
  readonly formatted = new Set<Holder>();
  readonly #doc: Y.Doc;
  readonly #steps: Steps;
  #searches = 0;
  #groups = 0;
  readonly #lists = new Map<Holder, Map<string | null, List>>();

  /** @param order all structs of an update, in the order in which Yjs integrates them */
  constructor(order: readonly Struct[], doc: Y.Doc, steps: Steps) {
    this.#doc = doc;
    this.#steps = steps;
    this.pieces = new Pieces(order, doc, steps);
    for (const struct of order) this.#integrate(struct);
  }

  /** The items of a type from the first on, or those under a key of it. */
  *itemsOf(holder: Holder, sub: string | null): Generator<Piece> {
    for (let piece = this.#list(holder, sub).first; piece; piece = this.pieces.rightOf(piece)) yield piece;
  }

  /** All that stands in a type, under keys as well. */
  *contentsOf(type: Y.AbstractType<unknown>): Generator<Piece> {
    const keys = new Set([null, ...type._map.keys(), ...(this.#lists.get(type)?.keys() ?? [])]);
    for (const key of keys) yield* this.itemsOf(type, key);
  }

  #integrate(struct: Struct): void {
    const known = Y.getState(this.#doc.store, struct.id.client);
    const from = Math.max(struct.id.clock, known);
    if (!(struct instanceof Y.Item)) {
      if (struct.id.clock + struct.length > known) this.pieces.put(struct, from, null, null);
      return;
    }
    // Yjs splits for the sake of what it has as well.
    let left = struct.origin && this.pieces.endingAt(struct.origin);
    const right = struct.rightOrigin && this.pieces.startingAt(struct.rightOrigin);
    if (struct.id.clock + struct.length <= known) return;
    if (from > struct.id.clock) left = this.pieces.endingAt(Y.createID(struct.id.client, from - 1));
    const [holder, sub] = this.#standsIn(struct, left, right);
    const piece = this.pieces.put(struct, from, holder, sub);
    if (holder === null) return;
    this.touched.add(holder);
    if (struct.content instanceof Y.ContentFormat) this.formatted.add(holder);
    this.#place(piece, left, right);
  }

  #standsIn(struct: Y.Item, left: Piece | null, right: Piece | null): readonly [Holder, string | null] {
    if ((left && isCollected(left)) || (right && isCollected(right))) return [null, null];
    const parent: unknown = struct.parent;
    const beside = left ?? right;
    if (parent === null) return beside ? [beside.holder, beside.sub] : [null, null];
    if (typeof parent === 'string') return [this.#doc.share.get(parent) ?? parent, struct.parentSub];
    const above = this.pieces.at(parent as Y.ID).struct;
    const isType = above instanceof Y.Item && above.content instanceof Y.ContentType;
    return [isType ? (above.content as Y.ContentType).type : null, struct.parentSub];
  }

  #place(piece: Piece, left: Piece | null, right: Piece | null): void {
    const list = this.#list(piece.holder, piece.sub);
    if (left === null && piece.sub !== null) this.#steps.take(list.keyed);
    const isBeside = left ? this.pieces.rightOf(left) === right : right !== null && list.first === right;
    const before = isBeside ? left : this.#search(piece, left, right, list);
    piece.right = before ? this.pieces.rightOf(before) : list.first;
    if (before) before.right = piece;
    else list.first = piece;
    list.keyed++;
  }

  /** What an item comes to stand behind, by the algorithm of Yjs; numbers on the pieces stand for its two sets of items. */
  #search(piece: Piece, origin: Piece | null, right: Piece | null, list: List): Piece | null {
    const search = ++this.#searches;
    let left = origin;
    let other = left ? this.pieces.rightOf(left) : list.first;
    this.#groups++;
    for (; other && other !== right; other = this.pieces.rightOf(other)) {
      this.#steps.take(1);
      other.passedBy = search;
      other.group = this.#groups;
      let isBefore = false;
      if (isSame(piece.origin, other.origin)) {
        isBefore = other.client < piece.client;
        if (!isBefore && isSame(piece.rightOrigin, other.rightOrigin)) break;
      } else {
        const behind = this.pieces.originOf(other);
        if (behind?.passedBy !== search) break;
        isBefore = behind.group !== this.#groups;
      }
      if (!isBefore) continue;
      left = other;
      // What was in conflict up to here is no more.
      this.#groups++;
    }
    return left;
  }

  #list(holder: Holder, sub: string | null): List {
    const lists = this.#lists.get(holder) ?? new Map<string | null, List>();
    this.#lists.set(holder, lists);
    const list = lists.get(sub) ?? this.#listOfDocument(holder, sub);
    lists.set(sub, list);
    return list;
  }

  #listOfDocument(holder: Holder, sub: string | null): List {
    if (!(holder instanceof Y.AbstractType)) return { first: null, keyed: 0 };
    if (sub === null) return { first: this.#first(holder._start), keyed: 0 };
    let keyed = 0;
    let item = holder._map.get(sub) ?? null;
    for (; item?.left; item = item.left) keyed++;
    this.#steps.take(keyed);
    return { first: this.#first(item), keyed };
  }

  #first(item: Y.Item | null): Piece | null {
    return item ? (this.pieces.of(item)[0] ?? null) : null;
  }
}

const isSame = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
