import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { DocumentName } from './protocol.ts';
import { CLOSE, EPOCH_PARAM, formatDocumentName, MESSAGE, SYNC } from './protocol.ts';

/** Milliseconds of the longest wait between two attempts to connect; a random one in this range to each page. */
const BACKOFF_MS = { least: 1_500, most: 4_000 } as const;

/** How things stand between this page and the server. */
export type Link =
  /** No attempt has succeeded or failed yet. */
  | 'connecting'
  /** Connected, and the server's state is here. */
  | 'synced'
  | 'offline'
  /** The server does not want this page on this document; no further attempt is made. */
  | 'refused';

export interface ConnectionOptions {
  /** `wss://host/collab` */
  readonly url: string;
  readonly name: DocumentName;
  readonly epoch: number;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Whether a transaction with this origin brings what the server may not have. */
  isNews(origin: unknown): boolean;
  /** The link, or whether all is saved, has changed. */
  onChange(): void;
  /** The server's document is of another epoch, so this copy of it is of no more use. */
  onEpoch(epoch: number): void;
  /** For tests outside of a browser. */
  readonly WebSocket?: typeof WebSocket;
}

/**
 * A document's line to the server: y-websocket's provider, with fences that tell what of this page is in the database.
 *
 * Every local change is followed by `[101, seq]`, which the server sends back once all it had from this socket before is
 * committed. Fences wait for the server's sync step 1 on each new socket: only the answer to that brings up what was
 * changed while there was none.
 */
export class BoardConnection {
  readonly #provider: WebsocketProvider;
  readonly #options: ConnectionOptions;
  #link: Link = 'connecting';
  /** Local changes so far, and how many of them the server has acknowledged. */
  #seq = 0;
  #acked = 0;
  #answered = false;
  #fenceDue = false;
  #ended = false;

  constructor(options: ConnectionOptions) {
    const { url, name, epoch, doc, awareness } = options;
    this.#options = options;
    const provider = new WebsocketProvider(url, formatDocumentName(name), doc, {
      connect: false,
      // Tabs of one browser meet on the server; between themselves they would pass on what it may yet refuse.
      disableBc: true,
      awareness,
      params: { [EPOCH_PARAM]: String(epoch) },
      maxBackoffTime: BACKOFF_MS.least + Math.random() * (BACKOFF_MS.most - BACKOFF_MS.least),
      ...(options.WebSocket ? { WebSocketPolyfill: options.WebSocket } : {}),
    });
    this.#provider = provider;
    const readSync = provider.messageHandlers[MESSAGE.sync];
    provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
      const isStep1 = decoding.peekVarUint(decoder) === SYNC.step1;
      readSync?.(encoder, decoder, ...rest);
      // The provider sends its answer when this returns.
      if (isStep1) queueMicrotask(() => this.#onStep1Answered());
    };
    provider.messageHandlers[MESSAGE.ack] = (_encoder, decoder) => this.#onAck(decoding.readVarUint(decoder));
    // The stock handler sends everybody's states back to the server, which knows them.
    awareness.off('update', provider._awarenessUpdateHandler);
    awareness.on('update', this.#tellOwnPresence);
    doc.on('update', this.#onUpdate);
    provider.on('status', ({ status }) => this.#onStatus(status));
    provider.on('sync', (synced) => {
      if (synced) this.#become('synced');
    });
    provider.on('connection-close', () => this.#become('offline'));
    provider.on('connection-error', () => this.#become('offline'));
    provider.on('closed', ({ code, reason }) => {
      if (code === CLOSE.epoch) options.onEpoch(Number(reason));
      else this.#become('refused');
    });
  }

  get link(): Link {
    return this.#link;
  }

  /** There are changes of this page that the server has not said are in its database. */
  get unsaved(): boolean {
    return this.#acked < this.#seq;
  }

  connect(): void {
    this.#provider.connect();
  }

  /** The browser noticed that the network went or came: does not wait for a timeout or the next attempt. */
  reconnect(): void {
    if (this.#link === 'refused') return;
    this.#provider.disconnect();
    this.#provider.connect();
  }

  /** Says that the document holds changes from an earlier page that may not have reached the server. */
  markUnsaved(): void {
    this.#seq++;
    this.#fence();
  }

  destroy(): void {
    this.#ended = true;
    this.#options.doc.off('update', this.#onUpdate);
    this.#options.awareness.off('update', this.#tellOwnPresence);
    this.#provider.destroy();
  }

  #become(link: Link): void {
    if (this.#ended || this.#link === link || this.#link === 'refused') return;
    this.#link = link;
    this.#options.onChange();
  }

  #onStatus(status: 'connected' | 'disconnected' | 'connecting'): void {
    const { awareness } = this.#options;
    if (status !== 'connected') {
      this.#answered = false;
      // Clocks of others that are remembered would hide them when they are heard of again with the same clock.
      for (const clientId of [...awareness.meta.keys()]) {
        if (clientId !== awareness.clientID && !awareness.states.has(clientId)) awareness.meta.delete(clientId);
      }
      return;
    }
    // Likewise the others ignore this page if it comes back with the clock it left with.
    awareness.setLocalState(awareness.getLocalState());
  }

  readonly #tellOwnPresence = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ): void => {
    const own = this.#options.awareness.clientID;
    if (![added, updated, removed].some((ids) => ids.includes(own))) return;
    this.#provider._awarenessUpdateHandler({ added: [], updated: [own], removed: [] }, origin);
  };

  // Registered after the provider's own, so the fence goes out behind the change.
  readonly #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider || !this.#options.isNews(origin)) return;
    this.#seq++;
    this.#options.onChange();
    this.#fence();
  };

  #onStep1Answered(): void {
    this.#answered = true;
    this.#fence();
  }

  #onAck(seq: number): void {
    if (seq <= this.#acked || seq > this.#seq) return;
    this.#acked = seq;
    this.#options.onChange();
  }

  /** One fence for all changes of one turn of the event loop. */
  #fence(): void {
    if (this.#fenceDue || !this.unsaved) return;
    this.#fenceDue = true;
    queueMicrotask(() => {
      this.#fenceDue = false;
      const { ws, wsconnected } = this.#provider;
      if (!ws || !wsconnected || !this.#answered) return;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, MESSAGE.ack);
      encoding.writeVarUint(encoder, this.#seq);
      ws.send(encoding.toUint8Array(encoder));
    });
  }
}
