import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Knex } from 'knex';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '#app/collab/protocol.ts';
import { TOKEN_HEADER } from '#app/form-token.ts';
import { readEnv } from '#server/env.ts';
import { formToken, KEY_COOKIE } from '#server/form-token.ts';
import { readBundled } from '#server/services/import-bundled.ts';
import { importPlan, OPERATOR } from '#server/services/import-plan.ts';
import { type RunningServer, startServer } from '#server/start.ts';
import { PASSWORD } from '#test/support/accounts.ts';
import { loadAllRoutes } from '#test/support/all-routes.ts';
import { A_KEY, sessionOf } from '#test/support/form-token.ts';

const SITE = 'https://duban.example.cn';
const SITE_HOST = 'duban.example.cn';
const WRONG = 'eleven cranes over a frozen lake';

let dataDir: string;
let server: RunningServer;
let port: number;
let board: string;
/** All that was logged, at the level that says most. */
let logged = '';

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'duban-tls-'));
  port = await freePort();
  const env = readEnv({
    ...{ PORT: String(port), DUBAN_ORIGIN: SITE, DUBAN_DATA: dataDir },
    ...{ DUBAN_LOG_LEVEL: 'trace', DUBAN_TRUSTED_PROXIES: '127.0.0.1' },
  });
  const into = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk;
      done();
    },
  });
  const prepare = async (db: Knex) => {
    await importPlan(db, OPERATOR, { ...(await readBundled()), at: Date.now() });
    ({ id: board } = await db('boards').first('id'));
  };
  const { pages } = await loadAllRoutes();
  server = await startServer({ env, log: pino({ level: env.logLevel }, into), demo: false, pages, prepare });
});

afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: readonly string[];
}

/** What the proxy that ends TLS passes on. */
async function ask(path: string, headers: Record<string, string> = {}, form?: Record<string, string>): Promise<Answer> {
  const body = form && new URLSearchParams(form).toString();
  const sent = { Host: SITE_HOST, 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '203.0.113.9', Connection: 'close' };
  const typed = body && {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': body.length,
    Origin: headers.Origin ?? SITE,
    ...ofPage(headers.Cookie ?? ''),
  };
  const method = body === undefined ? 'GET' : 'POST';
  const asked = httpRequest({ port, path, method, headers: { ...sent, ...headers, ...typed } });
  asked.end(body);
  const [answer] = await once(asked, 'response');
  answer.resume();
  await once(answer, 'end');
  return { status: answer.statusCode, headers: answer.headers, cookies: answer.headers['set-cookie'] ?? [] };
}

/** What a browser sends along with a form, whose cookies have their names for TLS. */
function ofPage(cookie: string): Record<string, string> {
  const token = formToken(A_KEY, sessionOf(cookie.replaceAll('__Host-', '')));
  return { Cookie: `${cookie}; __Host-${KEY_COOKIE}=${A_KEY}`, [TOKEN_HEADER]: token };
}

