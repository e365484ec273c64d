import { setTimeout } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { boardAt, documentOf } from '../boards.ts';
import { readEpoch } from '../database.ts';
import type { ByServer } from '../report.ts';
import { median } from '../samples.ts';
import type { Server, ServerKind } from '../servers/start.ts';

/** Changes in a document's past; 0 is a fresh one. Each has a board of its own, by its place in the list. */
const PASTS = { full: [0, 1_000, 10_000, 100_000], quick: [0, 1_000, 10_000] } as const;
/** Loads of each, every one after a restart on the same data. */
const LOADS = { full: 5, quick: 2 } as const;
/**
 * Milliseconds that documents are left alone before they are opened again: Duban begins one anew when nobody has been on it
 * for half a minute. The others do what they do when the last client leaves.
 */
const REST_MS = 33_000;

/** How long a client that has nothing of a document waits for it, just after the server has started. */
export interface Cold {
  readonly changes: number;
  /** The first to open it since the changes were made, the server having been restarted at once. */
  readonly first: ColdTime;
  /** After somebody had opened it and left. */
  readonly later: ColdTime;
}

export interface ColdTime {
  /** Milliseconds, median. */
  readonly ms: number;
  /** Bytes that came. */
  readonly bytes: number;
}

/** A server's documents with their pasts. */
interface Aged {
  /** As they were when the server was stopped after the changes. */
  readonly asMade: string;
  /** The same, opened and left since, by a server that still runs on them. */
  readonly asLeft: string;
  readonly server: Server;
}

export async function measureCold(bench: Bench): Promise<ByServer<readonly Cold[]>> {
  const pasts: readonly number[] = bench.options.quick ? PASTS.quick : PASTS.full;
  const aged = new Map<ServerKind, Aged>();
  for (const kind of bench.options.servers) aged.set(kind, await age(bench, kind, pasts));
  const left = performance.now();
  const first = new Map<ServerKind, ColdTime[]>();
  for (const [kind, { asMade }] of aged) first.set(kind, await loadAll(bench, kind, asMade, pasts));
  await setTimeout(Math.max(0, left + REST_MS - performance.now()));
  for (const { server } of aged.values()) {
    await server.settle();
    await server.stop();
  }
  const colds: ByServer<readonly Cold[]> = {};
  for (const [kind, { asLeft }] of aged) {
    const later = await loadAll(bench, kind, asLeft, pasts);
    colds[kind] = pasts.map((changes, i) => ({ changes, first: nth(first.get(kind), i), later: nth(later, i) }));
  }
  return colds;
}

/** Gives documents their pasts, by way of the server. */
async function age(bench: Bench, kind: ServerKind, pasts: readonly number[]): Promise<Aged> {
  const dataDir = bench.makeDataDir(kind);
  for (const [board, changes] of pasts.entries()) {
    // One for each: a document that is left while the next one is written would not be as its clients left it.
    const server = await bench.start(kind, dataDir);
    const start = performance.now();
    await bench.load.run('writeHistory', { target: { kind, port: server.port }, board, changes });
    bench.say(`${kind}: ${changes} changes made in ${Math.round(performance.now() - start)} ms`);
    await server.settle();
    await server.stop();
  }
  const asMade = bench.copyDataDir(dataDir);
  const server = await bench.start(kind, dataDir);
  const target = { kind, port: server.port };
  for (const [board, changes] of pasts.entries()) {
    await bench.load.run('loadCold', { target, board, changes, epoch: await epochOf(kind, asMade, board) });
  }
  return { asMade, asLeft: dataDir, server };
}

/** Loads each document several times, every time in a new process on a copy of the data. */
async function loadAll(bench: Bench, kind: ServerKind, dataDir: string, pasts: readonly number[]): Promise<ColdTime[]> {
  const times: ColdTime[] = [];
  for (const [board, changes] of pasts.entries()) {
    const epoch = await epochOf(kind, dataDir, board);
    const loads = [];
    for (let i = 0; i < (bench.options.quick ? LOADS.quick : LOADS.full); i++) {
      const server = await bench.start(kind, bench.copyDataDir(dataDir));
      await bench.quiet();
      loads.push(await bench.load.run('loadCold', { target: { kind, port: server.port }, board, changes, epoch }));
      await server.kill();
    }
    const time = { ms: median(loads.map(({ ms }) => ms)), bytes: median(loads.map(({ bytes }) => bytes)) };
    bench.say(`${kind}: ${changes} changes, ${time.ms.toFixed(1)} ms, ${Math.round(time.bytes / 1_000)} kB`);
    times.push(time);
  }
  return times;
}

/** The epoch of a board's document, in data whose server has been stopped: a page says it before a client connects. */
async function epochOf(kind: ServerKind, dataDir: string, board: number): Promise<number> {
  return kind === 'duban' ? readEpoch(dataDir, documentOf(boardAt(board))) : 1;
}

function nth(times: readonly ColdTime[] | undefined, i: number): ColdTime {
  const time = times?.[i];
  if (time === undefined) throw new Error('a document was not loaded');
  return time;
}
