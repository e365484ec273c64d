import type { Bench } from '../bench.ts';
import { crowdOf } from '../boards.ts';
import type { Crowd } from '../load/operations.ts';
import { median, merge, quantile } from '../samples.ts';
import type { Server, ServerKind } from '../servers/start.ts';

interface Scene {
  readonly name: string;
  readonly crowd: Crowd;
  /** Changes a second in all: one that each of the servers carries with ease. */
  readonly rate: number;
}

const SCENES: readonly Scene[] = [
  { name: '10 clients, 1 board', crowd: { boards: [0], perBoard: 10 }, rate: 50 },
  { name: '100 clients, 1 board', crowd: { boards: [crowdOf(100).index], perBoard: 100 }, rate: 100 },
  { name: '500 clients, 1 board', crowd: { boards: [crowdOf(500).index], perBoard: 500 }, rate: 20 },
  {
    name: '500 clients, 50 boards',
    crowd: { boards: Array.from({ length: 50 }, (_, index) => index), perBoard: 10 },
    rate: 500,
  },
];

/**
 * The servers take turns in each round, and of the rounds the median counts: one disturbance of the machine is longer than 99
 * of 100 changes take, and would make the p99 of whoever it met.
 */
const LENGTHS = {
  full: { rounds: 7, warmUpMs: 800, measureMs: 2_500 },
  quick: { rounds: 1, warmUpMs: 500, measureMs: 1_500 },
} as const;

/** Milliseconds from a change to its receipt by another client, each the median of all rounds. */
export interface Propagation {
  readonly scene: string;
  readonly rate: number;
  readonly servers: Partial<Record<ServerKind, { readonly p50: number; readonly p99: number }>>;
}

/** @throws where a server loses a change or a connection: these rates are far below what any of them bears */
export async function measurePropagation(bench: Bench): Promise<Propagation[]> {
  const servers: Server[] = [];
  for (const kind of bench.options.servers) servers.push(await bench.start(kind));
  try {
    const results: Propagation[] = [];
    for (const scene of SCENES) {
      results.push(await measureScene(bench, servers, scene));
    }
    return results;
  } finally {
    for (const server of servers) await server.stop();
  }
}

async function measureScene(
  bench: Bench,
  servers: readonly Server[],
  { name, crowd, rate }: Scene,
): Promise<Propagation> {
  const { rounds, warmUpMs, measureMs } = bench.options.quick ? LENGTHS.quick : LENGTHS.full;
  const samples = new Map<ServerKind, Float64Array[]>();
  for (let round = 0; round < rounds; round++) {
    for (const target of servers) {
      const { kind, pid: serverPid } = target;
      await bench.load.run('open', { target: { kind, port: target.port }, crowd });
      await bench.quiet();
      const trial = await bench.load.run('trial', {
        kind,
        rate,
        warmUpMs,
        measureMs,
        serverPid,
      });
      await bench.load.run('close', { kind });
      if (trial.lost > 0 || trial.closed.length > 0 || trial.overrun) {
        throw new Error(`${kind}, ${name}: ${trial.lost} lost, closed with ${trial.closed.join(', ')}`);
      }
      samples.set(kind, [...(samples.get(kind) ?? []), trial.propagation]);
    }
  }
  const figures = [...samples].map(([kind, runs]) => {
    const rounds = runs.map((run) => merge([run]));
    const of = (share: number) => median(rounds.map((sorted) => quantile(sorted, share)));
    return [kind, { p50: of(0.5), p99: of(0.99) }] as const;
  });
  bench.say(
    `${name}: ${figures.map(([kind, { p50, p99 }]) => `${kind} ${p50.toFixed(2)} / ${p99.toFixed(2)} ms`).join(', ')}`,
  );
  return { scene: name, rate, servers: Object.fromEntries(figures) };
}
