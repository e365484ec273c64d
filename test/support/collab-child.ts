import { openDatabase } from '#db/connection.server.ts';
import type { Death } from './collab-death.ts';
import { dieWithin } from './collab-death.ts';
import { startServer } from './collab-server.ts';

/** What {@link startServer} is told in the child. */
export interface ChildOptions {
  readonly port?: number;
  readonly idleMs?: number;
  readonly death?: Death;
}

/** Milliseconds between two looks at what was logged. */
const LOG_MS = 200;

/** A server in a process of its own, to be killed: `collab-child FILE OPTIONS`; says its port when it listens, then errors. */
const [file = '', json = '{}'] = process.argv.slice(2);
const { death, ...options } = JSON.parse(json) as ChildOptions;
const db = openDatabase(file);
if (death) await dieWithin(db, death);
const server = await startServer(db, options);
process.stdout.write(`${new URL(server.origin).port}\n`);
// What it logs would fill its memory; errors are told.
setInterval(() => {
  for (const line of server.logged.splice(0)) if (line.level >= 50) process.stdout.write(`${JSON.stringify(line)}\n`);
}, LOG_MS).unref();
process.once('SIGTERM', async () => {
  await server.close();
  process.exit(0);
});
