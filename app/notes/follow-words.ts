import * as Y from 'yjs';
import { carry } from './carry.ts';
import { Copies, type Copy, type CopyRun, WHY } from './copies.ts';
import { deletedWith, rescue } from './rescue.ts';

type DeleteSet = ReturnType<typeof Y.createDeleteSet>;
// biome-ignore lint/suspicious/noExplicitAny: as Yjs itself has it, of whatever events a type tells.
type Type = Y.AbstractType<any>;

/** Acts that are gone through one by one; each takes a walk along the texts that it is of. */
const MOST_ACTS = 64;

/** Origin of the transactions in which one's own words follow those that they were written behind. */
export const FOLLOW = { kind: 'follow' } as const;

/** Characters of a text that has gone, which nobody has taken elsewhere. */
export interface LostWords {
  /** Of the first. */
  readonly id: Y.ID;
  readonly words: string;
  /** What they were written behind, as near as it is known: the character stands, or is among those that are lost. */
  readonly left: Y.ID | null;
  /** What they were written before. */
  readonly right: Y.ID | null;
  /** The text that they were in. */
  readonly text: Y.ID | null;
}

/**
 * Has one's own words follow those among which they were written, where somebody who had not heard of them took those
 * elsewhere: divided the paragraph, joined it to another, made a heading of it. To be called by an observer, while what the
 * transaction deleted can still be read.
 *
 * Each page does so for what was written on it, and for nothing else: two that moved the same words would double them. So does
 * the server for what it wrote, since it, too, has not heard of everything when it settles copies; and for whoever has no page
 * any more that would.
 *
 * @param isOwn whether a client's words are to follow
 * @returns whether there were such words
 */
export function followWords(
  transaction: Y.Transaction,
  isOwn: (client: number) => boolean = (client) => client === transaction.doc.clientID,
): boolean {
  const found = find(transaction, isOwn);
  if (!found) return false;
  const { following, texts, unheard, brought } = found;
  return transaction.doc.transact((own) => {
    for (const act of actsOf(brought)) following.act(act, texts, own);
    for (const text of unheard) following.from(text, own);
    following.rescue([...texts, ...unheard]);
    return following.isAny;
  }, FOLLOW);
}

/**
 * What {@link followWords} would have follow out of texts that have gone, if it were called for those clients: left to them, it is
 * lost if they never hear of it.
 */
export function findLost(transaction: Y.Transaction, isOwn: (client: number) => boolean): LostWords[] {
  const found = find(transaction, isOwn);
  return found ? found.following.lost([...found.texts, ...found.unheard]) : [];
}

/** What of a transaction is some clients' to follow; null for nothing. */
function find(transaction: Y.Transaction, isOwn: (client: number) => boolean) {
  const { doc } = transaction;
  // None of them has written anything, as when notes are opened.
  if (![...doc.store.clients.keys()].some(isOwn)) return null;
  const copies = Copies.of(doc);
  const brought = copies.broughtBy(transaction).filter(({ by }) => by !== doc.clientID);
  if (brought.length === 0) return null;
  const sources = sourcesOf(brought, WHY.taken);
  const known = typesOf(sources, doc.store);
  const texts = textsIn(known).filter((text) => hasAny(text, (item) => isOwn(item.id.client)));
  const unheard = unheardOf(transaction, known, isOwn);
  if (texts.length === 0 && unheard.size === 0) return null;
  const following = new Following(transaction, isOwn, brought);
  return { following, texts, unheard, brought };
}

class Following {
  isAny = false;
  readonly #copies: Copies;
  readonly #transaction: Y.Transaction;
  readonly #isOwnClient: (client: number) => boolean;
  /** Who took words elsewhere: they knew of their own. */
  readonly #takers: ReadonlySet<number>;
  /** Who did what is being gone through; null where it is all of them. */
  #taker: number | null = null;
  /** All that was taken in it. */
  readonly #sources: DeleteSet;
  /** What had been deleted before the text that it was in went. */
  readonly #deleted: DeleteSet;
  /** What was taken in acts that have been gone through. */
  #before = Y.createDeleteSet();

  constructor(transaction: Y.Transaction, isOwnClient: (client: number) => boolean, brought: readonly Copy[]) {
    this.#copies = Copies.of(transaction.doc);
    this.#transaction = transaction;
    this.#isOwnClient = isOwnClient;
    this.#takers = new Set(brought.map(({ by }) => by));
    this.#sources = sourcesOf(brought, WHY.taken);
    this.#deleted = sourcesOf(brought, WHY.deleted);
  }

