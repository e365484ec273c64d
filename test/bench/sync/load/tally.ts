import { Samples } from '../samples.ts';
import type { LoadClient, Recorder } from './client.ts';
import { scan } from './marks.ts';

/**
 * Clients of one board whose frames are looked into; those of the others are received and dropped. On the boards of up to
 * ten these are all, on larger ones they are spread evenly over the order in which the clients came.
 */
const RECEIVERS_PER_BOARD = 10;

/** What one receiver has had of each sender. */
interface Receiver {
  readonly last: Map<LoadClient, number>;
}

/**
 * Follows changes to those who receive them. A change counts as received when it or a later one of the same sender
 * arrives: a server may send several in one.
 */
export class Tally implements Recorder {
  /** Milliseconds from a change to its receipt by another client, one sample for each receiver. */
  readonly propagation = new Samples();
  /** Milliseconds from a change to its acknowledgement. */
  readonly acks = new Samples();
  /** Codes with which the server closed connections. */
  readonly closed: number[] = [];
  /** Only changes made from this moment on, by `performance.now`, are sampled. */
  sampleFrom = Number.POSITIVE_INFINITY;
  /** Changes that receivers have had, each counted once for each receiver. */
  delivered = 0;
  readonly #bySender = new Map<number, LoadClient>();
  readonly #receivers = new Map<LoadClient, Receiver>();
  /** Receivers on each board, by its index. */
  readonly #receiversOf = new Map<number, LoadClient[]>();

  constructor(clients: readonly LoadClient[]) {
    const boards = new Map<number, LoadClient[]>();
    for (const client of clients) {
      this.#bySender.set(client.sender, client);
      client.recorder = this;
      const others = boards.get(client.board.index);
      if (others) others.push(client);
      else boards.set(client.board.index, [client]);
    }
    for (const [index, members] of boards) {
      const count = Math.min(members.length, RECEIVERS_PER_BOARD);
      const chosen = Array.from({ length: count }, (_, i) => members[Math.floor((i * members.length) / count)]);
      const receivers = chosen.filter((client) => client !== undefined);
      this.#receiversOf.set(index, receivers);
      // What was received in an earlier run is not waited for in this one.
      for (const receiver of receivers) {
        this.#receivers.set(receiver, { last: new Map(members.map((sender) => [sender, sender.sentAt.length])) });
      }
    }
  }

  /** Receivers of a client's changes: those on its board but for itself. */
  receiversOf(sender: LoadClient): number {
    const receivers = this.#receiversOf.get(sender.board.index) ?? [];
    return receivers.length - (this.#receivers.has(sender) ? 1 : 0);
  }

  /** The last change of a sender that anybody else has had. */
  deliveredOf(sender: LoadClient): number {
    let last = 0;
    for (const receiver of this.#receiversOf.get(sender.board.index) ?? []) {
      if (receiver !== sender) last = Math.max(last, this.#receivers.get(receiver)?.last.get(sender) ?? 0);
    }
    return last;
  }

  /** Deliveries that are still to come. */
  get missing(): number {
    let missing = 0;
    for (const [receiver, { last }] of this.#receivers) {
      for (const [sender, seq] of last) if (sender !== receiver) missing += sender.sentAt.length - seq;
    }
    return missing;
  }

  heard(receiver: LoadClient, frame: Buffer): void {
    const had = this.#receivers.get(receiver);
    if (!had) return;
    const now = performance.now();
    scan(frame, (number, seq) => {
      const sender = this.#bySender.get(number);
      // Some servers send a client its own changes.
      if (!sender || sender === receiver) return;
      const last = had.last.get(sender) ?? 0;
      if (seq <= last) return;
      had.last.set(sender, seq);
      this.delivered += seq - last;
      this.#sample(this.propagation, sender, last, seq, now);
    });
  }

  acked(client: LoadClient, seq: number): void {
    this.#sample(this.acks, client, client.acked, seq, performance.now());
  }

  lost(_client: LoadClient, code: number): void {
    this.closed.push(code);
  }

  /** The changes after number `after` up to number `upTo`, which have all come at once. */
  #sample(samples: Samples, { sentAt }: LoadClient, after: number, upTo: number, now: number): void {
    for (let seq = after + 1; seq <= upTo; seq++) {
      const at = sentAt[seq - 1] ?? 0;
      if (at >= this.sampleFrom) samples.add(now - at);
    }
  }
}
