import type { Bench } from '../bench.ts';
import { median } from '../samples.ts';
import type { ServerKind } from '../servers/start.ts';

/** Clients: on so many boards, so many on each. */
const CROWD = { boards: 100, perBoard: 5 } as const;
/** What they do before the restart: their documents are no longer those of the beginning. */
const BEFORE = { rate: 200, warmUpMs: 0, measureMs: 2_000 } as const;
const ROUNDS = { full: 3, quick: 1 } as const;

/** Milliseconds until 500 clients that come back at once are all synced, after the server has been started anew. */
export async function measureStorm(bench: Bench, kind: ServerKind): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < (bench.options.quick ? ROUNDS.quick : ROUNDS.full); round++) {
    const dataDir = bench.makeDataDir(kind);
    const before = await bench.start(kind, dataDir);
    const crowd = { boards: Array.from({ length: CROWD.boards }, (_, index) => index), perBoard: CROWD.perBoard };
    await bench.load.run('open', { target: { kind, port: before.port }, crowd });
    await bench.load.run('trial', { kind, ...BEFORE, serverPid: before.pid });
    await before.stop();
    const after = await bench.start(kind, dataDir);
    await bench.quiet();
    times.push(await bench.load.run('reopen', { target: { kind, port: after.port } }));
    await bench.load.run('close', { kind });
    await after.stop();
  }
  bench.say(`${kind}: all back after ${times.map((ms) => `${Math.round(ms)} ms`).join(', ')}`);
  return median(times);
}
