import * as Y from 'yjs';
import { carry } from './carry.ts';
import { type Copies, type Copy, type CopyRun, GONE, WHY } from './copies.ts';
import { precedes } from './precedes.ts';
import { stayedIn } from './stayed.ts';
import { Steps } from './steps.ts';
import { WrittenBehind } from './written-behind.ts';

/** Look-ups that are made in one go, for all clients together: some tenths of a second. What is beyond them may stay doubled. */
const MOST_STEPS = 400_000;

/** Origin of the transactions in which what is doubled is taken out. */
export const SETTLE = { kind: 'settle' } as const;

/**
 * Takes out what stands in the text more than once since several people took the same words elsewhere before they heard of
 * each other: who divided one paragraph at once, each with a copy of its second half. For the server alone, so that all pages
 * are told the same.
 *
 * A client may claim anything of where words are from. So only that goes of which its writer says that it is a copy, never what
 * was written first; only if what it is a copy of was taken out; and only if another copy stays that equals it, of which its
 * writer says the same. What others have written behind it goes there too.
 *
 * @param brought what is said to be copied since the last call, the newest first
 */
export function settleCopies(doc: Y.Doc, copies: Copies, brought: readonly Copy[]): void {
  if (brought.length === 0) return;
  // Each client has its share, so that none can use up that of the others.
  const claims = new Map<number, Copy[]>();
  for (const copy of [...brought].reverse()) {
    const own = claims.get(copy.by);
    if (own) own.push(copy);
    else claims.set(copy.by, [copy]);
  }
  doc.transact((transaction) => {
    const settling = new Settling(copies, transaction);
    for (const own of claims.values()) settling.look(own, new Steps(MOST_STEPS / claims.size));
    settling.finish(new Steps(MOST_STEPS));
    copies.prune();
  }, SETTLE);
}

class Settling {
  readonly #copies: Copies;
  readonly #transaction: Y.Transaction;
  /** What is to go, by client. */
  readonly #going = new Map<number, Set<number>>();
  readonly #isCovered = new Map<Y.XmlText, boolean>();

  constructor(copies: Copies, transaction: Y.Transaction) {
    this.#copies = copies;
    this.#transaction = transaction;
  }

