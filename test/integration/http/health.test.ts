import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import type { Services } from '#app/services.ts';
import { createApp } from '#server/http.ts';

/** What `/healthz` answers to a probe, which names the server as it likes. */
async function probe(healthy: () => Promise<boolean>): Promise<Response> {
  const app = createApp({
    services: {} as Services,
    sessions: { authenticate: () => Promise.reject(new Error('a probe has no session')) },
    pages: () => (_request, response) => response.sendStatus(500),
    log: pino({ level: 'silent' }),
    security: { secure: true, development: false, loopbackOnly: true },
    trustedProxies: [],
    clientDir: null,
    healthy,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/healthz`, { headers: { Host: 'probe.internal', Connection: 'close' } });
}

test.each([
  ['works', async () => true, 200, 'ok'],
  ['cannot keep changes', async () => false, 503, 'failing'],
  ['cannot ask its database', () => Promise.reject(new Error('SQLITE_CORRUPT: /var/duban')), 503, 'failing'],
])('a server that %s says so, and nothing else', async (_what, healthy, status, word) => {
  const response = await probe(healthy);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ status: word });
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  for (const name of ['x-powered-by', 'set-cookie', 'server']) expect(response.headers.get(name), name).toBeNull();
});