  /** Follows what was taken in one act, out of those texts that it is of. */
  act(act: readonly Copy[], texts: readonly Y.XmlText[], own: Y.Transaction): void {
    const [taken, stayed] = [sourcesOf(act, WHY.taken), sourcesOf(act, WHY.stayed)];
    const from = typesOf(taken, own.doc.store);
    const [first] = act;
    this.#taker = first && act.every(({ by }) => by === first.by) ? first.by : null;
    for (const text of texts) {
      if (!from.has(text)) continue;
      const fate = {
        whither: (id: Y.ID) => whither(id, taken, text, this.#copies) ?? this.#elsewhere(id, text),
        mayFollow: (id: Y.ID, item: Y.Item) => !Y.isDeleted(stayed, id) && this.#isThen(id, item, text),
        isPassed: (id: Y.ID) => !Y.isDeleted(stayed, id),
        why: WHY.followed,
      };
      this.#note(carry(text, fate, own));
    }
    this.#before = Y.mergeDeleteSets([this.#before, taken]);
    this.#taker = null;
  }

  /**
   * Follows out of a text of which those had not heard who took what it is in: what stands there may be copied from what is
   * elsewhere now.
   */
  from(text: Y.XmlText, own: Y.Transaction): void {
    const fate = {
      whither: (id: Y.ID) => this.#elsewhere(id, text),
      mayFollow: (id: Y.ID, item: Y.Item) => this.#isLost(id, item),
      isPassed: () => true,
      why: WHY.followed,
    };
    this.#note(carry(text, fate, own));
  }

  /** Writes in paragraphs of their own what could not follow anything out of texts that have gone. */
  rescue(texts: readonly Y.XmlText[]): void {
    this.#note(rescue(this.#goneOf(texts), (item, id) => this.#isLost(id, item)));
  }

  /** What is lost of texts that have gone, if nothing follows. */
  lost(texts: readonly Y.XmlText[]): LostWords[] {
    return this.#goneOf(texts).flatMap((text) => this.#lostIn(text));
  }

  #lostIn(text: Y.XmlText): LostWords[] {
    const all: { -readonly [K in keyof LostWords]: LostWords[K] }[] = [];
    let left: Y.ID | null = null;
    for (let item = text._start; item; item = item.right) {
      const words = item.content instanceof Y.ContentString ? item.content.str : '';
      for (let i = 0; i < item.length; i++) {
        const id = Y.createID(item.id.client, item.id.clock + i);
        const last = all.at(-1);
        if (words !== '' && this.#isLost(id, item)) {
          if (last && left?.client === id.client && left.clock === id.clock - 1 && last.id.client === id.client) {
            last.words += words.charAt(i);
          } else all.push({ id, words: words.charAt(i), left, right: null, text: text._item?.id ?? null });
          left = id;
        } else if (this.#copies.stays(id)) {
          left = id;
          if (last) last.right ??= id;
        }
      }
    }
    return all;
  }

  #goneOf(texts: readonly Y.XmlText[]): Y.XmlText[] {
    return texts.filter(({ _item }) => _item && Y.isDeleted(this.#transaction.deleteSet, _item.id));
  }

  #note(runs: readonly CopyRun[]): void {
    this.#copies.add(runs);
    this.isAny ||= runs.length > 0;
  }

