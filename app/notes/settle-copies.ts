import * as Y from 'yjs';
import { carry } from './carry.ts';
import { type Copies, type Copy, type CopyRun, GONE, WHY } from './copies.ts';
import { precedes } from './precedes.ts';

/** Characters that are looked at in one go, more than a page writes at once. What is beyond them may stay doubled. */
const MOST_CHARACTERS = 200_000;

/** Origin of the transactions in which what is doubled is taken out. */
export const SETTLE = { kind: 'settle' } as const;

/**
 * Takes out what stands in the text more than once since several people took the same words elsewhere before they heard of
 * each other: who divided one paragraph at once, each with a copy of its second half. For the server alone, so that all pages
 * are told the same.
 *
 * Only a copy goes that equals another which stays, and what others have written behind it goes there too: whatever a client
 * says of where words are from, nothing is lost by it.
 *
 * @param brought what is said to be copied since the last call, the newest first
 */
export function settleCopies(doc: Y.Doc, copies: Copies, brought: readonly Copy[]): void {
  if (brought.length === 0) return;
  doc.transact((transaction) => {
    const settling = new Settling(copies, transaction);
    let characters = 0;
    for (const copy of [...brought].reverse()) {
      characters += copy.run[2];
      if (characters <= MOST_CHARACTERS) settling.look(copy);
    }
    settling.finish();
    copies.prune();
  }, SETTLE);
}

class Settling {
  readonly #copies: Copies;
  readonly #transaction: Y.Transaction;
  /** By texts, what was taken out of them. */
  readonly #dropped = new Map<Y.XmlText, Set<string>>();
  readonly #isCovered = new Map<Y.XmlText, boolean>();

  constructor(copies: Copies, transaction: Y.Transaction) {
    this.#copies = copies;
    this.#transaction = transaction;
  }

  look({ run: [, , length, copy], by }: Copy): void {
    if (copy === GONE) return;
    for (let i = 0; i < length; i++) {
      const own = Y.createID(by, copy + i);
      for (const other of this.#twins(own)) {
        const loser = this.#loser(own, other);
        this.#drop(loser);
        if (loser === own) break;
      }
    }
  }

  /** What was written behind something that went follows what stays. */
  finish(): void {
    for (const [text, dropped] of this.#dropped) {
      const runs = carry(
        text,
        {
          whither: (id) => (dropped.has(key(id)) ? (this.#copies.living(id).at(-1) ?? 'gone') : null),
          mayFollow: (item) => !item.deleted && !this.#isTwin(item, dropped),
          why: WHY.taken,
        },
        this.#transaction,
      );
      this.#copies.add([...runs, ...goneOf(text, dropped)]);
    }
  }

  /** Others of a character, which stand in the text with it. */
  #twins(id: Y.ID): Y.ID[] {
    const character = this.#characterAt(id);
    if (character === null) return [];
    const living = this.#copies.living(id);
    if (living.length < 2) return [];
    return living.filter((one) => !Y.compareIDs(one, id) && this.#characterAt(one) === character);
  }

  #characterAt(id: Y.ID): string | null {
    const item = this.#copies.find(id);
    if (!item || item.deleted || !(item.content instanceof Y.ContentString)) return null;
    return item.content.str.charAt(id.clock - item.id.clock);
  }

  /**
   * Of copies at different places those that stand first go, since a paragraph that was divided twice is then in its order. But
   * where a newcomer says nothing that is not there, nobody else's words are touched.
   */
  #loser(own: Y.ID, other: Y.ID): Y.ID {
    const item = this.#copies.find(own);
    const twin = this.#copies.find(other);
    const text = item?.parent;
    if (!item || !twin || !(text instanceof Y.XmlText)) return own;
    const isCovered = this.#isCovered.get(text) ?? this.#hasAllTwins(text, own.client);
    this.#isCovered.set(text, isCovered);
    if (isCovered) return own;
    const isFirst = item === twin ? own.clock < other.clock : precedes(item, twin);
    return isFirst ? own : other;
  }

  #hasAllTwins(text: Y.XmlText, client: number): boolean {
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || item.id.client !== client || !(item.content instanceof Y.ContentString)) continue;
      for (let i = 0; i < item.length; i++) {
        if (this.#twins(Y.createID(client, item.id.clock + i)).length === 0) return false;
      }
    }
    return true;
  }

  #drop(id: Y.ID): void {
    const { store } = this.#transaction.doc;
    Y.getItemCleanStart(this.#transaction, id);
    const item = Y.getItemCleanEnd(this.#transaction, store, id);
    if (!(item.parent instanceof Y.XmlText)) return;
    item.delete(this.#transaction);
    item.parent._searchMarker?.splice(0);
    const dropped = this.#dropped.get(item.parent) ?? new Set();
    dropped.add(key(id));
    this.#dropped.set(item.parent, dropped);
  }

  /** Whether something that went stands in this item. */
  #isTwin(item: Y.Item, dropped: ReadonlySet<string>): boolean {
    for (let i = 0; i < item.length; i++) {
      const others = this.#copies.all(Y.createID(item.id.client, item.id.clock + i));
      if (others.some((one) => dropped.has(key(one)))) return true;
    }
    return false;
  }
}

/** That what was dropped was taken out: pages where more was being written behind it have that follow. */
function goneOf(text: Y.XmlText, dropped: ReadonlySet<string>): CopyRun[] {
  const runs: [number, number, number, number, number][] = [];
  for (let item = text._start; item; item = item.right) {
    const { client, clock } = item.id;
    if (!dropped.has(key(item.id))) continue;
    const last = runs.at(-1);
    if (last && last[0] === client && last[1] + last[2] === clock) last[2] += item.length;
    else runs.push([client, clock, item.length, GONE, WHY.taken]);
  }
  return runs;
}

const key = ({ client, clock }: Y.ID) => `${client}/${clock}`;
