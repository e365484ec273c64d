import type { Writers } from './content.ts';
import type { Member } from './member.ts';

/** A write that a member sent. @property isAnswer it was the answer to the server's step 1 */
export interface SaidWrite {
  readonly kind: 'write';
  readonly member: Member;
  readonly update: Uint8Array;
  readonly isAnswer: boolean;
}

/** A fence that a member sent after writes of theirs. */
export interface SaidFence {
  readonly kind: 'fence';
  readonly member: Member;
  readonly seq: number;
}

/** What members said, in the order in which it came. */
export type Said = SaidWrite | SaidFence;

/**
 * Who wrote to what in one transaction of a document. Each thing is one person's in it, so that the activity can tell who did
 * what.
 */
export class Turn {
  readonly #owners = new Map<string, Member>();
  readonly #members = new Set<Member>();
  /** It holds an update of which nobody can tell what it writes to, and takes no more. */
  #isAlone = false;

  get isFull(): boolean {
    return this.#isAlone;
  }

  /** The one member who wrote; null for several and for none. */
  get author(): Member | null {
    const [member] = this.#members;
    return this.#members.size === 1 && member ? member : null;
  }

  get people(): readonly Member['person'][] {
    return [...this.#members].map(({ person }) => person);
  }

  get writers(): Writers {
    const byThing = new Map([...this.#owners].map(([thing, { person }]) => [thing, person.id]));
    return { byThing, rest: this.#isAlone ? (this.author?.person.id ?? null) : null };
  }

  /** Whether a member's write to some things may be a part of it. @param touched null where nobody can tell which */
  admits({ person }: Member, touched: ReadonlySet<string> | null): boolean {
    if (touched === null) return this.#members.size === 0;
    for (const thing of touched) {
      const owner = this.#owners.get(thing);
      if (owner && owner.person.id !== person.id) return false;
    }
    return true;
  }

  /** Takes note of a write that has become a part of it. */
  note(member: Member, touched: ReadonlySet<string> | null): void {
    this.#isAlone = touched === null;
    this.#members.add(member);
    for (const thing of touched ?? []) this.#owners.set(thing, member);
  }
}
