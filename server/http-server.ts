import { createServer, type Server } from 'node:http';

/** How long one who is slow, or does nothing, is waited for. Sockets of live documents have rules of their own. */
export const PATIENCE = {
  /** Milliseconds in which the head of a request must be here, from when its connection was made or its last request was answered. */
  headMs: 20_000,
  /** Milliseconds in which all of it must be: a file of 10 MB over a line of one megabit a second. */
  requestMs: 120_000,
  /** Milliseconds in which nothing is sent either way, such as to one who asks and does not read. */
  silentMs: 120_000,
  /** Milliseconds for which a connection without a request is kept: longer than proxies keep theirs, which then close it first. */
  keptMs: 65_000,
  /** Milliseconds between two looks at who is late. */
  lookMs: 5_000,
} as const;

/** Bytes of a request's head, and headers in it: a browser with many cookies sends a quarter of that. */
const HEAD = { bytes: 16_384, headers: 100 } as const;

/** A server that nobody holds up by being slow. @param patience for tests */
export function createHttpServer(patience: Readonly<Record<keyof typeof PATIENCE, number>> = PATIENCE): Server {
  const server = createServer({
    headersTimeout: patience.headMs,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: patience.keptMs,
    connectionsCheckingInterval: patience.lookMs,
    maxHeaderSize: HEAD.bytes,
  });
  server.maxHeadersCount = HEAD.headers;
  server.timeout = patience.silentMs;
  return server;
}
