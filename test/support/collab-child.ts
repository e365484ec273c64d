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

/** A server in a process of its own, to be killed: `collab-child FILE OPTIONS`; says its port when it listens. */
const [file = '', json = '{}'] = process.argv.slice(2);
const { death, ...options } = JSON.parse(json) as ChildOptions;
const db = openDatabase(file);
if (death) await dieWithin(db, death);
const server = await startServer(db, options);
process.stdout.write(`${new URL(server.origin).port}\n`);
process.once('SIGTERM', async () => {
  await server.close();
  process.exit(0);
});
