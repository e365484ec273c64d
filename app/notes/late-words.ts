import * as Y from 'yjs';
import { type Beside, remove, writeBeside } from './carry.ts';
import type { Copies, CopyRun } from './copies.ts';
import { WHY } from './copies.ts';
import { firstBehind } from './first-behind.ts';
import type { LostWords } from './follow-words.ts';
import { insertBetween } from './insert-between.ts';
import { NOTES_LIMITS } from './limits.ts';
import { NOTES_ROOT } from './root.ts';
import { Steps } from './steps.ts';

type DeleteSet = ReturnType<typeof Y.createDeleteSet>;

/** Runs of words that wait for their writers at most: beyond them, what has waited is written at once. */
const MOST_RUNS = 4_096;
/** For all that is written in one go: what is beyond them goes into one paragraph. */
const MOST_STEPS = 200_000;
/** To write some words among others: a walk along the text there. */
const STEPS_TO_WRITE = 1_000;

/**
 * Words whose writer had not heard that others took away what they were writing in, or that somebody deleted it. A page has them
 * follow as soon as it hears of that; these wait for the page to do so, and are written where they belong if it never does.
 *
 * For the server alone.
 */
export class LateWords {
  readonly #doc: Y.Doc;
  readonly #copies: Copies;
  /** By client, in the order of their clocks. */
  #waiting = new Map<number, LostWords[]>();
  /** Of what waits, what was deleted by who wrote it. */
  #deleted = Y.createDeleteSet();

