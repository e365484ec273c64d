/** Hocuspocus as its guide sets it up, with its SQLite extension in the directory of its first argument. */
import { join } from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';
import { tell } from '../servers/tell.mjs';

const [dataDir] = process.argv.slice(2);
const server = new Server({
  quiet: true,
  stopOnSignals: false,
  extensions: [new SQLite({ database: join(dataDir, 'hocuspocus.sqlite') })],
});
// Its own `listen` passes `address` to Node, which reads `host`: it would listen on every address of the machine.
server.httpServer.listen(0, '127.0.0.1', () => tell(server.address.port));
process.once('SIGTERM', async () => {
  await server.destroy();
  process.exit(0);
});
