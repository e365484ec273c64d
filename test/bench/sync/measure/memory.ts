import { setTimeout } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { IDLE_BOARD } from '../boards.ts';
import type { Crowd } from '../load/operations.ts';
import type { ByServer } from '../report.ts';
import { median } from '../samples.ts';
import type { Server, ServerKind } from '../servers/start.ts';

/** Connections of the one measurement, and documents, with one connection each, of the other. */
const CONNECTIONS = 500;
const DOCUMENTS = 500;
/** Connections of many people to one document, and one to each of many. */
const ONE_DOCUMENT: Crowd = { boards: [IDLE_BOARD], perBoard: CONNECTIONS };
const MANY_DOCUMENTS: Crowd = { boards: Array.from({ length: DOCUMENTS }, (_, index) => index), perBoard: 1 };
const ROUNDS = { full: 2, quick: 1 } as const;
/**
 * Milliseconds until what the opening set going (presence, stores) has come to rest; and those from a first collection to
 * the second, after which V8 has given back the pages that it had emptied.
 */
const SETTLE_MS = { open: 1_000, collected: 5_000 } as const;

/** Bytes of resident memory, each the median of several servers. */
export interface Memory {
  readonly perConnection: number;
  readonly perDocument: number;
}

/** What idle connections and loaded documents add to the memory of the servers. All of them wait at the same time. */
export async function measureMemory(bench: Bench): Promise<ByServer<Memory>> {
  const connections = new Map<ServerKind, number[]>();
  const documents = new Map<ServerKind, number[]>();
  for (let round = 0; round < (bench.options.quick ? ROUNDS.quick : ROUNDS.full); round++) {
    for (const [kind, bytes] of await grow(bench, ONE_DOCUMENT)) put(connections, kind, bytes / (CONNECTIONS - 1));
    for (const [kind, bytes] of await grow(bench, MANY_DOCUMENTS)) put(documents, kind, bytes / (DOCUMENTS - 1));
  }
  const memory: ByServer<Memory> = {};
  for (const kind of bench.options.servers) {
    const perConnection = median(connections.get(kind) ?? []);
    const perDocument = median(documents.get(kind) ?? []) - perConnection;
    memory[kind] = { perConnection, perDocument };
    const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
    bench.say(`${kind}: ${kB(perConnection)} a connection, ${kB(perDocument)} a document`);
  }
  return memory;
}

/** Bytes by which new servers grow from the first client of a crowd to all of it. */
async function grow(bench: Bench, crowd: Crowd): Promise<Map<ServerKind, number>> {
  const servers: Server[] = [];
  for (const kind of bench.options.servers) servers.push(await bench.start(kind));
  try {
    const before = await residentWith(bench, servers, { boards: crowd.boards.slice(0, 1), perBoard: 1 });
    const after = await residentWith(bench, servers, crowd);
    return new Map(servers.map(({ kind }) => [kind, (after.get(kind) ?? 0) - (before.get(kind) ?? 0)]));
  } finally {
    for (const { kind } of servers) await bench.load.run('close', { kind });
    for (const server of servers) await server.stop();
  }
}

/** Bytes that are resident in each server with a crowd on it. */
async function residentWith(bench: Bench, servers: readonly Server[], crowd: Crowd): Promise<Map<ServerKind, number>> {
  for (const { kind, port } of servers) await bench.load.run('open', { target: { kind, port }, crowd });
  await setTimeout(SETTLE_MS.open);
  for (const server of servers) await server.memory();
  await setTimeout(SETTLE_MS.collected);
  const resident = new Map<ServerKind, number>();
  for (const server of servers) resident.set(server.kind, (await server.memory()).rss);
  return resident;
}

function put(lists: Map<ServerKind, number[]>, kind: ServerKind, value: number): void {
  lists.set(kind, [...(lists.get(kind) ?? []), value]);
}
