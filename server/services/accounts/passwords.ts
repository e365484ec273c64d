import { hash, parseOptions, verify } from '@node-rs/argon2';
import { DubanError } from '#app/domain/errors.ts';

/** What a hash costs. */
export interface PasswordCost {
  /** KiB. */
  readonly memoryCost: number;
  /** Passes. */
  readonly timeCost: number;
  /** Lanes. */
  readonly parallelism: number;
}

/**
 * argon2id with 19 MiB, two passes, one lane: the least that the OWASP Password Storage Cheat Sheet recommends. It is some 40 ms
 * on a small server, whose other threads are for the database.
 */
export const PASSWORD_COST: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes made at a time: Node has four threads for them and for SQLite together. Memory is that many times the cost. */
const AT_ONCE = 2;
/** Those that may wait: with more, the last would wait for longer than a person does. */
const WAITING_MAX = 60;
/** Hashed where there is no account: nobody has it, and nobody could tell from how long it took. */
const NOBODYS = 'a password that nobody has';

export interface Passwords {
  /** @param password as `normalisePassword` gives it. @throws DubanError `too-many` where too many wait */
  hash(password: string): Promise<string>;
  /**
   * Whether a password is that of a hash. Takes as long for null, which is nobody's, and is false then.
   *
   * @throws DubanError `too-many` where too many wait
   */
  verify(hashed: string | null, password: string): Promise<boolean>;
  /** Whether a hash was made at another cost than is usual now. */
  isDated(hashed: string): boolean;
}

/** Hashes passwords, a few at a time: a crowd at the door takes neither memory nor all the threads. */
export function createPasswords(cost: PasswordCost = PASSWORD_COST): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (waiting.length >= WAITING_MAX) throw new DubanError('too-many', 'Too many passwords wait', { minutes: 1 });
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place is handed on, not given up: somebody who comes just now does not get between.
      if (next) next();
      else running--;
    }
  }

  let nobodys: Promise<string> | null = null;
  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    async verify(hashed, password) {
      nobodys ??= hash(NOBODYS, cost);
      const known = hashed ?? (await nobodys);
      const isRight = await inTurn(() => verify(known, password));
      return isRight && hashed !== null;
    },
    isDated(hashed) {
      const { memoryCost, timeCost, parallelism } = parseOptions(hashed);
      return memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism;
    },
  };
}
