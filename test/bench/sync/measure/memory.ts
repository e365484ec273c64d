import { setTimeout } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { IDLE_BOARD } from '../boards.ts';
import type { Crowd } from '../load/operations.ts';
import { median } from '../samples.ts';
import type { Server, ServerKind } from '../servers/start.ts';

/** Connections of the one measurement, and documents, with one connection each, of the other. */
const CONNECTIONS = 500;
const DOCUMENTS = 500;
/** Milliseconds until what opening sets going (presence, stores, timers) has come to rest. */
const SETTLE_MS = 1_000;
const ROUNDS = { full: 3, quick: 1 } as const;

/** Bytes of resident memory, each the median of several servers. */
export interface Memory {
  readonly perConnection: number;
  readonly perDocument: number;
}

/** What idle connections and loaded documents add to the memory of a server. */
export async function measureMemory(bench: Bench, kind: ServerKind): Promise<Memory> {
  const connections: number[] = [];
  const documents: number[] = [];
  const every = Array.from({ length: DOCUMENTS }, (_, index) => index);
  for (let round = 0; round < (bench.options.quick ? ROUNDS.quick : ROUNDS.full); round++) {
    const perConnection = await grow(bench, kind, { boards: [IDLE_BOARD], perBoard: CONNECTIONS }, CONNECTIONS);
    connections.push(perConnection);
    documents.push((await grow(bench, kind, { boards: every, perBoard: 1 }, DOCUMENTS)) - perConnection);
  }
  const memory = { perConnection: median(connections), perDocument: median(documents) };
  const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
  bench.say(`${kind}: ${kB(memory.perConnection)} a connection, ${kB(memory.perDocument)} a document`);
  return memory;
}

/** Bytes by which a new server grows with a crowd, for each of `count`. */
async function grow(bench: Bench, kind: ServerKind, crowd: Crowd, count: number): Promise<number> {
  const server = await bench.start(kind);
  try {
    const [first = 0] = crowd.boards;
    const before = await residentWith(bench, server, { boards: [first], perBoard: 1 });
    const after = await residentWith(bench, server, crowd);
    return (after - before) / (count - 1);
  } finally {
    await bench.load.run('close', null);
    await server.stop();
  }
}

async function residentWith(bench: Bench, server: Server, crowd: Crowd): Promise<number> {
  await bench.load.run('open', { target: { kind: server.kind, port: server.port }, crowd });
  await setTimeout(SETTLE_MS);
  const { rss } = await server.memory();
  return rss;
}