  /** Whether a character of one's own stood there when some were taken, though by now it may have been taken or gone, too. */
  #isThen(id: Y.ID, item: Y.Item, text: Y.XmlText): boolean {
    if (!this.#isOwn(item) || Y.isDeleted(this.#before, id)) return false;
    if (!item.deleted) return true;
    if (!Y.isDeleted(this.#transaction.deleteSet, id)) return false;
    if (Y.isDeleted(this.#sources, id)) return this.#copies.living(id).length > 0;
    return text._item?.deleted === true && this.#isLost(id, item);
  }

  /** Where a character stands that went with its text without those knowing it who took the text: what is behind it goes there. */
  #elsewhere(id: Y.ID, text: Y.XmlText): Y.ID | null {
    if (!text._item?.deleted || Y.isDeleted(this.#sources, id)) return null;
    return Y.isDeleted(this.#transaction.deleteSet, id) ? this.#livesOn(id) : null;
  }

  /** Whether a character of one's own went without those knowing it who took what it was in. */
  #isLost(id: Y.ID, item: Y.Item): boolean {
    return (
      this.#isOwn(item) &&
      Y.isDeleted(this.#transaction.deleteSet, id) &&
      !Y.isDeleted(this.#sources, id) &&
      !Y.isDeleted(this.#deleted, id) &&
      this.#livesOn(id) === null
    );
  }

  /** What of a character that has gone stands elsewhere, and is to stay: not one that its writer had taken along from before. */
  #livesOn(id: Y.ID): Y.ID | null {
    const other = this.#copies.stays(id);
    return other && this.#copies.followsOf(other) >= this.#copies.followsOf(id) ? other : null;
  }

  #isOwn({ id: { client } }: Y.Item): boolean {
    if (!this.#isOwnClient(client)) return false;
    return this.#taker === null ? !this.#takers.has(client) : client !== this.#taker;
  }
}

/**
 * What was done in one go, from the oldest on: what somebody took without having heard of some words they may have taken once
 * more, with those. The oldest of many are taken for one.
 */
function actsOf(brought: readonly Copy[]): Copy[][] {
  const acts: Copy[][] = [];
  for (const copy of [...brought].reverse()) {
    const last = acts.at(-1)?.at(-1);
    if (last?.by === copy.by && last.act === copy.act) acts.at(-1)?.push(copy);
    else acts.push([copy]);
  }
  const first = acts.splice(0, Math.max(1, acts.length - MOST_ACTS)).flat();
  return [first, ...acts];
}

/** Where all runs of a kind together are from: they may overlap. */
function sourcesOf(brought: readonly Copy[], why: CopyRun[4]): DeleteSet {
  const sources = Y.createDeleteSet();
  for (const { run } of brought) {
    if (run[4] !== why) continue;
    const known = sources.clients.get(run[0]);
    const source = { clock: run[1], len: run[2] };
    if (known) known.push(source);
    else sources.clients.set(run[0], [source]);
  }
  return Y.mergeDeleteSets([sources]);
}

/** The texts that something was taken out of, and whatever else was taken itself. */
function typesOf(sources: DeleteSet, store: Y.Doc['store']): Set<Type> {
  const types = new Set<Type>();
  for (const [client, rows] of sources.clients) {
    for (const { clock, len } of rows) {
      const end = Math.min(clock + len, Y.getState(store, client));
      for (let at = clock; at < end; ) {
        const struct: Y.Item | Y.GC = Y.getItem(store, Y.createID(client, at));
        at = struct.id.clock + struct.length;
        // Collected: it went before.
        if (!(struct instanceof Y.Item)) continue;
        if (struct.content instanceof Y.ContentType) types.add(struct.content.type);
        else if (struct.parent instanceof Y.XmlText) types.add(struct.parent);
      }
    }
  }
  return types;
}

const textsIn = (types: ReadonlySet<Type>): Y.XmlText[] =>
  [...types].filter((type): type is Y.XmlText => type instanceof Y.XmlText);

/** Texts with own words of which those had not heard who took what they are in, as a line that was divided in a list. */
function unheardOf(
  transaction: Y.Transaction,
  known: ReadonlySet<Type>,
  isOwn: (client: number) => boolean,
): Set<Y.XmlText> {
  const apart = new Set([...known].map((type) => deletedWith(type, transaction)));
  apart.delete(null);
  const unheard = new Set<Y.XmlText>();
  if (apart.size === 0) return unheard;
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !isOwn(struct.id.client)) return;
    const { parent, content } = struct;
    if (!(parent instanceof Y.XmlText) || !(content instanceof Y.ContentString) || known.has(parent)) return;
    if (apart.has(deletedWith(parent, transaction))) unheard.add(parent);
  });
  return unheard;
}

function hasAny(text: Y.XmlText, isOne: (item: Y.Item) => boolean): boolean {
  for (let item = text._start; item; item = item.right) {
    if (isOne(item) && item.content instanceof Y.ContentString) return true;
  }
  return false;
}

function whither(id: Y.ID, sources: DeleteSet, text: Y.XmlText, copies: Copies): Y.ID | 'gone' | null {
  if (!Y.isDeleted(sources, id)) return null;
  const living = copies.living(id);
  // Taken away and brought back, as by undoing it: there is nothing to follow.
  if (living.some((one) => copies.find(one)?.parent === text)) return 'gone';
  return copies.stays(id) ?? 'gone';
}
