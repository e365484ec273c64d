import * as Y from 'yjs';
import { type Copy, GONE, WHY } from './copies.ts';
import { Steps } from './steps.ts';

/**
 * Stretches that are looked at while it is made, for all clients together, and for each of very many. Of honest runs there are
 * some to each; of claims made to cost, millions. Each client has its share, so that none can use up that of the others.
 */
const STRETCHES = { all: 32_768, each: 64 } as const;

/** Characters of a client in a row, and what was written first, of which they are copies of copies. */
interface Stretch {
  readonly clock: number;
  readonly length: number;
  readonly first: Y.ID;
  /** How often on the way from there who wrote them first has taken them along behind their other words. */
  readonly follows: number;
}

/** Where copies are from. */
interface Origin {
  readonly first: Y.ID;
  readonly source: Y.ID;
  readonly follows: number;
}

/** Copies of characters in a row that were written first. */
export interface Descent {
  /** Of the first that were written. */
  readonly clock: number;
  readonly length: number;
  /** Where the copies begin, and those that they were directly taken from. */
  readonly copy: Y.ID;
  readonly source: Y.ID;
}

/** What is known around one character. */
interface Around {
  readonly from: number;
  readonly to: number;
  readonly descents: readonly Descent[];
}

/**
 * Whose copies characters are, looked up from runs. A character is the copy of one other at most, by what was said of it
 * first; so whatever is claimed, nothing goes round in circles.
 */
export class CopyIndex {
  /** By the client of the copies: stretches that do not overlap, in order. */
  readonly #stretches = new Map<number, Stretch[]>();
  /** By the client of what was written first. */
  readonly #descents = new Map<number, Descent[]>();
  readonly #around = new Map<number, Around>();

  /** @param copies the newest first */
  constructor(copies: readonly Copy[]) {
    const shares = new Map<number, Steps>();
    const clients = new Set(copies.map(({ by }) => by)).size;
    for (let i = copies.length - 1; i >= 0; i--) {
      const copy = copies[i] as Copy;
      const steps = shares.get(copy.by) ?? new Steps(Math.max(STRETCHES.each, STRETCHES.all / clients));
      shares.set(copy.by, steps);
      this.#add(copy, steps);
    }
  }

  /** Stretches that it has, to which it is in proportion what it took to make it. */
  get size(): number {
    let size = 0;
    for (const stretches of this.#stretches.values()) size += stretches.length;
    return size;
  }

  /** What was written first, of which a character is a copy; itself where it is none. */
  firstOf(id: Y.ID): Y.ID {
    const stretch = stretchAt(this.#stretches.get(id.client), id.clock);
    return stretch ? moved(stretch.first, id.clock - stretch.clock) : id;
  }

  /** How often a character, on its way here, was taken along by its own writer behind their other words. */
  followsOf({ client, clock }: Y.ID): number {
    return stretchAt(this.#stretches.get(client), clock)?.follows ?? 0;
  }

  /** The copies of a character that was written first. */
  descentsOf({ client, clock }: Y.ID): readonly Descent[] {
    const all = this.#descents.get(client);
    if (!all) return [];
    const known = this.#around.get(client);
    if (known && clock >= known.from && clock < known.to) return known.descents;
    let [from, to] = [0, Number.POSITIVE_INFINITY];
    const descents: Descent[] = [];
    for (const one of all) {
      const end = one.clock + one.length;
      if (one.clock > clock) to = Math.min(to, one.clock);
      else if (end <= clock) from = Math.max(from, end);
      else {
        [from, to] = [Math.max(from, one.clock), Math.min(to, end)];
        descents.push(one);
      }
    }
    this.#around.set(client, { from, to, descents });
    return descents;
  }

  #add({ run: [client, clock, length, copy, why], by }: Copy, steps: Steps): void {
    if (copy === GONE) return;
    const stretches = this.#stretches.get(client);
    for (let at = clock; at < clock + length && steps.areLeft; ) {
      const next = indexBehind(stretches, at);
      const stretch = stretchAt(stretches, at);
      const end = stretch ? stretch.clock + stretch.length : (stretches?.[next]?.clock ?? Number.POSITIVE_INFINITY);
      const until = Math.min(clock + length, end);
      const source = Y.createID(client, at);
      const first = stretch ? moved(stretch.first, at - stretch.clock) : source;
      const follows = (stretch?.follows ?? 0) + (why === WHY.followed && by === first.client ? 1 : 0);
      this.#link({ first, source, follows }, Y.createID(by, copy + at - clock), until - at, steps);
      at = until;
    }
  }

  /** What is known to be a copy already stays one of what it is: the text of two that were joined is that of both. */
  #link({ first, source, follows }: Origin, copy: Y.ID, length: number, steps: Steps): void {
    if (first.client === copy.client && Math.abs(first.clock - copy.clock) < length) return;
    const stretches = this.#stretches.get(copy.client) ?? [];
    this.#stretches.set(copy.client, stretches);
    const descents = this.#descents.get(first.client) ?? [];
    this.#descents.set(first.client, descents);
    for (let at = 0; at < length && steps.areLeft; ) {
      steps.take();
      const { client, clock } = moved(copy, at);
      const taken = stretchAt(stretches, clock);
      const next = indexBehind(stretches, clock);
      const until = taken ? taken.clock + taken.length : (stretches[next]?.clock ?? Number.POSITIVE_INFINITY);
      const end = Math.min(length, until - copy.clock);
      if (!taken) {
        stretches.splice(next, 0, { clock, length: end - at, first: moved(first, at), follows });
        const origin = { copy: Y.createID(client, clock), source: moved(source, at) };
        descents.push({ clock: first.clock + at, length: end - at, ...origin });
      }
      at = end;
    }
  }
}

export const moved = ({ client, clock }: Y.ID, by: number): Y.ID => Y.createID(client, clock + by);

/** Index of the first stretch that begins behind a clock. */
function indexBehind(stretches: readonly Stretch[] | undefined, clock: number): number {
  let [low, high] = [0, stretches?.length ?? 0];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches?.[middle]?.clock ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return low;
}

function stretchAt(stretches: readonly Stretch[] | undefined, clock: number): Stretch | null {
  const last = stretches?.[indexBehind(stretches, clock) - 1];
  return last && clock < last.clock + last.length ? last : null;
}
