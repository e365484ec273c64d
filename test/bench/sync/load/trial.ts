import { setTimeout } from 'node:timers/promises';
import { allCpuSeconds, cpuSeconds } from '../machine.ts';
import type { LoadClient } from './client.ts';
import type { Trial, TrialOrder } from './operations.ts';
import { pace } from './pace.ts';
import { Tally } from './tally.ts';
import { inTurn } from './turns.ts';
import { WIRES } from './wire.ts';

/** Milliseconds after the last change in which everything must have arrived. */
const DRAIN_MS = 5_000;
/** Milliseconds between two looks at whether it has. */
const LOOK_MS = 20;
/** Seconds of changes that may be under way: with more of them the rate is not sustained, and waiting shows no more. */
const OVERRUN_S = 1.5;

/** Has clients make changes at a rate, in turn, and follows what becomes of them. */
export async function runTrial(clients: readonly LoadClient[], order: TrialOrder): Promise<Trial> {
  const tally = new Tally(clients);
  const next = inTurn(clients);
  let awaited = 0;
  let overrun = false;
  let from = readCpu(order.serverPid);
  const perChange = clients.reduce((sum, client) => sum + tally.receiversOf(client), 0) / clients.length;
  const bound = order.rate * perChange * OVERRUN_S;
  const paced = await pace(order, {
    send() {
      const client = next();
      awaited += tally.receiversOf(client);
      client.change(performance.now());
    },
    warm() {
      tally.sampleFrom = performance.now();
      from = readCpu(order.serverPid);
    },
    stop() {
      overrun = Number.isFinite(tally.sampleFrom) && awaited - tally.delivered > bound;
      return overrun || tally.closed.length > 0;
    },
  });
  const to = tally.closed.length > 0 ? from : readCpu(order.serverPid);
  const until = performance.now() + DRAIN_MS;
  const waiting = () => tally.missing + (WIRES[order.kind].acknowledges ? unacknowledged(clients) : 0);
  while (waiting() > 0 && performance.now() < until && tally.closed.length === 0) await setTimeout(LOOK_MS);
  const seconds = paced.elapsedMs / 1_000;
  return {
    rate: paced.sent / seconds,
    propagation: tally.propagation.take(),
    acks: tally.acks.take(),
    delays: paced.delays,
    lost: waiting(),
    closed: tally.closed,
    overrun,
    serverCpu: (to.server - from.server) / seconds,
    loadCpu: (to.load - from.load) / seconds,
    // The kernel counts the whole and its parts at different moments.
    foreignCpu: Math.max(0, to.all - from.all - (to.server - from.server) - (to.load - from.load)) / seconds,
  };
}

function unacknowledged(clients: readonly LoadClient[]): number {
  return clients.reduce((sum, { sentAt, acked }) => sum + sentAt.length - acked, 0);
}

/** Seconds of CPU used so far. */
function readCpu(serverPid: number): { server: number; load: number; all: number } {
  const { user, system } = process.cpuUsage();
  return { server: cpuSeconds(serverPid), load: (user + system) / 1e6, all: allCpuSeconds() };
}
