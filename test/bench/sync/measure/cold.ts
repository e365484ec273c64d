import { setTimeout } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { boardAt, documentOf } from '../boards.ts';
import { readEpoch } from '../database.ts';
import { median } from '../samples.ts';
import type { ServerKind } from '../servers/start.ts';

/** Changes in a document's past; 0 is a fresh one. Each has a board of its own, by its place in the list. */
const PASTS = { full: [0, 1_000, 10_000, 100_000], quick: [0, 1_000, 10_000] } as const;
/** Loads of each, every one after a restart on the same data. */
const LOADS = { full: 5, quick: 2 } as const;
/**
 * Milliseconds a document is left alone after its past: Duban begins a document anew when nobody has been on it for half a
 * minute. The others do what they do when the last client leaves.
 */
const REST_MS = 33_000;

/** How long a client that has nothing of a document waits for it, just after the server has started. */
export interface Cold {
  readonly changes: number;
  /** The first that opens it since the changes were made, the server having been restarted at once. */
  readonly first: ColdTime;
  /** After it had been opened once and left again. */
  readonly later: ColdTime;
}

export interface ColdTime {
  /** Milliseconds, median. */
  readonly ms: number;
  /** Bytes that came. */
  readonly bytes: number;
}

export async function measureCold(bench: Bench, kind: ServerKind): Promise<Cold[]> {
  const pasts = bench.options.quick ? PASTS.quick : PASTS.full;
  const dataDir = bench.makeDataDir(kind);
  const server = await bench.start(kind, dataDir);
  const target = { kind, port: server.port };
  for (const [board, changes] of pasts.entries()) {
    const start = performance.now();
    await bench.load.run('writeHistory', { target, board, changes });
    bench.say(`${kind}: ${changes} changes made in ${Math.round(performance.now() - start)} ms`);
  }
  await server.settle();
  await server.stop();
  const first = await loadAll(bench, kind, dataDir, pasts);

  const again = await bench.start(kind, dataDir);
  for (const [board, changes] of pasts.entries()) {
    await bench.load.run('loadCold', { target: { kind, port: again.port }, board, changes, epoch: 1 });
  }
  if (kind === 'duban') await setTimeout(REST_MS);
  await again.settle();
  await again.stop();
  const later = await loadAll(bench, kind, dataDir, pasts);
  return pasts.map((changes, i) => ({ changes, first: nth(first, i), later: nth(later, i) }));
}

/** Loads each document several times, every time in a new process on a copy of the data. */
async function loadAll(bench: Bench, kind: ServerKind, dataDir: string, pasts: readonly number[]): Promise<ColdTime[]> {
  const times: ColdTime[] = [];
  for (const [board, changes] of pasts.entries()) {
    const epoch = kind === 'duban' ? await readEpoch(dataDir, documentOf(boardAt(board))) : 1;
    const loads = [];
    for (let i = 0; i < (bench.options.quick ? LOADS.quick : LOADS.full); i++) {
      const server = await bench.start(kind, bench.copyDataDir(dataDir));
      loads.push(await bench.load.run('loadCold', { target: { kind, port: server.port }, board, changes, epoch }));
      await server.kill();
    }
    const time = { ms: median(loads.map(({ ms }) => ms)), bytes: median(loads.map(({ bytes }) => bytes)) };
    bench.say(`${kind}: ${changes} changes, ${time.ms.toFixed(1)} ms, ${Math.round(time.bytes / 1_000)} kB`);
    times.push(time);
  }
  return times;
}

function nth<Item>(items: readonly Item[], i: number): Item {
  const item = items[i];
  if (item === undefined) throw new Error(`there is no item ${i}`);
  return item;
}
