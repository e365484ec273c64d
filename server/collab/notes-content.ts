import type { Logger } from 'pino';
import * as Y from 'yjs';
import { SEED_CLIENT_ID } from '#app/collab/board-doc.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { NotesText } from '#app/notes/notes-text.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import type { NotesNode, VersionReason } from '#app/notes/services.ts';
import { writeContent } from '#app/notes/write-content.ts';
import type { Author, Brought, Content, Verdict, Writers } from './content.ts';
import { NotesRecord } from './notes-record.ts';
import { inspectNotesUpdate } from './notes-structs.ts';
import { NotesWords } from './notes-words.ts';
import type { AppendedLine, LoadedNotes, NotesRows } from './store.ts';

/** Milliseconds for which people go on writing until the notes are kept as a version though nobody has paused. */
const LONGEST_MS = 3_600_000;
/** Milliseconds after the last change until the notes are kept as a version: a pause in which people turn to something else. */
const QUIET_MS = 300_000;

export interface NotesContentOptions {
  readonly log: Logger;
  /** Whether a client has a page on the notes. */
  isHere(clientId: number): boolean;
  /** There are rows to write that no change brings with it. */
  onDue(): void;
  /** In place of {@link QUIET_MS} and {@link LONGEST_MS}; for tests. */
  readonly quietMs?: number;
  readonly longestMs?: number;
}

/** A notes document on the server: checked against its schema after each write, its authors and versions kept. */
export class NotesContent implements Content {
  readonly kind = 'notes';
  readonly isKept = true;
  readonly doc: Y.Doc;
  readonly differed: boolean;
  readonly #text: NotesText;
  readonly #words: NotesWords;
  readonly #record: NotesRecord;
  readonly #options: NotesContentOptions;
  #quiet: NodeJS.Timeout | null = null;
  /** Since when people write without a pause; epoch milliseconds. */
  #writingSince: EpochMs | null = null;

  /** @param doc what could be restored; null where the state is damaged, and the newest version must do */
  constructor(doc: Y.Doc | null, { isNew, version, writers, damaged }: LoadedNotes, options: NotesContentOptions) {
    this.doc = doc ?? seeded(version?.content ?? null);
    this.#options = options;
    this.#text = new NotesText(this.doc, this.doc.getXmlFragment(NOTES_ROOT));
    this.#words = new NotesWords(this.doc, {
      isHere: (clientId) => options.isHere(clientId),
      onCopied: (copies) => this.#record.copied(copies),
    });
    const repairs = this.#text.conform();
    if (repairs > 0) options.log.error({ repairs }, 'notes did not conform as they were stored');
    this.differed = repairs > 0 || damaged.length > 0;
    const isAsKept = JSON.stringify(this.content()) === JSON.stringify(version?.content ?? null);
    this.#record = new NotesRecord(isNew, isAsKept ? null : writers);
  }

  get isDue(): boolean {
    return this.#record.isDue;
  }

  /** What the text says; null for nothing. */
  content(): NotesNode | null {
    return this.#text.content;
  }

  inspect(update: Uint8Array): Verdict {
    return inspectNotesUpdate(update, this.doc);
  }

  applied(update: Uint8Array, brought: readonly Brought[], isAnswer: boolean): void {
    this.#words.applied(update, brought, isAnswer);
  }

  wrote(author: Author, brought: readonly Brought[], at: EpochMs): void {
    this.#record.wrote(author, brought, at);
  }

  settle(_writers: Writers, _at: EpochMs): number {
    const { isChanged } = this.#text;
    // First, what has no place in the text: no copy may go because of another that goes then.
    const repairs = this.#text.conform();
    this.#words.settle();
    if (!isChanged && !this.#text.isChanged) return 0;
    this.#text.conform();
    this.#changed();
    return repairs;
  }

  left(isAll = false): boolean {
    if (!(isAll ? this.#words.left(() => false) : this.#words.left())) return false;
    this.#text.conform();
    this.#changed();
    return true;
  }

  rest(): void {
    this.#record.demandVersion('quiet');
  }

  /** Has what the text says now kept as a version, if it has changed since the last. */
  keep(reason: VersionReason): void {
    this.#record.demandVersion(reason);
    this.#options.onDue();
  }

  /** Notes a line that was appended from elsewhere, so that it is in the same commit. */
  appended(line: AppendedLine): void {
    this.#record.appended(line);
  }

  takeRows(): NotesRows {
    return this.#record.take(this.#text, Date.now());
  }

  /** Who wrote what, where comments stand and where carets are: all of it is told by the past. */
  withoutPast(): null {
    return null;
  }

  destroy(): void {
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#text.destroy();
    this.doc.destroy();
  }

  #changed(): void {
    this.#record.changed();
    this.#restartQuiet();
  }

  #keepNow(): void {
    this.#writingSince = null;
    this.#record.demandVersion('quiet');
    this.#options.onDue();
  }

  #restartQuiet(): void {
    this.#writingSince ??= Date.now();
    if (Date.now() - this.#writingSince >= (this.#options.longestMs ?? LONGEST_MS)) this.#keepNow();
    if (this.#quiet) {
      this.#quiet.refresh();
      return;
    }
    this.#quiet = setTimeout(() => {
      this.#quiet = null;
      this.#keepNow();
    }, this.#options.quietMs ?? QUIET_MS);
    this.#quiet.unref();
  }
}

/** A document that says something without a past: made of the same, it is the same, so that a second one adds nothing to it. */
function seeded(content: NotesNode | null): Y.Doc {
  const seed = new Y.Doc();
  seed.clientID = SEED_CLIENT_ID;
  if (content) writeContent(seed.getXmlFragment(NOTES_ROOT), content);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed));
  seed.destroy();
  return doc;
}
