import type { ServerKind } from '../servers/start.ts';
import type { Target } from './line.ts';
import type { Pace } from './pace.ts';

/** Which clients: the first `perBoard` people of each of some boards, by the boards' indices. */
export interface Crowd {
  readonly boards: readonly number[];
  readonly perBoard: number;
}

export interface TrialOrder extends Pace {
  /** Whose clients. */
  readonly kind: ServerKind;
  /** The server's process, to see how busy it is. */
  readonly serverPid: number;
}

/** What a run at one rate gave. */
export interface Trial {
  /** Changes a second that were made. */
  readonly rate: number;
  /** Milliseconds, in no order. */
  readonly propagation: Float64Array;
  readonly acks: Float64Array;
  /** Milliseconds by which this process was late. */
  readonly delays: Float64Array;
  /** Deliveries, and acknowledgements, that had not come when the last change was some seconds old. */
  readonly lost: number;
  /** Codes of connections that the server closed. */
  readonly closed: readonly number[];
  /** Ended early, since what had been sent was not received for too long. */
  readonly overrun: boolean;
  /** Cores in use while it was measured: 1 is one of them, all the time. */
  readonly serverCpu: number;
  readonly loadCpu: number;
  /** By whatever else ran on the machine: the more of it, the less the figures say. */
  readonly foreignCpu: number;
}

export interface HistoryOrder {
  readonly target: Target;
  /** Index of the board. */
  readonly board: number;
  readonly changes: number;
}

export interface LoadOrder extends HistoryOrder {
  /** Of the document; only Duban's have any. The page says it before a client connects. */
  readonly epoch: number;
}

/** How a document came to a client that had nothing of it. */
export interface ColdLoad {
  /** Milliseconds from connecting until it was there whole. */
  readonly ms: number;
  /** Bytes of all frames until then. */
  readonly bytes: number;
}

/** What a kill left of changes that somebody could rely on. */
export interface Losses {
  /** Changes that had been acknowledged, and those of them that were gone. */
  readonly acked: number;
  readonly ackedGone: number;
  /** Changes that another client had received, and those of them that were gone. */
  readonly delivered: number;
  readonly deliveredGone: number;
}

/** What the load process does when it is told to. */
export interface Operations {
  /** Connects clients to a server, and syncs them. Those it had before are closed. */
  open(order: { readonly target: Target; readonly crowd: Crowd }): Promise<void>;
  /** Makes changes at a rate. */
  trial(order: TrialOrder): Promise<Trial>;
  close(order: { readonly kind: ServerKind }): Promise<void>;
  /** Connects the clients of before again, all at once; milliseconds until the last of them is synced. */
  reopen(order: { readonly target: Target }): Promise<number>;
  /** Makes changes until the server is gone; fails where it is not. */
  writeUntilCut(order: { readonly kind: ServerKind; readonly rate: number; readonly forMs: number }): Promise<void>;
  /** Compares what clients had heard of before the cut with what a fresh client finds after it. */
  countLosses(order: { readonly target: Target }): Promise<Losses>;
  writeHistory(order: HistoryOrder): Promise<void>;
  loadCold(order: LoadOrder): Promise<ColdLoad>;
}

export type OperationName = keyof Operations;
export type OrderOf<Name extends OperationName> = Parameters<Operations[Name]>[0];
export type ResultOf<Name extends OperationName> = Awaited<ReturnType<Operations[Name]>>;

/** On the channel to the load process, and back. */
export interface Order {
  readonly name: OperationName;
  readonly order: unknown;
}

export type Answer = { readonly result: unknown } | { readonly error: string };
