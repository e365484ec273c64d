/** How many sockets one address may have. */
export interface CrowdLimits {
  /** Of which it is not known whose they are. */
  readonly strangersPerAddress: number;
  /** In all. */
  readonly connectionsPerAddress: number;
}

/** The sockets of one address. */
interface Count {
  readonly address: string;
  strangers: number;
  all: number;
}

/** One socket, as it is counted. */
export class Guest {
  readonly #counts: Map<string, Count>;
  readonly #count: Count;
  #isStranger = true;
  #isHere = true;

  constructor(counts: Map<string, Count>, count: Count) {
    this.#counts = counts;
    this.#count = count;
    count.strangers++;
    count.all++;
  }

  /** It is known by now whose it is. */
  known(): void {
    if (this.#isStranger) this.#count.strangers--;
    this.#isStranger = false;
  }

  /** It is closed. May be said more than once. */
  left(): void {
    this.known();
    if (!this.#isHere) return;
    this.#isHere = false;
    if (--this.#count.all === 0) this.#counts.delete(this.#count.address);
  }
}

/** Counts the open sockets of every address, so that no single one can take all there is to have. */
export class Crowd {
  readonly #limits: CrowdLimits;
  readonly #counts = new Map<string, Count>();

  constructor(limits: CrowdLimits) {
    this.#limits = limits;
  }

  /** Counts a socket whose person is not known yet; null where its address has too many already. */
  enter(address: string): Guest | null {
    const { strangersPerAddress, connectionsPerAddress } = this.#limits;
    const count = this.#counts.get(address) ?? { address, strangers: 0, all: 0 };
    if (count.strangers >= strangersPerAddress || count.all >= connectionsPerAddress) return null;
    this.#counts.set(address, count);
    return new Guest(this.#counts, count);
  }
}
