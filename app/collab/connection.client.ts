import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { PersonId } from '../domain/ids.ts';
import { countFailure, drawWait } from './back-off.ts';
import { packFrames } from './client-frames.ts';
import type { Refusal } from './live-board.ts';
import { numberMessage, syncMessage } from './messages.ts';
import type { DocumentName } from './protocol.ts';
import { CLOSE, EPOCH_PARAM, formatDocumentName, MESSAGE, NOTICE, PERSON_PARAM, SYNC } from './protocol.ts';

/**
 * Milliseconds without an ack after which a change counts as not kept: the line may be dead without anybody having noticed,
 * or the database may hang.
 */
const LATE_MS = 10_000;

/**
 * Milliseconds without a message after which the server is asked for a sign of life, in which it must give one, and between
 * two looks at the clock. Asked first: the timers of a page in the background run once a minute, and what renews presence,
 * and so makes the server say something, is one of them.
 */
const SILENCE_MS = { ask: 20_000, drop: 10_000, look: 5_000 } as const;

/** How things stand between this page and the server. */
export type Link =
  /** No attempt has succeeded or failed yet. */
  | 'connecting'
  /** Connected, and the server's state is here. */
  | 'synced'
  | 'offline'
  /** The server does not want this page on this document; no further attempt is made unless {@link DocumentConnection.retry}. */
  | 'refused';

const REFUSALS: ReadonlyMap<number, Refusal> = new Map([
  [CLOSE.refused, 'signed-out'],
  [CLOSE.notThere, 'not-there'],
  [CLOSE.readOnly, 'read-only'],
]);

export interface ConnectionOptions {
  /** `wss://host/collab` */
  readonly url: string;
  readonly name: DocumentName;
  readonly epoch: number;
  /** Whose changes these are. */
  readonly personId: PersonId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Whether a transaction with this origin brings what the server may not have. */
  isNews(origin: unknown): boolean;
  /** The link, whether all is saved, or whether the server keeps changes, has changed. */
  onChange(): void;
  /** The comments on the document have changed, or may have while there was no connection. */
  onComments?(): void;
  /** What the record says beside the document has changed, or may have while there was no connection. */
  onRecord?(): void;
  /** The server's document is of another epoch, so this copy of it is of no more use. */
  onEpoch(epoch: number): void;
  /** The board has gone into another one, of that id; the line is refused from then on. */
  onMerged?(into: string): void;
  /** Milliseconds to wait before the next attempt, after so many failures. For tests; {@link drawWait} by default. */
  readonly drawWait?: (failures: number) => number;
  /** For tests outside of a browser. */
  readonly WebSocket?: typeof WebSocket;
}

/**
 * A document's line to the server: y-websocket's provider, with fences that tell what of this page is in the database.
 *
 * The local changes of one turn of the event loop go out in one frame, with `[101, seq]` at its end, which the server sends
 * back once all it had from this socket before is committed. On a new socket nothing goes out before the server's sync step 1
 * is answered: the answer brings up whatever was changed until then, and a fence before it would be acknowledged without.
 */