/** The close code of a socket; null where it was let in. */
async function knock(document: string, headers: Record<string, string>): Promise<number | null> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/collab/board/${document}?epoch=1`, {
    headers: { Host: SITE_HOST, ...headers },
  });
  const code = await new Promise<number | null>((resolve) => {
    socket.once('message', () => resolve(null));
    socket.once('close', resolve);
  });
  socket.terminate();
  return code;
}

const secretIn = (cookie = '') => cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));

describe('a site behind TLS, from its first administrator on', () => {
  let cookies: readonly string[];
  let session: string;

  it('gives cookies that no other host, no script and nobody on the way gets or sets', async () => {
    const link = new URL(server.firstLink ?? '');
    expect(link.origin).toBe(SITE);
    ({ cookies } = await ask(link.pathname, {}, { name: '马骏', userName: 'majun', password: PASSWORD }));
    session = secretIn(cookies[0]);
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['__Host-duban_session', '__Host-duban_device']);
    const language = await ask('/preferences', {}, { language: 'en', theme: 'dark', to: '/' });
    const first = await ask('/sign-in');
    expect(first.cookies.map((cookie) => cookie.split('=')[0])).toEqual([`__Host-${KEY_COOKIE}`]);
    for (const cookie of [...cookies, ...language.cookies, ...first.cookies]) {
      expect(cookie).toMatch(/^__Host-duban_\w+=/);
      for (const attribute of ['Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure'])
        expect(cookie).toContain(`; ${attribute}`);
      expect(cookie).not.toMatch(/domain=/i);
    }
    expect(language.cookies).toHaveLength(2);
  });

  it('knows nobody by a cookie that somebody else may have set', async () => {
    expect((await ask('/account', { Cookie: `__Host-duban_session=${session}` })).status).toBe(200);
    expect((await ask('/account', { Cookie: `duban_session=${session}` })).status).toBe(302);
    const planted = `duban_session=${'A'.repeat(43)}; __Host-duban_session=${session}`;
    expect((await ask('/account', { Cookie: planted })).status).toBe(200);
  });

  it('tells browsers to come over TLS only, with every answer', async () => {
    for (const path of ['/', '/healthz', '/sign-in', '/assets/none.js', '/no/such', '/%']) {
      const { headers } = await ask(path);
      expect(headers['strict-transport-security'], path).toMatch(/^max-age=31536000/);
    }
  });

  it('is there under one name only, whatever is said to be before it', async () => {
    for (const host of [
      'evil.example',
      '127.0.0.1',
      `127.0.0.1:${port}`,
      'duban.example.cn:8443',
      'duban.example.cn.evil.example',
    ]) {
      expect((await ask('/sign-in', { Host: host })).status, host).toBe(400);
    }
    for (const host of [SITE_HOST, 'DUBAN.example.cn', 'duban.example.cn:443']) {
      expect((await ask('/sign-in', { Host: host, 'X-Forwarded-Host': 'evil.example' })).status, host).toBe(200);
    }
    const led = await ask('/plans/x/boards', { 'X-Forwarded-Host': 'evil.example' });
    expect(led.headers.location).toBe('/sign-in?to=%2Fplans%2Fx%2Fboards');
  });

  it('takes forms and sockets from its own origin, of which the scheme is a part', async () => {
    const own = { Cookie: `__Host-duban_session=${session}` };
    for (const origin of [
      'http://duban.example.cn',
      'https://duban.example.cn:8443',
      'https://www.duban.example.cn',
      'null',
      `${SITE}/`,
    ]) {
      expect((await ask('/preferences', { Origin: origin }, { theme: 'dark' })).status, origin).toBe(403);
      expect(await knock(board, { ...own, Origin: origin }), origin).toBe(CLOSE.refused);
    }
    expect(await knock(board, { ...own, Origin: SITE, Host: 'evil.example' })).toBe(CLOSE.refused);
    expect(await knock(board, { Cookie: `duban_session=${session}`, Origin: SITE })).toBe(CLOSE.refused);
    expect(await knock(board, { ...own, Origin: SITE })).toBeNull();
  });

  it('logs no secret, whatever is done with it and at whatever level', async () => {
    const own = { Cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') };
    await ask('/sign-in', {}, { name: 'majun', password: WRONG });
    const { cookies: again } = await ask('/sign-in', {}, { name: 'majun', password: PASSWORD });
    await ask('/account', own, { current: WRONG, password: 'short' });
    const token = new URL(server.firstLink ?? '').pathname.split('/').at(-1) ?? '';
    for (const path of [
      `/a/${token}`,
      `/a/${token}.data`,
      `/s/${token}/print?x=1`,
      `//a/${token}`,
      `/A/${token}`,
      `/%61/${token}`,
      `/sign-in?to=/a/${token}`,
    ])
      await ask(path);
    await knock('nothing', { ...own, Origin: SITE });
    expect(logged).toContain('/sign-in');
    const secrets = [PASSWORD, WRONG, token, ...[...cookies, ...again].map(secretIn)];
    expect(secrets.every((secret) => secret.length > 15)).toBe(true);
    for (const secret of secrets) {
      for (const spelt of [
        secret,
        encodeURIComponent(secret),
        new URLSearchParams({ x: secret }).toString().slice(2),
      ]) {
        expect(logged).not.toContain(spelt);
      }
    }
  });
});
