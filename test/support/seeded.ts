/** Draws by lot that come out the same for the same seed. */
export interface Seeded {
  /** Uniform in [0, 1). */
  (): number;
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
  /** True with a probability. */
  chance(probability: number): boolean;
  /** @throws RangeError for an empty list */
  choose<T>(list: readonly T[]): T;
  bytes(length: number): Uint8Array;
  /** A source of its own, so that how often one part of a test draws does not change what another part is given. */
  fork(): Seeded;
}

/** Mulberry32: small, and good enough to choose by. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return Object.assign(next, {
    below,
    chance: (probability: number) => next() < probability,
    choose: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError('nothing to choose from');
      return list[below(list.length)] as T;
    },
    bytes: (length: number) => Uint8Array.from({ length }, () => below(256)),
    fork: () => seeded(below(2 ** 32)),
  });
}