export class DocumentConnection {
  readonly #provider: WebsocketProvider;
  readonly #options: ConnectionOptions;
  #link: Link = 'connecting';
  #refusal: Refusal = 'broken';
  /** Local changes so far, and how many of them are acknowledged. */
  #seq = 0;
  #acked = 0;
  /** The server's step 1 has been answered on this socket. */
  #answered = false;
  /** A change has been made that no fence is behind. */
  #isFenceDue = false;
  readonly #outgoing: Uint8Array[] = [];
  #flushDue = false;
  /** The server has said that its database takes no changes. */
  #refusesChanges = false;
  #isLate = false;
  #lateTimer: ReturnType<typeof setTimeout> | undefined;
  /** Connections that ended or were never made, since the last one that was of use. */
  #failures = 0;
  /** Since when nothing was heard after a message, and when the server was asked why; epoch milliseconds. */
  #silence: { after: number; since: number; askedAt: number | null } = { after: 0, since: 0, askedAt: null };
  #attempt: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(options: ConnectionOptions) {
    const { url, name, epoch, personId, doc, awareness } = options;
    this.#options = options;
    const provider = new WebsocketProvider(url, formatDocumentName(name), doc, {
      connect: false,
      // Tabs of one browser meet on the server; between themselves they would pass on what it may yet refuse.
      disableBc: true,
      awareness,
      params: { [EPOCH_PARAM]: String(epoch), [PERSON_PARAM]: personId },
      ...(options.WebSocket ? { WebSocketPolyfill: options.WebSocket } : {}),
    });
    this.#provider = provider;
    const readSync = provider.messageHandlers[MESSAGE.sync];
    provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
      const isStep1 = decoding.peekVarUint(decoder) === SYNC.step1;
      readSync?.(encoder, decoder, ...rest);
      if (isStep1) this.#onStep1(encoder);
    };
    provider.messageHandlers[MESSAGE.ack] = (_encoder, decoder) => this.#onAck(decoding.readVarUint(decoder));
    provider.messageHandlers[MESSAGE.notice] = (_encoder, decoder) => this.#onNotice(decoding.readVarUint(decoder));
    // The stock handler sends everybody's states back to the server, which knows them.
    awareness.off('update', provider._awarenessUpdateHandler);
    awareness.on('update', this.#tellOwnPresence);
    // The stock handler sends a frame for every change, at once, whatever the server has asked for by then.
    doc.off('update', provider._updateHandler);
    doc.on('update', this.#onUpdate);
    // The stock one drops a line of 30 s of silence unasked: that of every page in the background, once a minute.
    clearInterval(provider._checkInterval);
    provider._checkInterval = setInterval(() => this.#listen(), SILENCE_MS.look);
    provider.on('status', ({ status }) => this.#onStatus(status));
    provider.on('sync', (synced) => {
      if (!synced) return;
      this.#failures = 0;
      this.#become('synced');
      // What was told while there was no connection was told to nobody.
      options.onComments?.();
      options.onRecord?.();
    });
    provider.on('connection-close', (event) => {
      // What is for good is told by `closed`.
      if (event === null || provider.shouldReconnect(event, provider)) this.#onClose(event?.code ?? null);
    });
    provider.on('connection-error', () => this.#become('offline'));
    provider.on('closed', ({ code, reason }) => {
      if (code === CLOSE.epoch) {
        options.onEpoch(Number(reason));
        return;
      }
      if (code === CLOSE.merged) options.onMerged?.(reason);
      this.#refusal = REFUSALS.get(code) ?? 'broken';
      this.#become('refused');
    });
  }

  get link(): Link {
    return this.#link;
  }

  /** Of any meaning for a link that is `refused` alone. */
  get refusal(): Refusal {
    return this.#refusal;
  }

  /** There are changes of this page that the server has not said are in its database. */
  get unsaved(): boolean {
    return this.#acked < this.#seq;
  }

  /** Connected, and yet changes are not kept: the server says so, or does not answer. */
  get failing(): boolean {
    return this.#refusesChanges || this.#isLate;
  }

  /** Whether a transaction of this origin brings what the server has sent. */
  isFromServer(origin: unknown): boolean {
    return origin === this.#provider;
  }

  connect(): void {
    clearTimeout(this.#attempt);
    this.#provider.connect();
  }

  /** The browser noticed that the network went or came: does not wait for a timeout or the next attempt. */
  reconnect(): void {
    if (this.#ended || this.#link === 'refused') return;
    this.#provider.disconnect();
    this.#failures = 0;
    this.connect();
  }

  /** Tries once more though the server has refused: the person may have signed in again meanwhile. */
  retry(): void {
    if (this.#ended || this.#link !== 'refused') return;
    this.#link = 'offline';
    this.reconnect();
    this.#options.onChange();
  }

  /** Says that the document holds changes from an earlier page that may not have reached the server. */
  markUnsaved(): void {
    this.#seq++;
    this.#isFenceDue = true;
    this.#flushSoon();
  }

  destroy(): void {
    this.#ended = true;
    clearTimeout(this.#attempt);
    clearTimeout(this.#lateTimer);
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
      this.#refusesChanges = false;
      this.#restartLateTimer(false);
      // Clocks of others that are remembered would hide them when they are heard of again with the same clock.
      for (const clientId of [...awareness.meta.keys()]) {
        if (clientId !== awareness.clientID && !awareness.states.has(clientId)) awareness.meta.delete(clientId);
      }
      return;
    }
    // Likewise the others ignore this page if it comes back with the clock it left with.
    awareness.setLocalState(awareness.getLocalState());
  }

  #onClose(code: number | null): void {
    if (this.#ended) return;
    this.#failures = countFailure(this.#failures, code);
    // The provider's own timer, which is the same for everybody and one more at each close, finds nothing to do.
    this.#provider.shouldConnect = false;
    clearTimeout(this.#attempt);
    this.#attempt = setTimeout(() => this.connect(), (this.#options.drawWait ?? drawWait)(this.#failures));
    this.#become('offline');
  }

  readonly #tellOwnPresence = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ): void => {
    const own = this.#options.awareness.clientID;
    if (![added, updated, removed].some((ids) => ids.includes(own))) return;
    this.#provider._awarenessUpdateHandler({ added: [], updated: [own], removed: [] }, origin);
  };

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (this.isFromServer(origin)) return;
    this.#outgoing.push(syncMessage(SYNC.update, update));
    if (this.#options.isNews(origin)) {
      this.#seq++;
      this.#isFenceDue = true;
      this.#options.onChange();
    }
    this.#flushSoon();
  };

  /** @param encoder holds the answer, which the provider sends when this returns */
  #onStep1(encoder: encoding.Encoder): void {
    this.#answered = true;
    // What was fenced before need not be acknowledged; and a server tells only who fences how its database is.
    encoding.writeUint8Array(encoder, this.#fence());
  }

  #onAck(seq: number): void {
    if (seq <= this.#acked || seq > this.#seq) return;
    this.#acked = seq;
    this.#restartLateTimer(this.unsaved);
    this.#options.onChange();
  }

  #onNotice(code: number): void {
    if (code === NOTICE.comments) this.#options.onComments?.();
    if (code === NOTICE.record) this.#options.onRecord?.();
    if (code !== NOTICE.kept && code !== NOTICE.notKept) return;
    this.#refusesChanges = code === NOTICE.notKept;
    this.#options.onChange();
  }

  #restartLateTimer(isWaiting: boolean): void {
    clearTimeout(this.#lateTimer);
    this.#lateTimer = undefined;
    this.#isLate = false;
    if (!isWaiting) return;
    this.#lateTimer = setTimeout(() => {
      this.#isLate = true;
      this.#options.onChange();
    }, LATE_MS);
  }

  /** Sends all changes of one turn of the event loop, and one fence behind them. */
  #flushSoon(): void {
    if (this.#flushDue) return;
    this.#flushDue = true;
    queueMicrotask(() => {
      this.#flushDue = false;
      const messages = this.#outgoing.splice(0);
      // What is changed before the answer to step 1 is in that answer.
      if (!this.#answered) return;
      if (this.#isFenceDue) messages.push(this.#fence());
      for (const frame of packFrames(messages)) this.#send(frame);
    });
  }

  #fence(): Uint8Array {
    this.#isFenceDue = false;
    if (this.unsaved && this.#lateTimer === undefined) this.#restartLateTimer(true);
    return numberMessage(MESSAGE.ack, this.#seq);
  }

  #send(frame: Uint8Array): void {
    const { ws, wsconnected } = this.#provider;
    if (ws && wsconnected && ws.readyState === ws.OPEN) ws.send(frame);
  }

  /** Asks a server that has been silent whether it is there, and drops the line if it does not say so. */
  #listen(): void {
    const { wsconnected, wsLastMessageReceived } = this.#provider;
    const silence = this.#silence;
    const now = Date.now();
    if (!wsconnected || silence.after !== wsLastMessageReceived) {
      this.#silence = { after: wsLastMessageReceived, since: now, askedAt: null };
    } else if (silence.askedAt !== null) {
      if (now - silence.askedAt >= SILENCE_MS.drop) this.#provider.disconnect();
    } else if (now - silence.since >= SILENCE_MS.ask) {
      silence.askedAt = now;
      this.#send(Uint8Array.of(MESSAGE.queryAwareness));
    }
  }
}
