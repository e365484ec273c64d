import { setTimeout } from 'node:timers/promises';
import { Samples } from '../samples.ts';

export interface Pace {
  /** Changes a second, all clients together. */
  readonly rate: number;
  /** Milliseconds over which the rate rises from 0, so that code is compiled and queues are short when it counts. */
  readonly warmUpMs: number;
  readonly measureMs: number;
}

export interface PaceListener {
  /** Makes change number `index`. */
  send(index: number): void;
  /** The rate has been reached. */
  warm(): void;
  /** Called after every turn; true ends the run. */
  stop(): boolean;
}

export interface Paced {
  /** Changes made and milliseconds taken, from when the rate was reached. */
  readonly sent: number;
  readonly elapsedMs: number;
  /** Milliseconds by which the turns were late: how well this process keeps up with itself. */
  readonly delays: Float64Array;
}

/** Milliseconds between two turns: as short as a timer can be. */
const TURN_MS = 1;

/** Makes changes at a rate, whether or not the server keeps up with it: those that wait for it are late as well. */
export async function pace({ rate, warmUpMs, measureMs }: Pace, listener: PaceListener): Promise<Paced> {
  const start = performance.now();
  const warmUp = (rate * warmUpMs) / 2_000;
  const delays = new Samples();
  let sent = 0;
  let warmAt = 0;
  let sentWarm = 0;
  let turn = start;
  for (;;) {
    const now = performance.now();
    const elapsed = now - start;
    if (warmAt === 0 && elapsed >= warmUpMs) {
      warmAt = now;
      sentWarm = sent;
      listener.warm();
    }
    if (warmAt > 0) delays.add(Math.max(0, now - turn - TURN_MS));
    turn = now;
    const ended = elapsed >= warmUpMs + measureMs || listener.stop();
    if (ended) return { sent: sent - sentWarm, elapsedMs: now - (warmAt || now), delays: delays.take() };
    const due =
      elapsed < warmUpMs
        ? (rate * elapsed * elapsed) / (2_000 * warmUpMs)
        : warmUp + (rate * (elapsed - warmUpMs)) / 1_000;
    while (sent < due) listener.send(sent++);
    await setTimeout(TURN_MS);
  }
}
