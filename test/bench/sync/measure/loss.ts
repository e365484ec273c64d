import { setTimeout } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import type { Losses } from '../load/operations.ts';
import type { ServerKind } from '../servers/start.ts';

/** Clients: on so many boards, so many on each. */
const CROWD = { boards: 10, perBoard: 5 } as const;
/** Changes a second. */
const RATE = 500;
/** Milliseconds of changes before the server is killed, somewhere in this range; and those after which it must be dead. */
const KILL_AFTER_MS = { full: { least: 2_000, most: 7_000 }, quick: { least: 1_500, most: 2_500 } } as const;
const CUT_MS = 15_000;
const ROUNDS = { full: 3, quick: 1 } as const;

/** Of all kills together. */
export interface Loss extends Losses {
  readonly kills: number;
}

/** Kills a server under load, as a power cut would end the process, and counts what is gone after a restart. */
export async function measureLoss(bench: Bench, kind: ServerKind): Promise<Loss> {
  const total = { kills: 0, acked: 0, ackedGone: 0, delivered: 0, deliveredGone: 0 };
  const { least, most } = bench.options.quick ? KILL_AFTER_MS.quick : KILL_AFTER_MS.full;
  for (let round = 0; round < (bench.options.quick ? ROUNDS.quick : ROUNDS.full); round++) {
    // New data each time: a card that an earlier round had moved would pass for one that this round moved.
    const dataDir = bench.makeDataDir(kind);
    const server = await bench.start(kind, dataDir);
    const crowd = { boards: Array.from({ length: CROWD.boards }, (_, index) => index), perBoard: CROWD.perBoard };
    await bench.load.run('open', { target: { kind, port: server.port }, crowd });
    const written = bench.load.run('writeUntilCut', { kind, rate: RATE, forMs: CUT_MS });
    await Promise.race([written, setTimeout(least + Math.random() * (most - least))]);
    await server.kill();
    await written;
    await bench.load.run('close', { kind });
    const after = await bench.start(kind, dataDir);
    const losses = await bench.load.run('countLosses', { target: { kind, port: after.port } });
    await after.stop();
    total.kills++;
    total.acked += losses.acked;
    total.ackedGone += losses.ackedGone;
    total.delivered += losses.delivered;
    total.deliveredGone += losses.deliveredGone;
  }
  const { kills, acked, ackedGone, delivered, deliveredGone } = total;
  const lost = `${deliveredGone} of ${delivered} delivered and ${ackedGone} of ${acked} acknowledged changes gone`;
  bench.say(`${kind}: ${lost} after ${kills} kills`);
  return total;
}
