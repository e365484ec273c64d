import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Milliseconds a start may take: the first one makes the database and imports the document. */
const START_MS = 30_000;

/** The built demo as a process of its own, with a database of its own, on a port that stays the same through restarts. */
export class DemoServer {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'duban-e2e-'));
  address = '';
  /** What it logged and printed, for a test that fails. */
  output = '';
  private child: ChildProcessByStdio<null, Readable, Readable> | null = null;

  /** Starts it, on the port of before where there was one, and waits until it serves. */
  async start(): Promise<void> {
    const port = this.address ? new URL(this.address).port : '0';
    const env: NodeJS.ProcessEnv = { ...process.env, PORT: port, HOST: '127.0.0.1', DUBAN_DATA: this.dataDir };
    const child = spawn(process.execPath, ['build/demo.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    child.stderr.on('data', (data) => {
      this.output += data;
    });
    const late = setTimeout(() => child.kill('SIGKILL'), START_MS);
    try {
      for await (const line of createInterface({ input: child.stdout })) {
        this.output += `${line}\n`;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
        if (!found) continue;
        this.address = found[0];
        child.stdout.resume();
        return;
      }
    } finally {
      clearTimeout(late);
    }
    throw new Error(`The demo ended before it served:\n${this.output}`);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends it as a supervisor would. Returns the exit code. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** Ends it, if it still runs, and removes its database. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }
}
