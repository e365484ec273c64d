import { openTestDatabase } from './collab-database.ts';
import { startServer } from './collab-server.ts';

/** A server in a process of its own, to be killed: `collab-child.ts FILE PORT`; says its port when it listens. */
const [file = '', port = '0'] = process.argv.slice(2);
const server = await startServer(openTestDatabase(file), { port: Number(port) });
process.stdout.write(`${new URL(server.origin).port}\n`);
process.once('SIGTERM', async () => {
  await server.close();
  process.exit(0);
});
