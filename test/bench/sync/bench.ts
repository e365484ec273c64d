import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fillDatabase } from './database.ts';
import { Load } from './load/load.ts';
import { allCpuSeconds } from './machine.ts';
import type { Options } from './options.ts';
import { bundleDuban, Server, type ServerKind } from './servers/start.ts';

/**
 * The machine is quiet when all processes together use less than so many cores. It is waited for no longer than `mostMs` at
 * a time, and `runMs` in a run.
 */
const QUIET = { cores: 0.2, lookMs: 300, mostMs: 10_000, runMs: { full: 120_000, quick: 15_000 } } as const;

/** What every measurement works with. Its files are gone when the process ends. */
export class Bench {
  readonly options: Options;
  readonly load = new Load();
  readonly #dir = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  readonly #template = join(this.#dir, 'template');
  #made = 0;
  /** Milliseconds that may still be waited for quiet. */
  #patience: number;

  private constructor(options: Options) {
    this.options = options;
    this.#patience = options.quick ? QUIET.runMs.quick : QUIET.runMs.full;
    process.once('exit', () => rmSync(this.#dir, { recursive: true, force: true }));
  }

  /** Bundles Duban and fills a database for it. */
  static async prepare(options: Options): Promise<Bench> {
    bundleDuban();
    const bench = new Bench(options);
    await fillDatabase(bench.#template);
    return bench;
  }

  /** A new directory for a server's data: with the boards for Duban, empty for the others, whose clients bring them. */
  makeDataDir(kind: ServerKind): string {
    const dir = join(this.#dir, `${kind}-${this.#made++}`);
    if (kind === 'duban') cpSync(this.#template, dir, { recursive: true });
    else mkdirSync(dir);
    return dir;
  }

  /** A copy of a server's data, the server having been stopped. */
  copyDataDir(dataDir: string): string {
    const copy = join(this.#dir, `copy-${this.#made++}`);
    cpSync(dataDir, copy, { recursive: true });
    return copy;
  }

  /** Starts a server on data of before, or on new ones. */
  start(kind: ServerKind, dataDir = this.makeDataDir(kind)): Promise<Server> {
    return Server.start(kind, dataDir, kind === 'duban' ? this.options.profileDir : null);
  }

  /** Waits a while for whatever else runs on the machine to end: it would be measured as well. */
  async quiet(): Promise<void> {
    const start = performance.now();
    const most = Math.min(QUIET.mostMs, this.#patience);
    let before = allCpuSeconds();
    let isQuiet = false;
    while (!isQuiet && performance.now() - start < most) {
      await setTimeout(QUIET.lookMs);
      const now = allCpuSeconds();
      isQuiet = now - before < (QUIET.cores * QUIET.lookMs) / 1_000;
      before = now;
    }
    // The first look is no waiting.
    this.#patience -= Math.max(0, performance.now() - start - 2 * QUIET.lookMs);
  }

  /** Tells what is being done, on standard error: standard output is for the table. */
  say(line: string): void {
    process.stderr.write(`${line}\n`);
  }
}
