import type { Branded } from './ids.ts';

/**
 * A place in an order as a string: the lexicographic order of UTF-16 code units is the order of the cards. Digits are
 * base 62 (`0-9A-Za-z`), read as a fraction: between any two ranks lies another.
 */
export type Rank = Branded<'Rank'>;

/** Longest rank, in characters: the width of its column in the database. */
export const RANK_MAX_LENGTH = 200;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = 62n;
/** Two people who drop a card into the same gap at once must not meet: with 30 bits they do once in a billion times. */
const JITTER = 1n << 30n;
/** Digits of an ordinary rank: wide enough for some 10⁸ cards put one after the other at an end before ranks grow. */
const WIDTH = 10;

/** Whether a value is a well-formed rank: 1 to {@link RANK_MAX_LENGTH} digits, the last of them not `0`. */
export function isRank(value: unknown): value is Rank {
  // A final 0 adds nothing to a fraction, and nothing could be put between `a` and `a0`.
  return typeof value === 'string' && value.length <= RANK_MAX_LENGTH && /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(value);
}

/**
 * A rank strictly between two others, null being either end of the order, with at least 30 random bits.
 *
 * Neighbours that leave no room (equal ones, after two people met, or ranks at the length bound) give the next rank that
 * can be had: strictly after `before` where the length allows, else equal to it, and the card id decides.
 *
 * @param random uniform in [0, 1); for tests
 */
export function rankBetween(before: Rank | null, after: Rank | null, random: () => number = Math.random): Rank {
  if (before !== null && after !== null && before >= after) {
    return before.length < RANK_MAX_LENGTH ? rankBetween(before, `${before}1` as Rank, random) : before;
  }
  for (let width = WIDTH; width <= RANK_MAX_LENGTH; width++) {
    const low = before === null ? 0n : read(before, width);
    const high = after === null ? BASE ** BigInt(width) : read(after, width);
    const room = high - low - 1n;
    if (room < 4n * JITTER) continue;
    // At the ends a short step, so that adding at the end for years does not use the range up; between two neighbours
    // (or on an empty column) the middle half, so that putting cards into the same place over and over costs one bit each, on either side.
    if (after === null && before !== null) return write(low + 1n + below(2n * JITTER, random), width);
    if (before === null && after !== null) return write(high - 1n - below(2n * JITTER, random), width);
    return write(low + room / 4n + below(room / 2n, random) + 1n, width);
  }
  return before ?? after ?? ('V' as Rank);
}

/** `count` ranks in ascending order with even gaps between them, the same every time. */
export function evenRanks(count: number): Rank[] {
  const step = BASE ** BigInt(WIDTH) / BigInt(count + 1);
  return Array.from({ length: count }, (_, i) => write(step * BigInt(i + 1), WIDTH));
}

/** What stands in an order: its rank, and the id that decides between equal ranks. */
export interface Ranked {
  readonly rank: Rank;
  readonly id: string;
}

/** Orders by rank, then by id. The same everywhere: it compares code units, never by locale. */
export function compareRanked(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/**
 * A rank that puts a card at `index` among others, itself not among them.
 *
 * @param others in ascending order
 * @param index 0 for the top; clamped to the length
 */
export function rankAt(others: readonly { readonly rank: Rank }[], index: number, random?: () => number): Rank {
  const at = Math.max(0, Math.min(index, others.length));
  const before = others[at - 1]?.rank ?? null;
  // Past neighbours of the same rank: between two equal ones there is nothing.
  const after = others.slice(at).find((other) => before === null || other.rank > before)?.rank ?? null;
  return rankBetween(before, after, random);
}

/** The first `width` digits of a rank as a number. */
function read(rank: Rank, width: number): bigint {
  let value = 0n;
  for (let i = 0; i < width; i++) {
    const digit = i < rank.length ? DIGITS.indexOf(rank.charAt(i)) : 0;
    value = value * BASE + BigInt(Math.max(0, digit));
  }
  return value;
}

function write(value: bigint, width: number): Rank {
  let text = '';
  for (let rest = value, i = 0; i < width; i++, rest /= BASE) text = DIGITS.charAt(Number(rest % BASE)) + text;
  return text.replace(/0+$/, '') as Rank;
}

/** A uniform number in [0, bound): drawn 24 bits at a time, since `random` has no more than 53. */
function below(bound: bigint, random: () => number): bigint {
  let value = 0n;
  let range = 1n;
  // 24 bits more than needed make the bias of the remainder negligible.
  while (range < bound << 24n) {
    value = (value << 24n) | BigInt(Math.floor(random() * 0x1000000));
    range <<= 24n;
  }
  return value % bound;
}
