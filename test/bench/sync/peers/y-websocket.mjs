/** y-websocket's own server program (`bin/server.cjs`), as it comes, with y-leveldb in the directory of its first argument. */
import http from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tell } from '../servers/tell.mjs';

const [dataDir] = process.argv.slice(2);
Object.assign(process.env, { HOST: '127.0.0.1', PORT: '0', YPERSISTENCE: dataDir });

// The program prints the port it was asked for, not the one it was given.
const { createServer } = http;
http.createServer = (...args) => {
  const server = createServer(...args);
  server.once('listening', () => tell(server.address().port));
  return server;
};

const require = createRequire(import.meta.url);
require(join(dirname(require.resolve('y-websocket/bin/utils')), 'server.cjs'));
process.once('SIGTERM', () => process.exit(0));
