import pino, { type Logger } from 'pino';
import type { Env } from './env.ts';

/** The program's log, JSON lines on standard error: standard output is for what a person or a pipe asked for. */
export function createLog(level: Env['logLevel']): Logger {
  return pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
