import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Milliseconds a start may take. */
const START_MS = 30_000;

/** The built server as `npm start` runs it, a process of its own with an empty database, on any free port. */
export class RealServer {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'duban-real-'));
  address = '';
  /** Where the first administrator comes in. */
  firstLink = '';
  private child: ChildProcessByStdio<null, Readable, Readable> | null = null;

  /** Starts it, and waits until it has said where the first administrator comes in. @param variables of its environment */
  async start(variables: Readonly<Record<string, string>> = {}): Promise<void> {
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      ...variables,
      PORT: '0',
      HOST: '127.0.0.1',
      DUBAN_DATA: this.dataDir,
    };
    const child = spawn(process.execPath, ['build/server.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    let output = '';
    child.stderr.on('data', (data) => {
      output += data;
    });
    const late = setTimeout(() => child.kill('SIGKILL'), START_MS);
    try {
      for await (const line of createInterface({ input: child.stdout })) {
        output += `${line}\n`;
        const [link, address] = /(http:\/\/127\.0\.0\.1:\d+)\/a\/[\w-]+/.exec(line) ?? [];
        if (!link || !address) continue;
        this.address = address;
        this.firstLink = link;
        child.stdout.resume();
        return;
      }
    } finally {
      clearTimeout(late);
    }
    throw new Error(`The server ended before it served:\n${output}`);
  }

  /** Ends it, and removes its database. */
  async dispose(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
