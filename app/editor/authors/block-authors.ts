import * as Y from 'yjs';
import type { Live } from '../live.ts';
import type { NotesBinding } from '../sync/binding.ts';
import { type BlockAuthors, type Reader, WhoWrote } from './who-wrote.ts';

/** How much of the text an agency wrote, of 1, or somebody who was there for none, such as a lead. */
export interface AgencyShare {
  readonly agency: string | null;
  /** Of somebody without an agency; null for what is of nobody that is known. */
  readonly person: string | null;
  readonly share: number;
}

/** Who wrote the blocks of the text. Of those that have not changed it is not asked again. */
export class BlocksAuthors {
  readonly #live: Live;
  readonly #binding: NotesBinding;
  #who: WhoWrote | null = null;
  #known = new WeakMap<object, BlockAuthors>();

  constructor(binding: NotesBinding, live: Live) {
    this.#binding = binding;
    this.#live = live;
  }

  /** Nothing is taken as known any more: who wrote what has been asked anew. */
  forget(): void {
    this.#who = null;
    this.#known = new WeakMap();
  }

  /** What has changed is not known any more. */
  readonly onChange = (_events: unknown, { changed, changedParentTypes }: Y.Transaction): void => {
    for (const type of changed.keys()) this.#known.delete(type);
    for (const type of changedParentTypes.keys()) this.#known.delete(type);
  };

  /** Who wrote a block; null while it is not known who wrote anything. */
  of(block: Y.XmlElement): BlockAuthors | null {
    const { authors } = this.#live.now;
    if (!authors) return null;
    let known = this.#known.get(block);
    if (!known) {
      this.#who ??= new WhoWrote(authors, this.#reader());
      known = this.#who.of(block);
      this.#known.set(block, known);
    }
    return known;
  }

  /** Who wrote how much of all, whoever wrote most first. */
  shares(): AgencyShare[] {
    const found = new Map<string, Omit<AgencyShare, 'share'> & { count: number }>();
    let all = 0;
    for (const block of this.#binding.fragment.toArray()) {
      if (!(block instanceof Y.XmlElement)) continue;
      for (const part of this.of(block)?.parts ?? []) {
        const { agency } = part;
        const person = agency === null ? part.person : null;
        const key = JSON.stringify([agency, person]);
        found.set(key, { agency, person, count: (found.get(key)?.count ?? 0) + part.characters });
        all += part.characters;
      }
    }
    const shares = [...found.values()].map(({ count, ...whose }) => ({ ...whose, share: count / all }));
    return shares.sort((a, b) => b.share - a.share);
  }

  #reader(): Reader {
    const { me, people } = this.#live.now;
    const agency = people.find(({ id }) => id === me.id)?.agencies[0] ?? null;
    return { ...me, agency, client: this.#binding.fragment.doc?.clientID ?? 0 };
  }
}
