import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { addTask, BoardDoc, editCard, moveCard } from '#app/collab/board-doc.ts';
import { MESSAGE } from '#app/collab/protocol.ts';
import type { BoardId, CardId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import { type Address, webSocketOf } from './collab-client.ts';
import { until } from './collab-until.ts';

const RANK = 'V' as Rank;

/**
 * Somebody who moves two cards of a board together, in one transaction, again and again, each time as soon as the server has said
 * that the last time is on disk; a card of their own counts how often.
 */
export class TwinMover {
  /** The card of their own: its contact is how often. */
  readonly own: CardId;
  /** How often it is on disk, by what the server said. */
  acked = 0;
  /** Most milliseconds from a move to its ack, since this was last set. */
  slowest = 0;
  readonly #doc = new Y.Doc();
  readonly #board: BoardDoc;
  readonly #provider: WebsocketProvider;
  readonly #twins: readonly [CardId, CardId];
  readonly #stages: readonly StageId[];
  readonly #person: string;
  #onAck: () => void = () => undefined;
  #isStopped = false;

  constructor(
    server: Address,
    person: string,
    boardId: BoardId,
    { twins, stages }: { readonly twins: readonly [CardId, CardId]; readonly stages: readonly StageId[] },
  ) {
    this.#person = person;
    this.#twins = twins;
    this.#stages = stages;
    this.own = `own-${person}` as CardId;
    this.#provider = new WebsocketProvider(server.url, `board/${boardId}`, this.#doc, {
      disableBc: true,
      params: { epoch: '1' },
      WebSocketPolyfill: webSocketOf(person, server.origin),
    });
    this.#board = new BoardDoc(this.#doc);
    this.#provider.messageHandlers[MESSAGE.ack] = (_encoder, decoder) => {
      this.acked = decoding.readVarUint(decoder);
      this.#onAck();
    };
  }

  async ready(): Promise<void> {
    await until('synced', () => this.#provider.synced);
    const placement = { stage: this.#stages[0] as StageId, rank: RANK };
    addTask(this.#board, { measureId: null, commitmentId: null, title: this.#person, placement }, this.own);
  }

  /** Moves until it is stopped. */
  async run(): Promise<void> {
    for (let n = this.acked + 1; !this.#isStopped; n++) {
      const began = performance.now();
      await this.#move(n);
      this.slowest = Math.max(this.slowest, performance.now() - began);
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  destroy(): void {
    this.stop();
    this.#provider.destroy();
    this.#doc.destroy();
  }

  #move(n: number): Promise<void> {
    const stage = this.#stages[n % this.#stages.length] as StageId;
    this.#doc.transact(() => {
      for (const card of this.#twins) {
        moveCard(this.#board, card, { stage, rank: RANK });
        editCard(this.#board, card, 'contact', `${this.#person} ${n}`);
      }
      editCard(this.#board, this.own, 'contact', String(n));
    });
    return new Promise((resolve) => {
      this.#onAck = () => {
        if (this.acked === n) resolve();
      };
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, MESSAGE.ack);
      encoding.writeVarUint(encoder, n);
      this.#provider.ws?.send(encoding.toUint8Array(encoder));
    });
  }
}
