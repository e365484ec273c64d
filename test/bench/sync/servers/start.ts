import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { end, nextMessage, own } from '../children.ts';
import { cpuSeconds } from '../machine.ts';

/** The servers that are measured, Duban first. */
export const SERVER_KINDS = ['duban', 'y-websocket', 'hocuspocus'] as const;
export type ServerKind = (typeof SERVER_KINDS)[number];

/** Milliseconds a start may take: opening a store of many changes included. */
const START_MS = 30_000;
/** A server has settled when it has used less than a share of a core at each of some looks; at the latest after a while. */
const SETTLE = { lookMs: 250, quietLooks: 6, share: 0.05, mostMs: 120_000 } as const;
const HERE = 'test/bench/sync';
/** Where Duban's bundle goes: below the project, to find its packages, and out of the way of the real build. */
const BUNDLES = '.cache/bench-sync';

/** Where each server's program is; all three are plain JavaScript by then. */
const PROGRAMS: Readonly<Record<ServerKind, string>> = {
  duban: join(BUNDLES, 'duban.js'),
  'y-websocket': join(HERE, 'peers/y-websocket.mjs'),
  hocuspocus: join(HERE, 'peers/hocuspocus.mjs'),
};

/** Bundles Duban's server as `npm run build:server` does, by the same command: a bundle is what production runs. */
export function bundleDuban(): void {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const [esbuild = '', ...args] = scripts['build:server']?.split(' ') ?? [];
  const own = [`duban=${join(HERE, 'servers/duban.ts')}`, `--outdir=${BUNDLES}`];
  const command = [...args.filter((argument) => !argument.startsWith('--outdir=')), ...own];
  execFileSync(join('node_modules/.bin', esbuild), command, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A server in a process of its own. */
export class Server {
  readonly kind: ServerKind;
  readonly port: number;
  readonly pid: number;
  readonly #child: ChildProcess;

  private constructor(kind: ServerKind, child: ChildProcess, port: number) {
    this.kind = kind;
    this.port = port;
    this.pid = child.pid ?? 0;
    this.#child = child;
  }

  /**
   * Starts a server on what lies in a directory, on a free port.
   *
   * @param profileDir where its CPU profile is written at {@link stop}; null for none
   */
  static async start(kind: ServerKind, dataDir: string, profileDir: string | null = null): Promise<Server> {
    const profiling = profileDir === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
    const child = own(
      spawn(process.execPath, ['--expose-gc', ...profiling, PROGRAMS[kind], dataDir], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: { ...process.env, NODE_ENV: 'production' },
      }),
    );
    const { port } = (await nextMessage(child, START_MS)) as { port: number };
    return new Server(kind, child, port);
  }

  /** Bytes of memory the process holds after a collection. */
  async memory(): Promise<NodeJS.MemoryUsage> {
    const answer = nextMessage(this.#child, START_MS);
    this.#child.send('memory');
    const { memory } = (await answer) as { memory: NodeJS.MemoryUsage };
    return memory;
  }

  /** Waits until it has nothing more to do: y-websocket and Hocuspocus write after the last client has left. */
  async settle(): Promise<void> {
    const until = performance.now() + SETTLE.mostMs;
    let before = cpuSeconds(this.pid);
    for (let quiet = 0; quiet < SETTLE.quietLooks && performance.now() < until; ) {
      await setTimeout(SETTLE.lookMs);
      const now = cpuSeconds(this.pid);
      quiet = now - before < (SETTLE.share * SETTLE.lookMs) / 1_000 ? quiet + 1 : 0;
      before = now;
    }
  }

  /** Ends it as a supervisor would. */
  async stop(): Promise<void> {
    await end(this.#child, 'SIGTERM');
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await end(this.#child, 'SIGKILL');
  }
}
