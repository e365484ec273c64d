import type { Target } from './line.ts';
import type { Pace } from './pace.ts';

/** Which clients: the first `perBoard` people of each of some boards, by the boards' indices. */
export interface Crowd {
  readonly boards: readonly number[];
  readonly perBoard: number;
}

export interface TrialOrder extends Pace {
  /** The server's process, to see how busy it is. */
  readonly serverPid: number;
  /** Whether the server acknowledges changes: then each acknowledgement is waited for. */
  readonly acks: boolean;
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
}

/** What the load process does when it is told to. */
export interface Operations {
  /** Connects clients, and syncs them. Clients of before are closed. */
  open(order: { readonly target: Target; readonly crowd: Crowd }): Promise<void>;
  /** Makes changes at a rate. */
  trial(order: TrialOrder): Promise<Trial>;
  close(order: null): Promise<void>;
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
