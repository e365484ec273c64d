import type { Logger } from 'pino';
import { DubanError } from '#app/domain/errors.ts';
import type { RunningServer } from './start.ts';

/** Milliseconds from a signal after which the process ends, done or not: a supervisor would kill it soon after. */
const PATIENCE_MS = 4_900;
/** Milliseconds between two looks at whether npm is still there. */
const ORPHAN_LOOK_MS = 500;

/** Runs a program to its end. A refusal is told in its sentence with its code, anything else with its stack; both exit 1. */
export async function run(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    process.stderr.write(error instanceof DubanError ? `${error.message} [${error.code}]\n` : `${inspect(error)}\n`);
    process.exitCode = 1;
  }
}

/** Closes a server at SIGTERM or SIGINT and ends the process: with 0 if all was written in time. */
export function closeOnSignal(server: RunningServer, log: Logger): void {
  let closing = false;
  const close = async (cause: NodeJS.Signals | 'orphaned') => {
    // Ctrl+C reaches npm and the program alike, and comes twice.
    if (closing) return;
    closing = true;
    log.info({ cause }, 'closing');
    setTimeout(() => {
      log.error('not everything was closed in time');
      process.exit(1);
    }, PATIENCE_MS).unref();
    try {
      await server.close();
      process.exit(0);
    } catch (error) {
      log.fatal({ err: error }, 'could not close');
      process.exit(1);
    }
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
  // A signal to `npm start` ends npm's shell, which passes nothing on: without it the server would hold its port for ever.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) void close('orphaned');
    }, ORPHAN_LOOK_MS).unref();
  }
}

/** Logs what nobody caught. After an exception the state is unknown: what was acknowledged is on disk, so the process ends. */
export function logUncaught(log: Logger): void {
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught exception');
    process.exit(1);
  });
}

function inspect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
