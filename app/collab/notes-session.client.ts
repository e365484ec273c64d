import * as Y from 'yjs';
import type { PersonId } from '../domain/ids.ts';
import type { NotesView } from '../notes/services.ts';
import { letFinish } from './left-lines.client.ts';
import type { LiveNotes, NotesPeer } from './live-notes.ts';
import { readCopy } from './local-copy.client.ts';
import { listCopies } from './local-store.client.ts';
import { NotesLine, type NotesLineOptions } from './notes-line.client.ts';
import { readNotesPeers } from './notes-peers.ts';
import { formatDocumentName, parseDocumentName } from './protocol.ts';
import { toStatus } from './sync-status.ts';
import { listenToWindow } from './window-network.client.ts';

export type NotesSnapshot = Omit<LiveNotes, 'retry'>;

export interface NotesSessionOptions extends Partial<Pick<NotesLineOptions, 'url' | 'WebSocket' | 'drawWait'>> {
  readonly view: Pick<NotesView, 'document' | 'access' | 'agency'>;
  readonly title: string;
  readonly me: { readonly id: PersonId; readonly name: string };
}

/** One page's session on some notes: its line to the server, and what the page sees of it. */
export class NotesSession {
  readonly #options: NotesSessionOptions;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  #line: NotesLine;
  /** This person's text of an earlier epoch, not all of which was saved. */
  #left: Y.Doc | null = null;
  #commentsRevision = 0;
  #recordRevision = 0;
  #snapshot: NotesSnapshot;
  #isEnded = false;

  constructor(options: NotesSessionOptions) {
    this.#options = options;
    this.#line = this.#open(options.view.document.epoch);
    this.#snapshot = this.#compose();
    // A copy that cannot be read says nothing.
    this.#findLeft().catch(() => undefined);
    this.#stopListening = listenToWindow({
      reconnect: () => this.#line.reconnect(),
      isOffline: () => this.#line.link === 'offline',
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something in it changes. */
  readonly getSnapshot = (): NotesSnapshot => this.#snapshot;

  readonly retry = (): void => this.#line.retry();

  /** The page is gone, the window is not: what is not saved goes on its way without it. */
  leave(): void {
    if (this.#isEnded) return;
    this.#end();
    letFinish(this.#line);
  }

  /** Ends at once, as it does with the window. */
  destroy(): void {
    if (this.#isEnded) return;
    this.#end();
    this.#line.destroy();
  }

  #end(): void {
    this.#isEnded = true;
    this.#listeners.clear();
    this.#stopListening();
    this.#left?.destroy();
  }

  #open(epoch: number): NotesLine {
    const { view, title, me, url, WebSocket, drawWait } = this.#options;
    const name = parseDocumentName(view.document.name);
    if (name?.kind !== 'notes' && name?.kind !== 'minutes') throw new TypeError(`Not notes: ${view.document.name}`);
    const line: NotesLine = new NotesLine({
      ...{ url, WebSocket, drawWait, name, epoch, title },
      personId: me.id,
      mayWrite: view.access === 'write',
      hasPage: true,
      onChange: () => line === this.#line && this.#emit(),
      onComments: () => {
        this.#commentsRevision++;
        this.#emit();
      },
      onRecord: () => {
        this.#recordRevision++;
        this.#emit();
      },
      onReplaced: (next) => this.#replace(next),
    });
    line.awareness.on('change', () => queueMicrotask(() => this.#emit()));
    return line;
  }

  /** The server had to begin anew after damage: what is not saved of this person's is shown beside, to be brought over by hand. */
  #replace(epoch: number): void {
    const ended = this.#line;
    this.#line = this.#open(epoch);
    if (ended.unsaved) this.#left ??= copyOf(ended.doc);
    ended.destroy();
    this.#emit();
  }

  /** Looks for what earlier pages of this browser could not send before the server began the notes anew. */
  async #findLeft(): Promise<void> {
    const { personId, name, epoch } = this.#line.options;
    if (typeof indexedDB === 'undefined') return;
    for (const copy of await listCopies(personId)) {
      if (formatDocumentName(copy.name) !== formatDocumentName(name) || copy.epoch >= epoch) continue;
      const read = await readCopy(copy);
      if (read && read.keys.length > 0) this.#left ??= read.doc;
    }
    this.#emit();
  }

  #emit(): void {
    if (this.#isEnded) return;
    const next = this.#compose();
    const before = this.#snapshot;
    const isSameStatus = JSON.stringify(before.status) === JSON.stringify(next.status);
    const isSamePeers = JSON.stringify(before.peers) === JSON.stringify(next.peers);
    const isSameDocument = before.document?.doc === next.document?.doc;
    const isSameRest = REST.every((key) => before[key] === next[key]);
    if (isSameStatus && isSamePeers && isSameDocument && isSameRest) return;
    this.#snapshot = {
      ...next,
      status: isSameStatus ? before.status : next.status,
      peers: isSamePeers ? before.peers : next.peers,
      document: isSameDocument ? before.document : next.document,
    };
    for (const listener of this.#listeners) listener();
  }

  #compose(): NotesSnapshot {
    const mayWrite = this.#options.view.access === 'write';
    const { link, refusal, unsaved, failing, kept, hadLink, isStranded, isKnown, doc, awareness } = this.#line;
    const status = toStatus({ link, refusal, unsaved, failing, kept, mayWrite, hadLink, isStranded });
    return {
      // Shown before it is known, it would look as if nobody had written anything.
      document: isKnown ? { doc, awareness } : null,
      ready: isKnown && mayWrite && status.kind !== 'refused',
      status,
      peers: readNotesPeers(awareness.getStates(), awareness.clientID, this.#self()),
      commentsRevision: this.#commentsRevision,
      recordRevision: this.#recordRevision,
      left: this.#left,
    };
  }

  #self(): NotesPeer {
    const { me, view } = this.#options;
    return { ...me, agency: view.agency?.name ?? null, agencyId: view.agency?.id ?? null, self: true };
  }
}

/** What of a snapshot is a plain value, or the same object while nothing happens to it. */
const REST = ['ready', 'commentsRevision', 'recordRevision', 'left'] as const;

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
