import * as Y from 'yjs';
import { Copies, type Copy } from '#app/notes/copies.ts';
import { FOLLOW, findLost, followWords, type LostWords } from '#app/notes/follow-words.ts';
import { LateWords } from '#app/notes/late-words.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import type { CopiedRun } from '#app/notes/services.ts';
import { SETTLE, settleCopies } from '#app/notes/settle-copies.ts';
import type { Brought } from './content.ts';
import { copiedBy } from './copied-runs.ts';

/** Items of one client in an update of which it is looked up whether what they were written behind is elsewhere; the rest stays. */
const MOST_LEFT_BEHIND = 1_000;

/** Origin of the transactions in which words are written whose writer is gone. */
const LATE = { kind: 'late' } as const;

type DeleteSet = ReturnType<typeof Y.createDeleteSet>;

export interface NotesWordsOptions {
  /** Whether a client has a page on the document. */
  isHere(clientId: number): boolean;
  /** Words were taken over from others. */
  onCopied?(copies: readonly CopiedRun[]): void;
}

/**
 * Has nothing of some notes doubled or lost where people take words elsewhere without having heard of each other: the server's
 * part of it. Pages have their own words follow; it does so for whoever has no page any more.
 */
export class NotesWords {
  readonly #doc: Y.Doc;
  readonly #options: NotesWordsOptions;
  readonly #copies: Copies;
  readonly #late: LateWords;
  /** What is said to be copied since the last {@link settle}, the newest first. */
  #brought: Copy[] = [];

  constructor(doc: Y.Doc, options: NotesWordsOptions) {
    this.#doc = doc;
    this.#options = options;
    this.#copies = Copies.of(doc);
    this.#late = new LateWords(doc, this.#copies);
    doc.on('afterTransaction', this.#onTransaction);
    doc.getXmlFragment(NOTES_ROOT).observeDeep(this.#onText);
  }

  /** As {@link Content.applied}. */
  applied(update: Uint8Array, brought: readonly Brought[], isAnswer: boolean): void {
    for (const one of brought) if (!this.#options.isHere(one.clientId)) this.#addLeftBehind(one);
    const isLate = brought.some((one) => isCollected(one, this.#doc));
    if (!isLate && this.#late.isEmpty) return;
    const { structs, ds } = Y.decodeUpdate(update);
    if (isLate) this.#late.add(lateIn(structs, brought, this.#doc));
    // An answer repeats what went with what it was in, which nobody wanted deleted; but of its sender's words it tells which were.
    this.#late.delete(isAnswer ? within(ds, brought) : ds);
  }

  /** Takes out what is doubled, and writes what would be lost. */
  settle(): void {
    this.#settleCopies();
    this.left();
  }

  /** Somebody has left: writes what waited for them, and for whoever else is not here. Says whether there was anything. */
  left(isHere = (client: number) => this.#options.isHere(client)): boolean {
    if (this.#late.isEmpty) return false;
    const isAny = this.#doc.transact((transaction) => {
      const runs = this.#late.write(isHere, transaction);
      this.#copies.add(runs);
      return runs.length > 0;
    }, LATE);
    // What was written may stand there by now, since its writer had followed it, and been followed, on other ways.
    if (isAny) this.#settleCopies();
    return isAny;
  }

  /** Words that stand where what they were written behind has been taken away, or is to follow. */
  #addLeftBehind({ clientId, clock, length }: Brought): void {
    for (let at = clock, left = MOST_LEFT_BEHIND; at < clock + length && left > 0; left--) {
      const item = this.#copies.find(Y.createID(clientId, at));
      if (!item) return;
      at = item.id.clock + item.length;
      const { id, content, origin, parent } = item;
      if (item.deleted || !(content instanceof Y.ContentString) || !origin) continue;
      if (!this.#copies.isTaken(origin) && !this.#late.has(origin)) continue;
      const text = (parent as Y.AbstractType<unknown>)._item?.id ?? null;
      this.#late.add([{ id, words: content.str, left: origin, right: null, text }]);
    }
  }

  #settleCopies(): void {
    const brought = this.#brought;
    this.#brought = [];
    settleCopies(this.#doc, this.#copies, brought);
  }

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    const copied = copiedBy(transaction, this.#copies);
    if (copied.length > 0) this.#options.onCopied?.(copied);
    if (transaction.origin !== SETTLE) this.#brought = [...this.#copies.broughtBy(transaction), ...this.#brought];
  };

  readonly #onText = (_events: unknown, transaction: Y.Transaction): void => {
    if (([FOLLOW, SETTLE, LATE] as unknown[]).includes(transaction.origin)) return;
    const isServer = (client: number) => client === this.#doc.clientID;
    this.#late.add(findLost(transaction, (client) => !isServer(client) && this.#options.isHere(client)));
    followWords(transaction, (client) => isServer(client) || !this.#options.isHere(client));
  };
}

/** Whether some of it stands in what had been deleted and collected. */
function isCollected({ clientId, clock, length }: Brought, { store }: Y.Doc): boolean {
  for (let at = clock; at < clock + length; ) {
    const struct: Y.Item | Y.GC = Y.getItem(store, Y.createID(clientId, at));
    if (!(struct instanceof Y.Item)) return true;
    at = struct.id.clock + struct.length;
  }
  return false;
}

/** What of an update is words that the document has collected. */
function lateIn(structs: readonly unknown[], brought: readonly Brought[], { store }: Y.Doc): LostWords[] {
  const late: LostWords[] = [];
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const { id, length, content, origin, rightOrigin } = struct;
    const isNew = brought.some((one) => one.clientId === id.client && id.clock >= one.clock && length <= one.length);
    if (!isNew || (Y.getItem(store, id) as unknown) instanceof Y.Item) continue;
    const parent: unknown = struct.parent;
    late.push({
      id,
      words: content.str,
      left: origin,
      right: rightOrigin,
      text: parent instanceof Y.ID ? parent : null,
    });
  }
  return late;
}

/** The part of deletions that is of some clocks. */
function within(deletions: DeleteSet, brought: readonly Brought[]): DeleteSet {
  const part = Y.createDeleteSet();
  for (const { clientId, clock, length } of brought) {
    for (const row of deletions.clients.get(clientId) ?? []) {
      const from = Math.max(row.clock, clock);
      const to = Math.min(row.clock + row.len, clock + length);
      if (from >= to) continue;
      const known = part.clients.get(clientId) ?? [];
      part.clients.set(clientId, known);
      known.push({ clock: from, len: to - from } as (typeof known)[number]);
    }
  }
  return part;
}
