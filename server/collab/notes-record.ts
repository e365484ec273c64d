import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';
import type { CopiedRun, NotesNode, VersionReason } from '#app/notes/services.ts';
import type { Author, Brought } from './content.ts';
import type { AppendedLine, NewVersion, NotesRows, WrittenRun } from './store.ts';

/** Milliseconds for which what one client writes is one run: as exactly as it can be told what of it is new to somebody. */
const RUN_MS = 60_000;

/** A text as it is when it is asked. */
interface TextNow {
  readonly content: NotesNode | null;
  readonly characters: number;
}

/** Gathers what the rows must say of notes until the next commit: who wrote what, lines, and versions with who took part. */
export class NotesRecord {
  #isNew: boolean;
  /** The run that each client is at. */
  readonly #current = new Map<number, WrittenRun>();
  /** Runs that are new or have grown, by client and first clock. */
  readonly #runs = new Map<string, WrittenRun>();
  #lines: AppendedLine[] = [];
  #copies: CopiedRun[] = [];
  /** Who has written since the newest version. */
  #people = new Map<PersonId, Author>();
  /** The notes are not what their newest version says. */
  #hasChanged: boolean;
  #due: VersionReason | null = null;

  /**
   * @param isNew nothing of the document is in the database
   * @param changedBy who has written since the newest version, where it is not what that says; null where it is
   */
  constructor(isNew: boolean, changedBy: readonly Author[] | null) {
    this.#isNew = isNew;
    this.#hasChanged = changedBy !== null;
    for (const author of changedBy ?? []) this.#people.set(author.id, author);
  }

  get isDue(): boolean {
    return this.#due !== null || this.#lines.length > 0;
  }

  /** Notes what somebody's connection brought. */
  wrote(author: Author, brought: readonly Brought[], at: EpochMs): void {
    this.#people.set(author.id, author);
    for (const { clientId, clock, length } of brought) {
      const run = this.#current.get(clientId);
      const goesOn =
        run?.personId === author.id &&
        run.agencyId === author.agencyId &&
        run.clock + run.length === clock &&
        at - run.firstAt < RUN_MS;
      const now: WrittenRun = goesOn
        ? { ...run, length: run.length + length, lastAt: at }
        : { clientId, clock, length, personId: author.id, agencyId: author.agencyId, firstAt: at, lastAt: at };
      this.#current.set(clientId, now);
      this.#runs.set(`${clientId}/${now.clock}`, now);
    }
  }

  /** Notes which words were taken over from others, in the order in which they were. */
  copied(copies: readonly CopiedRun[]): void {
    this.#copies.push(...copies);
  }

  /** The text has changed. */
  changed(): void {
    this.#hasChanged = true;
  }

  appended(line: AppendedLine): void {
    this.#lines.push(line);
  }

  /** The next rows are to keep what the notes are then as a version, if they have changed since the last one. */
  demandVersion(reason: VersionReason): void {
    if (this.#hasChanged) this.#due = reason;
  }

  /**
   * Hands over what has gathered and begins anew.
   *
   * @param text what the notes are now; without any content no version is kept
   */
  take(text: TextNow, at: EpochMs): NotesRows {
    const rows: NotesRows = {
      kind: 'notes',
      isNew: this.#isNew,
      runs: [...this.#runs.values()],
      copies: this.#copies,
      version: this.#takeVersion(text, at),
      lines: this.#lines,
    };
    this.#isNew = false;
    this.#runs.clear();
    this.#lines = [];
    this.#copies = [];
    return rows;
  }

  #takeVersion(text: TextNow, at: EpochMs): NewVersion | null {
    const reason = this.#due;
    this.#due = null;
    const content = reason && text.content;
    if (!content) return null;
    const people = [...this.#people.values()].map(({ id, agencyId }) => ({ personId: id, agencyId }));
    this.#people = new Map();
    this.#hasChanged = false;
    return { at, reason, content, characters: text.characters, people };
  }
}
