import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDatabase } from './database.ts';
import { Load } from './load/load.ts';
import type { Options } from './options.ts';
import { bundleDuban, Server, type ServerKind } from './servers/start.ts';

/** What every measurement works with. */
export class Bench {
  readonly options: Options;
  readonly load = new Load();
  readonly #dir = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  readonly #template = join(this.#dir, 'template');
  #made = 0;

  private constructor(options: Options) {
    this.options = options;
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

  /** Tells what is being done, on standard error: standard output is for the table. */
  say(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  /** Removes every file that was made. */
  clean(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
