import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer, PATIENCE } from '#server/http-server.ts';

const SHORT = { headMs: 150, requestMs: 300, silentMs: 400, keptMs: 150, lookMs: 30 };

async function serve() {
  const server = createHttpServer(SHORT);
  server.on('request', (request, response) => {
    if (request.url === '/hangs') return;
    request.resume();
    request.on('end', () => response.end('ok'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  /** Sends some bytes, and all that is answered until the server hangs up. */
  return async (bytes: string) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    return answer;
  };
}

describe('a server for whoever is slow', () => {
  it('hangs up on one who says nothing, or not all', async () => {
    const ask = await serve();
    const head = 'POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\n';
    expect(await ask('')).toMatch(/^(HTTP\/1\.1 408 .*)?$/s);
    expect(await ask('GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ')).toMatch(/^HTTP\/1\.1 408 /);
    expect(await ask(`${head}half`)).toMatch(/^HTTP\/1\.1 408 /);
    expect(await ask('GET /hangs HTTP/1.1\r\nHost: here\r\n\r\n')).toBe('');
    expect(await ask(`${head}123456789`)).toMatch(/^HTTP\/1\.1 200 .*ok$/s);
  });

  it('takes no head without end, and no request that ends in two places', async () => {
    const ask = await serve();
    expect(await ask(`GET / HTTP/1.1\r\nHost: here\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
    const both =
      'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: here\r\n\r\n';
    expect(await ask(`POST / HTTP/1.1\r\nHost: here\r\n${both}`)).toMatch(/^HTTP\/1\.1 400 /);
    const twice = 'Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd';
    expect(await ask(`POST / HTTP/1.1\r\nHost: here\r\n${twice}`)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('has patience of seconds for a head, and of minutes for all', () => {
    expect(PATIENCE.headMs).toBeLessThanOrEqual(30_000);
    expect(PATIENCE.requestMs).toBeLessThanOrEqual(300_000);
    expect(PATIENCE.headMs).toBeLessThan(PATIENCE.requestMs);
    expect(PATIENCE.lookMs).toBeLessThan(PATIENCE.headMs);
  });
});
