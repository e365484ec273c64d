/** How many sockets one address may have. */
export interface CrowdLimits {
  /** Of which it is not known whose they are. */
  readonly strangersPerAddress: number;
  /** In all. */
  readonly connectionsPerAddress: number;
}

/** One socket, as it is counted. */
export interface Guest {
  /** It is known by now whose it is. */
  known(): void;
  /** It is closed. May be said more than once. */
  left(): void;
}

interface Count {
  strangers: number;
  all: number;
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
    const count = this.#counts.get(address) ?? { strangers: 0, all: 0 };
    if (count.strangers >= strangersPerAddress || count.all >= connectionsPerAddress) return null;
    count.strangers++;
    count.all++;
    this.#counts.set(address, count);
    let [isStranger, isHere] = [true, true];
    const known = () => {
      if (isStranger) count.strangers--;
      isStranger = false;
    };
    return {
      known,
      left: () => {
        known();
        if (!isHere) return;
        isHere = false;
        if (--count.all === 0) this.#counts.delete(address);
      },
    };
  }
}
