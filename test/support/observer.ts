import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import type { WebSocket as NodeWebSocket } from 'ws';
import * as Y from 'yjs';
import { CLOSE, SYNC } from '#app/collab/protocol.ts';
import type { BoardId } from '#app/domain/ids.ts';
import type { Address } from './collab-client.ts';
import { syncFrame, webSocketOf } from './collab-client.ts';

/** Somebody who reads a document and says nothing: what the server makes of it, as everybody hears of it. */
export class Observer {
  doc = new Y.Doc();
  epoch = 1;
  /** Why it lost its connection, if it did for another reason than a new epoch. */
  fault: string | null = null;
  readonly #address: Address;
  readonly #person: string;
  readonly #boardId: BoardId;
  #ws: NodeWebSocket | null = null;

  constructor(address: Address, person: string, boardId: BoardId) {
    this.#address = address;
    this.#person = person;
    this.#boardId = boardId;
  }

  /** Resolves once the document is here. */
  async open(): Promise<void> {
    const Class = webSocketOf(this.#person, this.#address.origin) as unknown as new (url: string) => NodeWebSocket;
    const ws = new Class(`${this.#address.url}/board/${this.#boardId}?epoch=${this.epoch}`);
    this.#ws = ws;
    ws.on('error', () => undefined);
    ws.on('message', (data: Buffer) => this.#hear(data));
    ws.on('close', (code, reason) => {
      if (this.#ws !== ws) return;
      if (code !== CLOSE.epoch) {
        this.fault = `an observer was closed with ${code} ${reason}`;
        return;
      }
      this.epoch = Number(reason.toString());
      this.doc = new Y.Doc();
      void this.open();
    });
    await once(ws, 'open');
    ws.send(syncFrame(SYNC.step1, Uint8Array.of(0)));
    const pong = once(ws, 'pong');
    ws.ping();
    await pong;
  }

  close(): void {
    const ws = this.#ws;
    this.#ws = null;
    ws?.terminate();
  }

  #hear(data: Buffer): void {
    const decoder = decoding.createDecoder(data);
    if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) === SYNC.step1) return;
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder));
  }
}