  constructor(doc: Y.Doc, copies: Copies) {
    this.#doc = doc;
    this.#copies = copies;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Whether a character waits. */
  has(id: Y.ID): boolean {
    return runAt(this.#waiting.get(id.client), id.clock) !== null;
  }

  /** Has words wait. */
  add(words: readonly LostWords[]): void {
    for (const one of words) {
      const runs = this.#waiting.get(one.id.client);
      const last = runs?.at(-1);
      if (!runs || !last) this.#waiting.set(one.id.client, [one]);
      else if (goesOn(last, one)) runs[runs.length - 1] = { ...last, words: last.words + one.words };
      else if (endOf(last) <= one.id.clock) runs.push(one);
      else if (!this.has(one.id)) runs.splice(firstBehind(runs, one.id.clock, endOf), 0, one);
    }
  }

  /** Takes note of what its own writer deleted, or somebody who saw it. */
  delete(deletions: DeleteSet): void {
    let isAny = false;
    for (const client of this.#waiting.keys()) {
      const rows = deletions.clients.get(client);
      if (!rows) continue;
      const known = this.#deleted.clients.get(client) ?? [];
      this.#deleted.clients.set(client, known.concat(rows));
      isAny = true;
    }
    if (isAny) this.#deleted = Y.mergeDeleteSets([this.#deleted]);
  }

  /**
   * Writes what nobody will have follow any more. To be called in a transaction.
   *
   * @param isHere whether a client has a page that will have its words follow
   * @returns the copies that were made
   */
  write(isHere: (client: number) => boolean, transaction: Y.Transaction): CopyRun[] {
    this.#letGo();
    const isOver =
      sumOf(this.#waiting, ({ length }) => length) > MOST_RUNS || this.#characters > NOTES_LIMITS.characters;
    const due = new Map([...this.#waiting].filter(([client]) => isOver || !isHere(client)));
    if (due.size === 0) return [];
    for (const client of due.keys()) this.#waiting.delete(client);
    const writing = new Writing(this.#doc, this.#copies, due, transaction);
    return [...due.values()].flat().flatMap((words) => writing.write(words));
  }

  get #characters(): number {
    return sumOf(this.#waiting, (runs) => runs.reduce((sum, { words }) => sum + words.length, 0));
  }

  /** Lets go of what its writer has deleted or taken along: by now it is remembered that they have, later it may not be. */
  #letGo(): void {
    for (const [client, runs] of this.#waiting) {
      const rest = runs.flatMap((words) => this.#partsOf(words));
      if (rest.length > 0) this.#waiting.set(client, rest);
      else this.#waiting.delete(client);
    }
    if (this.isEmpty) this.#deleted = Y.createDeleteSet();
  }

  #partsOf({ id, words, left, right, text }: LostWords): LostWords[] {
    const parts: { id: Y.ID; words: string; left: Y.ID | null; right: Y.ID | null; text: Y.ID | null }[] = [];
    let before = left;
    let isOpen = false;
    for (let i = 0; i < words.length; i++) {
      const at = Y.createID(id.client, id.clock + i);
      const last = parts.at(-1);
      const isDeleted = Y.isDeleted(this.#deleted, at);
      if (isDeleted || this.#copies.isTaken(at)) {
        isOpen = false;
        // What was written behind one that was deleted, is behind the one before it.
        if (!isDeleted) before = at;
        continue;
      }
      if (isOpen && last) last.words += words.charAt(i);
      else parts.push({ id: at, words: words.charAt(i), left: before, right, text });
      isOpen = true;
      before = at;
    }
    return parts;
  }
}

/** Writes words that are due together: some were written behind others. */
class Writing {
  readonly #doc: Y.Doc;
  readonly #copies: Copies;
  readonly #due: ReadonlyMap<number, readonly LostWords[]>;
  readonly #transaction: Y.Transaction;
  readonly #steps = new Steps(MOST_STEPS);
  /** Where they stand now, by what they are copies of. */
  readonly #written = new Map<string, Y.ID>();
  /** The last of paragraphs that were made, by the texts that their words were in. */
  readonly #rescued = new Map<string, Y.ID>();
  /** The last of what there were no steps for. */
  #rest: Y.Item | null = null;

  constructor(doc: Y.Doc, copies: Copies, due: ReadonlyMap<number, readonly LostWords[]>, transaction: Y.Transaction) {
    this.#doc = doc;
    this.#copies = copies;
    this.#due = due;
    this.#transaction = transaction;
  }

  write({ id, words, left, right, text }: LostWords): CopyRun[] {
    this.#steps.take(STEPS_TO_WRITE);
    const standing = this.#copies.find(id);
    if (standing && !standing.deleted)
      return this.#steps.areLeft ? this.#move({ id, words, left }, standing.parent) : [];
    if (!this.#steps.areLeft) return this.#note(id, words, this.#amongRest(words));
    const beside = this.#behind(left) ?? this.#before(right) ?? this.#within(text);
    const item = beside && writeBeside(beside, words, {}, this.#transaction);
    return this.#note(id, words, item ? item.id.clock : this.#inParagraph(words, text));
  }

  /** Not lost, but left behind. */
  #move({ id, words, left }: Pick<LostWords, 'id' | 'words' | 'left'>, parent: unknown): CopyRun[] {
    const beside = this.#behind(left);
    if (!beside || this.#copies.find(beside.id)?.parent === parent) return [];
    const item = writeBeside(beside, words, {}, this.#transaction);
    if (!item) return [];
    remove([id.client, id.clock, words.length], this.#transaction);
    return this.#note(id, words, item.id.clock);
  }

  #note(id: Y.ID, words: string, clock: number): CopyRun[] {
    for (let i = 0; i < words.length; i++) {
      this.#written.set(keyOf(Y.createID(id.client, id.clock + i)), Y.createID(this.#doc.clientID, clock + i));
    }
    return [[id.client, id.clock, words.length, clock, WHY.followed]];
  }

  /** Behind the nearest to the left that stands somewhere. */
  #behind(left: Y.ID | null): Beside | null {
    for (let at = left; at && this.#steps.areLeft; at = this.#leftOf(at)) {
      this.#steps.take();
      const id = this.#placeOf(at);
      if (id) return { id, isBehind: true };
    }
    return null;
  }

  #before(right: Y.ID | null): Beside | null {
    const id = right && this.#placeOf(right);
    return id && { id, isBehind: false };
  }

  #within(text: Y.ID | null): Beside | null {
    const id = text && (this.#rescued.get(keyOf(text)) ?? this.#copies.stays(text));
    return id && { id, isBehind: true };
  }

  #placeOf(id: Y.ID): Y.ID | null {
    return this.#written.get(keyOf(id)) ?? this.#copies.stays(id);
  }

  #leftOf({ client, clock }: Y.ID): Y.ID | null {
    const run = runAt(this.#due.get(client), clock);
    if (!run) return null;
    return clock > run.id.clock ? Y.createID(client, clock - 1) : run.left;
  }

  /** In a paragraph of its own at the end: nothing of what it was written among is left. */
  #inParagraph(words: string, text: Y.ID | null): number {
    const { id, lastId } = this.#paragraph(words);
    if (text) this.#rescued.set(keyOf(text), lastId);
    return id.clock;
  }

  #amongRest(words: string): number {
    this.#rest = this.#rest
      ? insertBetween(this.#rest.parent as Y.XmlText, this.#rest, null, words, this.#transaction)
      : this.#paragraph(words);
    return this.#rest.id.clock;
  }

  #paragraph(words: string): Y.Item {
    const paragraph = new Y.XmlElement('paragraph');
    const written = new Y.XmlText(words);
    paragraph.insert(0, [written]);
    const root = this.#doc.getXmlFragment(NOTES_ROOT);
    root.insert(root.length, [paragraph]);
    return written._start as Y.Item;
  }
}

const keyOf = ({ client, clock }: Y.ID): string => `${client}/${clock}`;

const endOf = ({ id, words }: LostWords): number => id.clock + words.length;

/** Whether words were written right behind others. */
const goesOn = (last: LostWords, { id, left }: LostWords): boolean =>
  endOf(last) === id.clock && left?.client === id.client && left.clock === id.clock - 1;

/** The run that a clock is in. */
function runAt(runs: readonly LostWords[] | undefined, clock: number): LostWords | null {
  const run = runs?.[firstBehind(runs, clock, endOf)];
  return run && run.id.clock <= clock ? run : null;
}

function sumOf(waiting: ReadonlyMap<number, readonly LostWords[]>, of: (runs: readonly LostWords[]) => number): number {
  let sum = 0;
  for (const runs of waiting.values()) sum += of(runs);
  return sum;
}
