import * as Y from 'yjs';
import type { Steps } from './steps.ts';
import type { Struct } from './update-check.ts';

/** Elements of an array that are moved, and values of one that are copied, in the time of one step. */
const MOVED = 64;
const COPIED = 8;

/** A type, or the name of a root one that the document has not got yet; null for an item that comes to nothing. */
export type Holder = object | string | null;

/** A struct of the document or the update, or a part of one that the update would split. */
export interface Piece {
  readonly struct: Struct;
  readonly client: number;
  readonly clock: number;
  length: number;
  readonly holder: Holder;
  readonly sub: string | null;
  /** What whoever wrote it put it behind, and before; of a part of an item, the former is the part before it. */
  readonly origin: Y.ID | null;
  readonly rightOrigin: Y.ID | null;
  /** The search for a place that has passed it last, and the group of items that were in conflict when it did. */
  passedBy: number;
  group: number;
  /** Where its origin was found last. */
  behind: Piece | null;
  /** What stands behind it; undefined for what does so in the document. */
  right: Piece | null | undefined;
}

/**
 * The structs of a document and of an update as they would be while Yjs applies it: found by id, split where something is to
 * stand within one, the document itself untouched.
 */
export class Pieces {
  readonly #doc: Y.Doc;
  readonly #steps: Steps;
  readonly #runs = new Map<number, Struct[]>();
  readonly #of = new Map<Struct, Piece[]>();
  /** By client: how many pieces more there are than structs, and where the last one was split off. */
  readonly #splits = new Map<number, { count: number; last: number }>();

  constructor(structs: readonly Struct[], doc: Y.Doc, steps: Steps) {
    this.#doc = doc;
    this.#steps = steps;
    for (const struct of structs) {
      const run = this.#runs.get(struct.id.client);
      if (run) run.push(struct);
      else this.#runs.set(struct.id.client, [struct]);
    }
  }

  /** The structs of a client among which one of that clock is: of the document or, where that has not got it, the update. */
  around({ client, clock }: Y.ID): Struct[] {
    const known = clock < Y.getState(this.#doc.store, client) ? this.#doc.store.clients.get(client) : undefined;
    return known ?? this.#runs.get(client) ?? [];
  }

  /** The piece that a clock is in. */
  at(id: Y.ID): Piece {
    const structs = this.around(id);
    const pieces = this.of(structs[Y.findIndexSS(structs as Y.Item[], id.clock)] as Struct);
    return pieces[indexOf(pieces, id.clock)] as Piece;
  }

  /** The pieces of a struct, in the order of their clocks. */
  of(struct: Struct): Piece[] {
    const known = this.#of.get(struct);
    if (known) return known;
    const [holder, sub] = struct instanceof Y.Item ? [struct.parent as Holder, struct.parentSub] : [null, null];
    return this.#add(struct, struct.id.clock, holder, sub, undefined);
  }

  /** Takes a struct of the update in, where it has been found out to stand. @param from its first clock that is new */
  put(struct: Struct, from: number, holder: Holder, sub: string | null): Piece {
    return this.#add(struct, from, holder, sub, null)[0] as Piece;
  }

  /** The piece that the origin of one is in; null where it has none. */
  originOf(piece: Piece): Piece | null {
    const { origin, behind } = piece;
    if (origin === null) return null;
    // It may have been split since.
    if (behind === null || behind.clock + behind.length <= origin.clock) piece.behind = this.at(origin);
    return piece.behind;
  }

  /** The piece that ends with a clock. */
  endingAt(id: Y.ID): Piece {
    const piece = this.at(id);
    return isCollected(piece) || id.clock === piece.clock + piece.length - 1
      ? piece
      : this.#split(piece, id.clock + 1)[0];
  }

  /** The piece that begins with a clock. */
  startingAt(id: Y.ID): Piece {
    const piece = this.at(id);
    return isCollected(piece) || id.clock === piece.clock ? piece : this.#split(piece, id.clock)[1];
  }

  rightOf(piece: Piece): Piece | null {
    if (piece.right !== undefined) return piece.right;
    const { right } = piece.struct as Y.Item;
    piece.right = right ? (this.of(right)[0] ?? null) : null;
    return piece.right;
  }

  /** Pieces of a client between two clocks, both of which are there: so many at most. */
  countBetween(client: number, from: number, to: number): number {
    const indexOfClock = (clock: number) => {
      const known = Y.getState(this.#doc.store, client);
      const structs = this.around(Y.createID(client, clock));
      const before = clock < known ? 0 : (this.#doc.store.clients.get(client)?.length ?? 0);
      return before + Y.findIndexSS(structs as Y.Item[], clock);
    };
    return 1 + indexOfClock(to - 1) - indexOfClock(from) + (this.#splits.get(client)?.count ?? 0);
  }

  /** What it takes to put something into the structs of a client, or take it out, at some clock: those behind it are moved. */
  moveBehind(id: Y.ID): void {
    const structs = this.around(id);
    const splits = this.#splits.get(id.client);
    const behind = structs.length - Y.findIndexSS(structs as Y.Item[], id.clock);
    this.#steps.take(1 + (behind + (splits && splits.last > id.clock ? splits.count : 0)) / MOVED);
  }

  /** What it takes to copy so many values of an item. */
  copy(values: number): void {
    this.#steps.take(values / COPIED);
  }

  #add(struct: Struct, clock: number, holder: Holder, sub: string | null, right: null | undefined): Piece[] {
    const { client } = struct.id;
    const [origin, rightOrigin] = struct instanceof Y.Item ? [struct.origin, struct.rightOrigin] : [null, null];
    const pieces = [
      {
        struct,
        client,
        clock,
        length: struct.length - (clock - struct.id.clock),
        holder,
        sub,
        origin: clock > struct.id.clock ? Y.createID(client, clock - 1) : origin,
        rightOrigin,
        passedBy: 0,
        group: 0,
        behind: null,
        right,
      },
    ];
    this.#of.set(struct, pieces);
    return pieces;
  }

  /** @param at the clock with which the second half begins */
  #split(piece: Piece, at: number): [Piece, Piece] {
    const id = Y.createID(piece.struct.id.client, at);
    this.moveBehind(id);
    if ('content' in piece.struct && piece.struct.content instanceof Y.ContentAny) this.copy(piece.length);
    const splits = this.#splits.get(id.client) ?? { count: 0, last: 0 };
    this.#splits.set(id.client, { count: splits.count + 1, last: at });
    const rest: Piece = {
      ...piece,
      clock: at,
      length: piece.length - (at - piece.clock),
      origin: Y.createID(piece.client, at - 1),
      behind: piece,
      right: this.rightOf(piece),
    };
    piece.length = at - piece.clock;
    piece.right = rest;
    const pieces = this.of(piece.struct);
    pieces.splice(indexOf(pieces, piece.clock) + 1, 0, rest);
    return [piece, rest];
  }
}

/** Stands nowhere: it is of a collected range, or beside or in one. */
export const isCollected = ({ holder }: Piece): boolean => holder === null;

function indexOf(pieces: readonly Piece[], clock: number): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle] as Piece).clock <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}