  look(claims: readonly Copy[], steps: Steps): void {
    for (const { run, by } of claims) {
      const [, , length, copy] = run;
      if (copy === GONE) continue;
      const end = Math.min(copy + length, Y.getState(this.#transaction.doc.store, by));
      for (let clock = copy; clock < end && steps.areLeft; clock++) this.#lookAt(Y.createID(by, clock), steps);
    }
  }

  #lookAt(own: Y.ID, steps: Steps): void {
    for (const other of this.#twins(own, steps)) {
      const loser = this.#loser(own, other, steps);
      if (loser === null) return;
      const going = this.#going.get(loser.client) ?? new Set();
      going.add(loser.clock);
      this.#going.set(loser.client, going);
      if (loser === own) return;
    }
  }

  /** Takes out what is to go; what was written behind it follows what stays. */
  finish(steps: Steps): void {
    for (const [text, gone] of this.#drop()) {
      const behind = new WrittenBehind(this.#copies, steps);
      const runs = carry(
        text,
        {
          whither: (id) => {
            if (!this.#isGoing(id)) return null;
            behind.add(id);
            return this.#copies.stays(id) ?? 'gone';
          },
          mayFollow: (id, item) => !item.deleted && behind.has(id) && !this.#isTwin(id, steps),
          isPassed: () => true,
          why: WHY.taken,
        },
        this.#transaction,
      );
      const taken = new Set(runs.map(([client, clock]) => `${client}:${clock}`));
      const stayed = stayedIn(
        [text],
        (item) => taken.has(`${item.id.client}:${item.id.clock}`) || this.#isGoing(item.id),
        () => true,
      );
      this.#copies.add([...runs, ...gone, ...stayed]);
    }
  }

  /** Others of a character, which stand in the text with it. */
  #twins(id: Y.ID, steps: Steps): Y.ID[] {
    steps.take();
    const character = this.#characterAt(id);
    if (character === null) return [];
    const living = this.#copies.living(id);
    steps.take(this.#copies.all(id).length);
    if (living.length < 2 || !living.some((one) => Y.compareIDs(one, id))) return [];
    return living.filter((one) => !Y.compareIDs(one, id) && this.#characterAt(one) === character);
  }

  #characterAt(id: Y.ID): string | null {
    const item = this.#copies.find(id);
    if (!item || item.deleted || this.#isGoing(id) || !(item.content instanceof Y.ContentString)) return null;
    return item.content.str.charAt(id.clock - item.id.clock);
  }

  #isGoing({ client, clock }: Y.ID): boolean {
    return this.#going.get(client)?.has(clock) === true;
  }

  /**
   * What its own writer took along last stays, since it is in their order there, and goes on there. Else, of copies at different
   * places those that stand first go, since a paragraph that was divided twice is then in its order. But where a newcomer says
   * nothing that is not there, nobody else's words are touched.
   */
  #loser(own: Y.ID, other: Y.ID, steps: Steps): Y.ID | null {
    const item = this.#copies.find(own);
    const twin = this.#copies.find(other);
    const text = item?.parent;
    if (!item || !twin || !(text instanceof Y.XmlText)) return null;
    const more = this.#copies.followsOf(own) - this.#copies.followsOf(other);
    if (more !== 0) return more > 0 ? other : own;
    const isCovered = this.#isCovered.get(text) ?? this.#hasAllTwins(text, own.client, steps);
    this.#isCovered.set(text, isCovered);
    if (isCovered) return own;
    const isFirst = item === twin ? own.clock < other.clock : precedes(item, twin, steps);
    return isFirst === null ? null : isFirst ? own : other;
  }

  #hasAllTwins(text: Y.XmlText, client: number, steps: Steps): boolean {
    for (let item = text._start; item; item = item.right) {
      steps.take();
      if (!steps.areLeft) return false;
      if (item.deleted || item.id.client !== client || !(item.content instanceof Y.ContentString)) continue;
      for (let i = 0; i < item.length; i++) {
        if (this.#twins(Y.createID(client, item.id.clock + i), steps).length === 0) return false;
      }
    }
    return true;
  }

  /** Returns by texts what was taken out of them: pages where more was being written behind it have that follow. */
  #drop(): Map<Y.XmlText, CopyRun[]> {
    const { store } = this.#transaction.doc;
    const dropped = new Map<Y.XmlText, CopyRun[]>();
    for (const [client, clocks] of this.#going) {
      for (const [start, end] of inRows(clocks)) {
        Y.getItemCleanEnd(this.#transaction, store, Y.createID(client, end - 1));
        let item: Y.Item | null = Y.getItemCleanStart(this.#transaction, Y.createID(client, start));
        for (; item; item = item.id.clock + item.length < end ? this.#copies.find(moved(item)) : null) {
          if (!(item.parent instanceof Y.XmlText)) continue;
          item.delete(this.#transaction);
          item.parent._searchMarker?.splice(0);
          const gone: CopyRun = [client, item.id.clock, item.length, GONE, WHY.taken];
          const runs = dropped.get(item.parent);
          if (runs) runs.push(gone);
          else dropped.set(item.parent, [gone]);
        }
      }
    }
    return dropped;
  }

  /** Whether it is a twin of something that went. */
  #isTwin(id: Y.ID, steps: Steps): boolean {
    const all = this.#copies.all(id);
    steps.take(all.length);
    return all.some((one) => this.#isGoing(one));
  }
}

const moved = ({ id, length }: Y.Item): Y.ID => Y.createID(id.client, id.clock + length);

/** Clocks that follow each other, by the first and the one behind the last. */
function inRows(clocks: ReadonlySet<number>): [number, number][] {
  const rows: [number, number][] = [];
  for (const clock of [...clocks].sort((one, other) => one - other)) {
    const last = rows.at(-1);
    if (last && last[1] === clock) last[1]++;
    else rows.push([clock, clock + 1]);
  }
  return rows;
}
