import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DubanError } from '#app/domain/errors.ts';
import type { Env } from './env.ts';
import { within } from './within.ts';

/** Milliseconds that requests under way have to end at a shutdown, after the live documents are written. */
const LAST_REQUESTS_MS = 500;

/**
 * Listens where the environment says.
 *
 * @throws DubanError `bad-environment`, naming PORT or HOST, where that cannot be had
 */
export async function listen(server: Server, { port, host }: Pick<Env, 'port' | 'host'>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen(port, host, resolve);
  });
}

/**
 * Fails at once where an address cannot be had, instead of after the work that comes before listening.
 *
 * @throws DubanError `bad-environment`, as {@link listen} does
 */
export async function tryAddress(env: Pick<Env, 'port' | 'host'>): Promise<void> {
  const server = createServer();
  await listen(server, env);
  await new Promise((resolve) => server.close(resolve));
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const say = (message: string) => new DubanError('bad-environment', message, { port, host });
  switch (error.code) {
    case 'EADDRINUSE':
      return say(
        `端口 ${port} 已被占用，请用 PORT 另选一个。 Port ${port} is in use: choose another, e.g. PORT=${port + 1}.`,
      );
    case 'EACCES':
      return say(
        `无权使用端口 ${port}，请用 PORT 另选一个。 Port ${port} may not be used here: choose another with PORT.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return say(`本机没有地址 ${host}，请检查 HOST。 This machine has no address ${host}: check HOST.`);
    default:
      return error;
  }
}

/** The address of a server that listens, as people type it. */
export function addressOf(server: Server, { host, origin }: Pick<Env, 'host' | 'origin'>): string {
  if (origin) return origin.origin;
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * Stops accepting, closes what holds sockets open, gives requests under way a moment, and cuts what is left.
 *
 * @param closeSockets ends the upgraded connections, which `server.close` does not know of
 */
export async function closeServer(server: Server, closeSockets: () => Promise<unknown>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await closeSockets();
  server.closeIdleConnections();
  await within(LAST_REQUESTS_MS, closed);
  server.closeAllConnections();
}
