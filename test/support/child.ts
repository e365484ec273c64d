import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process of its own, to be killed. */
export interface Child {
  readonly pid: number;
  /** What it has said so far, by lines. */
  readonly said: readonly string[];
  /** Resolves to its first line; rejects when it ends without one. */
  readonly started: Promise<string>;
  /** Resolves when its process is gone and all that it said is in `said`. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Kills it, if it still lives, and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a plain script. @param options Node's own, such as `--max-old-space-size=256` */
export function startChild(script: string, args: readonly string[], options: readonly string[] = []): Child {
  const child = spawn(process.execPath, [...options, script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  const ended: Child['ended'] = new Promise((resolve) => {
    // Not 'exit': the end of another child can make Node see this one's before it has read this one's last lines.
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const started = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      resolve(line);
    });
    void ended.then(({ code, signal }) => reject(new Error(`${script} ended with ${code ?? signal}`)));
  });
  // Whoever is interested asks; nobody may.
  started.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    said,
    started,
    ended,
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await ended;
    },
  };
}
