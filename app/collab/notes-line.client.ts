import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { PersonId } from '../domain/ids.ts';
import { collabUrl } from './collab-url.client.ts';
import { type ConnectionOptions, DocumentConnection, type Link } from './connection.client.ts';
import { holdDocument } from './document-locks.client.ts';
import type { Kept, Refusal } from './live-board.ts';
import { LocalCopy } from './local-copy.client.ts';
import { type CopyId, readNotes } from './local-store.client.ts';
import type { TextName } from './protocol.ts';
import { warnOfUnload } from './unload-warning.client.ts';
import { hintUnsent } from './unsent-hint.ts';

/** What is noted as unsaved: of notes it is the text, whatever was written in it. */
const TEXT = ['text'] as const;

export interface NotesLineOptions extends Partial<Pick<ConnectionOptions, 'url' | 'WebSocket' | 'drawWait'>> {
  readonly personId: PersonId;
  readonly name: TextName;
  readonly epoch: number;
  readonly mayWrite: boolean;
  /** What people call what the notes are of. */
  readonly title: string;
  /** A person looks at it: the others are told, and closing the window with something unsaved warns. */
  readonly hasPage: boolean;
  /** The link, what is unsaved, or where it is kept has changed. */
  onChange(): void;
  /** The comments on these notes have changed. */
  onComments(): void;
  /** What the record says beside them has changed. */
  onRecord(): void;
  /** The server's document began anew in another epoch: this one is over, and what it holds is of no more use there. */
  onReplaced(epoch: number): void;
}

/** Notes as one person has them: the document, its line to the server, its copy in this browser. */
export class NotesLine {
  readonly options: NotesLineOptions;
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  /** The server's state has been here. */
  hadLink = false;
  /** Changes that this person may no longer make are in this browser; they are not part of the document. */
  isStranded = false;
  /** The server's document is of another epoch. */
  isReplaced = false;
  /** Resolves once the copy of this browser is loaded, if there is one. */
  readonly opened: Promise<void>;
  readonly #connection: DocumentConnection;
  readonly #teardown: (() => void)[];
  readonly #waiting = new Set<() => void>();
  #copy: LocalCopy | null = null;
  #hasCopy = false;
  /** Something is noted in the copy as not acknowledged. */
  #isNoted = false;
  #isEnded = false;

  constructor(options: NotesLineOptions) {
    this.options = options;
    const { personId, name, hasPage } = options;
    this.#teardown = [holdDocument(personId, name), warnOfUnload(() => this.#wouldBeMissed())];
    this.awareness.setLocalState(hasPage ? { cursor: null } : null);
    this.#connection = new DocumentConnection({
      ...options,
      url: options.url ?? collabUrl(),
      doc: this.doc,
      awareness: this.awareness,
      isNews,
      onChange: () => this.#changed(),
      onComments: () => options.onComments(),
      onRecord: () => options.onRecord(),
      onEpoch: (epoch) => {
        this.isReplaced = true;
        options.onReplaced(epoch);
        this.#changed();
      },
    });
    this.doc.on('update', this.#onUpdate);
    this.opened = this.#load().then(() => {
      if (this.#isEnded) return;
      if (this.#copy && this.#copy.unsaved.length > 0) this.#connection.markUnsaved();
      this.#connection.connect();
      options.onChange();
    });
  }

  get link(): Link {
    return this.isReplaced ? 'refused' : this.#connection.link;
  }

  /** Why, of a link that is refused. */
  get refusal(): Refusal {
    return this.isReplaced ? 'broken' : this.#connection.refusal;
  }

  /** There are changes of which the server has not said that they are in its database. */
  get unsaved(): boolean {
    return this.#connection.unsaved;
  }

  /** Connected, and yet changes are not kept. */
  get failing(): boolean {
    return this.#connection.failing;
  }

  /** Where the unsaved changes are. */
  get kept(): Kept {
    return this.#copy?.isKept === true ? 'browser' : 'page';
  }

  /** What the document says is known: from the server, or from a copy of what the server had. */
  get isKnown(): boolean {
    return this.hadLink || this.#hasCopy;
  }

  /** The browser noticed that the network went or came. */
  reconnect(): void {
    this.#connection.reconnect();
  }

  /** Tries again although the server has refused. */
  retry(): void {
    if (!this.isReplaced) this.#connection.retry();
  }

  /** Nobody looks at it any more. */
  leave(): void {
    this.awareness.setLocalState(null);
  }

  /** Resolves once everything is acknowledged, or the server refuses it, or after a while. */
  finished(patienceMs: number): Promise<'saved' | 'refused' | 'late'> {
    return new Promise((resolve) => {
      const end = (how: 'saved' | 'refused' | 'late') => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(how);
      };
      const look = () => {
        if (this.#isEnded) end('late');
        else if (this.link === 'refused') end('refused');
        else if (this.link === 'synced' && !this.unsaved) end('saved');
      };
      // The largest delay that a timer takes.
      const timer = setTimeout(() => end('late'), Math.min(patienceMs, 2 ** 31 - 1));
      this.#waiting.add(look);
      look();
    });
  }

  destroy(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    for (const undo of this.#teardown.splice(0)) undo();
    this.doc.off('update', this.#onUpdate);
    this.#connection.destroy();
    this.#copy?.close();
    this.awareness.destroy();
    this.doc.destroy();
    for (const look of [...this.#waiting]) look();
  }

  readonly #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    // An editor writes by updates of its own, which Yjs does not call local.
    if (this.#connection.isFromServer(origin) || !isNews(origin)) return;
    this.#copy?.note(TEXT);
    this.#isNoted = true;
    hintUnsent(this.options.personId);
  };

  async #load(): Promise<void> {
    if (typeof indexedDB === 'undefined') return;
    const { personId, name, epoch, mayWrite, title, onChange } = this.options;
    const copy: CopyId = { personId, name, epoch };
    // What may not be sent must not be shown as if it stood in the notes.
    if (!mayWrite && (await readNotes(copy)).length > 0) {
      this.isStranded = true;
      return;
    }
    const opened = await LocalCopy.open({ copy, doc: this.doc, title, onChange });
    if (this.#isEnded) {
      opened?.close();
      return;
    }
    this.#copy = opened;
    this.#hasCopy = this.doc.store.clients.size > 0;
    this.#isNoted ||= (opened?.unsaved.length ?? 0) > 0;
  }

  #changed(): void {
    if (this.#isEnded) return;
    if (this.#connection.link === 'synced') {
      this.hadLink = true;
      if (this.#isNoted && !this.unsaved) {
        this.#isNoted = false;
        this.#copy?.settle();
      }
    }
    this.options.onChange();
    for (const look of [...this.#waiting]) look();
  }

  /** Closing the window would lose changes, or leave them unsent for nobody knows how long. */
  #wouldBeMissed(): boolean {
    if (!this.options.mayWrite || !this.unsaved) return false;
    return this.kept === 'page' || (this.options.hasPage && this.link !== 'refused');
  }
}

/** Whether a transaction brings what the server may not have: all do but its own and the one that loads the copy. */
function isNews(origin: unknown): boolean {
  return !(origin instanceof LocalCopy);
}
