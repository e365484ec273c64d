import * as Y from 'yjs';
import { type Holder, isCollected, type Piece } from './pieces.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Steps } from './steps.ts';

/** Items that are walked along in the time of one step. */
const WALKED = 16;

/** As in a delete set of Yjs. */
type Ranges = readonly { readonly clock: number; readonly len: number }[];
export type Deletions = ReadonlyMap<number, Ranges>;

/**
 * Counts what the deletions of an update take, once its structs have their places: finding what is deleted, splitting it
 * off, going through what stands in it, and making one of what lies beside each other then.
 */
export class DeletionRehearsal {
  readonly #rehearsal: Rehearsal;
  readonly #steps: Steps;
  /** What is deleted by it, and was not before. */
  readonly #doomed = new Set<Piece>();
  /** What is collected, by client: the doomed, and what was deleted in them before. */
  readonly #collected = new Map<number, Piece[]>();

  constructor(rehearsal: Rehearsal, deletions: Deletions, steps: Steps) {
    this.#rehearsal = rehearsal;
    this.#steps = steps;
    for (const [client, ranges] of deletions) this.#eraseAll(client, ranges);
    for (const [client, pieces] of this.#collected) this.#join(client, pieces);
    this.#tidyFormatting();
  }

  isDeleted(piece: Piece): boolean {
    return isCollected(piece) || isGone(piece) || this.#doomed.has(piece);
  }

  #eraseAll(client: number, ranges: Ranges): void {
    let [end, isInOrder] = [0, true];
    for (const { clock, len } of ranges.toSorted((a, b) => a.clock - b.clock)) {
      this.#erase(client, Math.max(clock, end), clock + len);
      end = Math.max(end, clock + len);
    }
    end = 0;
    for (const { clock, len } of ranges) {
      isInOrder &&= clock >= end;
      end = clock + len;
    }
    if (isInOrder) return;
    // They may lie upon each other, and Yjs goes through each.
    const { pieces } = this.#rehearsal;
    for (const { clock, len } of ranges) this.#steps.take(1 + pieces.countBetween(client, clock, clock + len) / WALKED);
  }

  #erase(client: number, clock: number, end: number): void {
    const { pieces } = this.#rehearsal;
    for (let at = clock; at < end; ) {
      this.#steps.take(1);
      let piece = pieces.at(Y.createID(client, at));
      if (!this.isDeleted(piece)) {
        if (piece.clock < at) piece = pieces.startingAt(Y.createID(client, at));
        if (piece.clock + piece.length > end) piece = pieces.endingAt(Y.createID(client, end - 1));
        this.#doom(piece);
      }
      at = piece.clock + piece.length;
    }
  }

  /** Deletes a piece, and what stands in it. */
  #doom(first: Piece): void {
    const ahead = [first];
    for (let piece = ahead.pop(); piece; piece = ahead.pop()) {
      this.#steps.take(1);
      this.#collect(piece);
      if (this.isDeleted(piece)) continue;
      this.#doomed.add(piece);
      const { struct } = piece;
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) continue;
      for (const inner of this.#rehearsal.contentsOf(struct.content.type)) ahead.push(inner);
    }
  }

  #collect(piece: Piece): void {
    const { client } = piece.struct.id;
    const pieces = this.#collected.get(client);
    if (pieces) pieces.push(piece);
    else this.#collected.set(client, [piece]);
  }

  /** Each run of what is collected becomes one struct, and all that are behind it move up. */
  #join(client: number, collected: Piece[]): void {
    const { pieces } = this.#rehearsal;
    collected.sort((a, b) => a.clock - b.clock);
    let end = -1;
    let isCounted = false;
    for (const { clock, length } of collected) {
      if (clock !== end) isCounted = false;
      if (!isCounted && clock > 0 && this.isDeleted(pieces.at(Y.createID(client, clock - 1)))) {
        pieces.moveBehind(Y.createID(client, clock));
        isCounted = true;
      }
      end = clock + length;
    }
  }

  /** Where a formatted text was changed, Yjs passes, for each deleted item in one, all that is deleted beside it. */
  #tidyFormatting(): void {
    let isDue = [...this.#rehearsal.touched].some((holder) => this.#isFormatted(holder) && this.#isAlive(holder));
    const texts = new Map<Holder, number>();
    for (const { holder } of this.#doomed) {
      if (!this.#isFormatted(holder)) continue;
      isDue ||= this.#isAlive(holder);
      texts.set(holder, (texts.get(holder) ?? 0) + 1);
    }
    if (!isDue) return;
    for (const [text, doomed] of texts) if (doomed > 1) this.#tidyGaps(text);
  }

  #tidyGaps(text: Holder): void {
    let [gap, doomed] = [0, 0];
    for (const piece of this.#rehearsal.itemsOf(text, null)) {
      this.#steps.take(1 / WALKED);
      if (!this.isDeleted(piece) && isCountable(piece)) {
        this.#steps.take((gap * doomed) / WALKED);
        [gap, doomed] = [0, 0];
        continue;
      }
      gap++;
      if (this.#doomed.has(piece)) doomed++;
    }
    this.#steps.take((gap * doomed) / WALKED);
  }

  #isFormatted(holder: Holder): boolean {
    return this.#rehearsal.formatted.has(holder) || (holder instanceof Y.Text && holder._hasFormatting);
  }

  #isAlive(holder: Holder): boolean {
    const item = holder instanceof Y.Text ? holder._item : null;
    return item === null || !this.isDeleted(this.#rehearsal.pieces.at(item.id));
  }
}

const isGone = ({ struct }: Piece) =>
  struct.deleted || (struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted);
const isCountable = ({ struct }: Piece) => struct instanceof Y.Item && struct.countable;
