import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { PersonId } from '../domain/ids.ts';
import { BoardDoc } from './board-doc.ts';
import { type CarryOver, carryOver } from './carry-over.ts';
import { type ConnectionOptions, DocumentConnection } from './connection.client.ts';
import { LocalCopy } from './local-copy.client.ts';
import type { CopyId } from './local-store.client.ts';
import { readNotes } from './local-store.client.ts';
import type { WrittenName } from './protocol.ts';
import { hintUnsent } from './unsent-hint.ts';

export interface EpochOptions
  extends Pick<ConnectionOptions, 'url' | 'WebSocket' | 'drawWait' | 'onRecord' | 'onMerged'> {
  readonly personId: PersonId;
  readonly name: WrittenName;
  readonly epoch: number;
  readonly mayWrite: boolean;
  /** What people call the board. */
  readonly title: string;
  readonly presence: { [key: string]: unknown } | null;
  /** The link, what is unsaved, or where it is kept has changed. */
  onChange(): void;
  /** These registers hold what is not acknowledged: this page has changed them, or an earlier one did and was closed. */
  onUnsaved(keys: readonly string[]): void;
  onEpoch(epoch: number): void;
}

/** Origin of what is carried over from an earlier epoch. */
export const CARRIED = { kind: 'carried' } as const;

const NONE: ReadonlySet<string> = new Set();

/** A board's document in one of its epochs: the document, its line to the server, its copy in this browser. */
export class BoardEpoch {
  readonly number: number;
  readonly board: BoardDoc;
  readonly awareness: Awareness;
  readonly connection: DocumentConnection;
  /** Resolves once the copy of this browser is loaded, if there is one. */
  readonly opened: Promise<void>;
  /**
   * Every register that was changed in this epoch, by this page or by an earlier one whose changes are not acknowledged.
   * Not what was carried over: of that, a copy of the epoch before may know better.
   */
  readonly touched = new Set<string>();
  /** The server's state has been here. */
  caughtUp = false;
  /** Changes that may no longer be made are in this browser; they are not part of the document. */
  isStranded = false;
  readonly #options: EpochOptions;
  readonly #doc = new Y.Doc();
  /** Registers that this page has changed without an ack; of what earlier pages changed there are notes of theirs. */
  readonly #noted = new Set<string>();
  /** Being written for the sake of a card that others made. */
  #restored: ReadonlySet<string> = NONE;
  #copy: LocalCopy | null = null;
  #isGone = false;

  constructor(options: EpochOptions) {
    this.#options = options;
    this.number = options.epoch;
    this.board = new BoardDoc(this.#doc);
    this.awareness = new Awareness(this.#doc);
    this.awareness.setLocalState(options.presence);
    this.connection = new DocumentConnection({
      ...options,
      doc: this.#doc,
      awareness: this.awareness,
      isNews: isOwn,
    });
    this.board.registers.observe((changes, { origin }) => {
      if (!isOwn(origin)) return;
      const keys = changes.map(({ key }) => key).filter((key) => !this.#restored.has(key));
      for (const key of keys) {
        if (origin !== CARRIED) this.touched.add(key);
        this.#noted.add(key);
      }
      this.#copy?.note([...this.#noted]);
      hintUnsent(options.personId);
      options.onUnsaved(keys);
    });
    this.opened = this.#load().then(() => {
      if (this.#isGone) return;
      if (this.touched.size > 0) this.connection.markUnsaved();
      this.connection.connect();
    });
  }

  get isKept(): boolean {
    return this.#copy?.isKept === true;
  }

  /** Everything of this epoch is acknowledged, or written elsewhere. */
  settle(): void {
    this.#noted.clear();
    this.#copy?.settle();
  }

  /** Resolves to whether everything up to now is in this browser. */
  async flushed(): Promise<boolean> {
    return (await this.#copy?.flushed()) === true;
  }

  /** Writes what an earlier epoch has and this one has not, as changes of this page. */
  write(taken: CarryOver): void {
    // Heard of by the observer at the end of the transaction.
    this.#doc.transact(() => {
      this.#restored = carryOver(this.board.registers, taken);
    }, CARRIED);
    this.#restored = NONE;
  }

  destroy(): void {
    this.#isGone = true;
    this.connection.destroy();
    this.#copy?.close();
    this.awareness.destroy();
    this.board.destroy();
    this.#doc.destroy();
  }

  async #load(): Promise<void> {
    if (typeof indexedDB === 'undefined') return;
    const { personId, name, epoch, mayWrite, title, onChange } = this.#options;
    const copy: CopyId = { personId, name, epoch };
    // What may not be sent must not be shown as if it stood on the board.
    if (!mayWrite && (await readNotes(copy)).length > 0) {
      this.isStranded = true;
      return;
    }
    const opened = await LocalCopy.open({ copy, doc: this.#doc, title, onChange });
    if (this.#isGone) {
      opened?.close();
      return;
    }
    this.#copy = opened;
    for (const key of opened?.unsaved ?? []) this.touched.add(key);
    if (this.touched.size > 0) this.#options.onUnsaved([...this.touched]);
  }
}

function isOwn(origin: unknown): boolean {
  return origin === null || origin === CARRIED;
}
