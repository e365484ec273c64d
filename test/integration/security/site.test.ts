import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOKEN_HEADER } from '#app/form-token.ts';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import { BODY_LIMITS } from '#server/bounded-body.ts';
import { formToken } from '#server/form-token.ts';
import { tokenInPage } from '#test/support/form-token.ts';
import { brought, EVERYBODY, type RoutesScene, startRoutesScene, type Who } from '#test/support/routes-scene.ts';
import { changedTables, hashTables } from '#test/support/tables.ts';
import { ROUTES } from '../http/route-list.ts';

let dataDir: string;
let scene: RoutesScene;
let db: Knex;
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'duban-site-'));
  scene = await startRoutesScene(dataDir, { html: true });
  db = openDatabase(join(dataDir, DATABASE_FILE));
  before = await hashTables(db);
});

afterAll(async () => {
  await db?.destroy();
  await scene?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const REQUESTS = Object.entries(ROUTES).flatMap(([route, asked]) => asked.map((one) => ({ ...one, route })));
const READS = REQUESTS.filter(({ method }) => method === 'GET');
const WRITES = REQUESTS.filter(({ method }) => method === 'POST');
/** What never changes under its address, and may be kept by the browser of who has seen it. */
const IMMUTABLE = new Set(['images.$imageId', 'api.snapshots.$snapshotId']);

const LEFT_BY_READING = new Set(['share_links', 'audit', 'sqlite_sequence']);

/** A request with what `fetch` does not let through. */
function raw(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Response> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(scene.address + path, { method, headers: { Connection: 'close', ...headers } });
    asked.on('error', reject).on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const init = { status: answer.statusCode, headers: answer.headers as Record<string, string> };
        resolve(new Response([204, 304].includes(init.status ?? 0) ? null : Buffer.concat(chunks), init));
      });
    });
    asked.end(body);
  });
}

/** What pages of somebody carry. */
const tokenOf = async (who: Who) => tokenInPage(await (await scene.ask(who, '/no/such')).text());

/** What every answer has, whatever it is; the directives of its policy. */
function expectHeaders({ headers }: Response, what: string): Map<string, string> {
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(' ');
      return [name, values.join(' ')] as const;
    }),
  );
  expect.soft(policy.get('frame-ancestors'), what).toBe("'none'");
  expect.soft(policy.get('base-uri'), what).toBe("'none'");
  expect.soft(policy.get('object-src') ?? policy.get('default-src'), what).toBe("'none'");
  const scripts = policy.get('script-src') ?? policy.get('default-src') ?? '';
  expect.soft(scripts, what).not.toMatch(/unsafe|\*|https?:|data:/);
  expect.soft(headers.get('x-content-type-options'), what).toBe('nosniff');
  expect.soft(headers.get('x-frame-options'), what).toBe('DENY');
  expect.soft(headers.get('referrer-policy'), what).toMatch(/^(same-origin|no-referrer)$/);
  expect.soft(headers.get('cross-origin-opener-policy'), what).toBe('same-origin');
  expect.soft(headers.get('cross-origin-resource-policy'), what).toBe('same-origin');
  expect.soft(headers.get('permissions-policy'), what).toContain('camera=()');
  for (const name of ['access-control-allow-origin', 'x-powered-by', 'server', 'strict-transport-security']) {
    expect.soft(headers.get(name), `${what}: ${name}`).toBeNull();
  }
  return policy;
}

describe('every answer', () => {
  it.each(READS)('to GET $route has its headers, and is kept by nobody', async ({ path, route }) => {
    for (const who of ['signedOut', 'lead'] as const) {
      const answer = await scene.ask(who, path(scene.things));
      const body = Buffer.from(await answer.arrayBuffer());
      const what = `${who} ${route}`;
      expectHeaders(answer, what);
      const cache = answer.headers.get('cache-control') ?? '';
      expect
        .soft(cache, what)
        .toMatch(IMMUTABLE.has(route) && answer.ok ? /^private, max-age=\d+, immutable$/ : /no-store/);
      expect.soft(answer.headers.getSetCookie(), what).toEqual([]);
      const type = answer.headers.get('content-type') ?? '';
      if (body.length > 0)
        expect.soft(type, what).toMatch(/^(text\/.+|application\/json); charset=utf-8|^(image|application)\//);
      const led = answer.headers.get('location');
      if (led !== null) expect.soft(led, what).toMatch(/^\/(?![/\\])/);
    }
  });

  it('has them too where it refuses, has nothing, or tells a probe how it is', async () => {
    const own = { Origin: scene.address };
    const answers = {
      probe: await raw('GET', '/healthz', { Host: 'probe.internal' }),
      'an asset that is not': await raw('GET', '/assets/gone-12345678.js'),
      'an icon': await raw('GET', '/favicon.svg'),
      'a page that is not': await raw('GET', '/no/such'),
      'data of a page': await raw('GET', '/sign-in.data'),
      'a strange host': await raw('GET', '/', { Host: 'x;y' }),
      'another site': await raw('POST', '/sign-in', { Origin: 'https://evil.example' }),
      TRACE: await raw('TRACE', '/', own),
      'too much': await raw(
        'POST',
        '/sign-in',
        { ...own, 'Content-Length': String(BODY_LIMITS.stranger + 1) },
        ' '.repeat(BODY_LIMITS.stranger + 1),
      ),
    };
    for (const [what, answer] of Object.entries(answers)) expectHeaders(answer, what);
    expect(Object.fromEntries(Object.entries(answers).map(([what, { status }]) => [what, status]))).toMatchObject({
      ...{ probe: 200, 'an asset that is not': 404, 'a page that is not': 404, 'a strange host': 400 },
      ...{ 'another site': 403, TRACE: 400, 'too much': 413 },
    });
  });

  it('with a page has a nonce of its own for its scripts, and no other script in it', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 3; i++) {
      const answer = await scene.ask('lead', '/account');
      const policy = expectHeaders(answer, 'account');
      const nonce = /'nonce-([\w+/=]{24})'/.exec(policy.get('script-src') ?? '')?.[1] ?? '';
      const scripts = [...(await answer.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      expect(scripts.length).toBeGreaterThan(0);
      for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });
});

describe('what changes something', () => {
  it('is never asked for by GET, but for a link’s count, what was taken away and when somebody was seen', async () => {
    // All that the tests before this one have asked for.
    const changed = changedTables(before, await hashTables(db));
    expect(changed.filter((table) => !LEFT_BY_READING.has(table))).toEqual([]);
    expect(changed).toContain('share_links');
  });

  it.each(WRITES)('by POST $route is asked by pages of this site alone', async ({ path, body }) => {
    const unasked = await hashTables(db);
    const { port } = new URL(scene.address);
    const from: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: '' },
      { Origin: `http://127.0.0.1:${Number(port) + 1}` },
      { Origin: `https://evil.example/${scene.address}` },
      { Origin: scene.address, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: scene.address, 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://evil.example', Referer: `${scene.address}/account` },
      { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example', 'X-HTTP-Method-Override': 'GET' },
    ];
    for (const headers of from) {
      const answer = await scene.ask('administrator', path(scene.things), {
        ...{ method: 'POST', headers, body: body?.(scene.things) },
      });
      expect([answer.status, (await answer.json()).error.code], JSON.stringify(headers)).toEqual([403, 'not-allowed']);
    }
    expect(changedTables(unasked, await hashTables(db))).toEqual([]);
  });

  it.each(WRITES)('by POST $route is asked by a page of this browser and session alone', async ({ path, body }) => {
    // As a while later, when it is noted that they are seen.
    await db('sessions').update({ last_seen_at: Date.now() - 120_000 });
    const unasked = await hashTables(db);
    const [address, other] = [path(scene.things), await tokenOf('lead')];
    const another = formToken('another browser’s key'.padEnd(43, 'x'), null);
    for (const who of ['signedOut', 'administrator'] as const) {
      for (const token of [null, '', other, another, `${await tokenOf(who)}x`]) {
        const asked = token === null ? { stray: true } : { headers: { [TOKEN_HEADER]: token } };
        const answer = await scene.ask(who, address, { method: 'POST', body: body?.(scene.things), ...asked });
        await answer.arrayBuffer();
        expect.soft(answer.headers.get(TOKEN_HEADER), `${who} ${token}`).toBe('over');
        // Some pages that would be shown again lead elsewhere.
        expect.soft([302, 401, 403], `${who} ${token}`).toContain(answer.status);
        expect.soft(answer.headers.getSetCookie(), `${who} ${token}`).toEqual([]);
      }
    }
    expect(changedTables(unasked, await hashTables(db))).toEqual([]);
  });

  it('is not asked by a form of another session, which says so, and is by one of this without a script', async () => {
    const send = (token: string, path = '/preferences') =>
      scene.ask('member', path, {
        ...{ method: 'POST', stray: true, body: new URLSearchParams({ theme: 'dark', to: '/account', token }) },
      });
    const refused = await send(await tokenOf('lead'));
    expect(refused.status).toBe(403);
    const page = await refused.text();
    expect(page).toContain('form-over');
    // Nor does anybody get the token of who they are not.
    const given = async (person: string) => (await scene.ask('member', `/form-token?person=${person}`)).json();
    expect([await given('demo-gu-mingzhe'), await given('demo-he-min'), await given('')]).toEqual([
      await tokenOf('member'),
      null,
      null,
    ]);
    // The page that says so has forms, too.
    expect(tokenInPage(page)).toBe(await tokenOf('member'));
    expect(page).toContain(`name="token" autoComplete="off" value="${await tokenOf('member')}"`);
    const taken = await send(await tokenOf('member'));
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/account']);
    const upload = brought('三、保障措施。（财政部负责）');
    upload.set('token', await tokenOf('administrator'));
    const brings = { method: 'POST', stray: true, body: upload };
    expect((await scene.ask('administrator', '/plans/new', brings)).status).toBe(303);
    expect((await scene.ask('outsider', '/plans/new', brings)).status).toBe(403);
  });

  it('is not asked by a browser that keeps no cookies, which gets a key with each page', async () => {
    const page = await raw('GET', '/sign-in');
    const [key] = page.headers.getSetCookie();
    expect(key).toMatch(/^duban_forms=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = tokenInPage(await page.text());
    const body = `theme=dark&token=${token}`;
    const send = (headers: Record<string, string>) =>
      raw('POST', '/preferences', { Origin: scene.address, ...line, ...headers }, body);
    const line = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) };
    expect((await send({})).status).toBe(403);
    expect((await send({ Cookie: key?.split(';')[0] ?? '' })).status).toBe(303);
    // Another path or host name has set one of its own.
    expect((await send({ Cookie: `${key?.split(';')[0]}; duban_forms=${'A'.repeat(43)}` })).status).toBe(403);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'is not asked by %s, nor is anything',
    async (method) => {
      const answer = await raw(method, '/account', { Origin: scene.address, Cookie: 'x=1' });
      expect([answer.status, (await answer.json()).error.code]).toEqual([400, 'bad-input']);
      expect(answer.headers.get('access-control-allow-methods')).toBeNull();
    },
  );
});

describe('what is sent', () => {
  const fill = (length: number) => `name=${'x'.repeat(length - 5)}`;
  const line = { 'Content-Type': 'application/x-www-form-urlencoded' };

  it('is bounded before it is read: less for strangers, more for forms, most for files', async () => {
    const send = async (who: 'signedOut' | 'member', length: number, headers: Record<string, string>) => {
      const answer = await scene.ask(who, '/sign-in', { method: 'POST', body: fill(length), headers });
      await answer.arrayBuffer();
      return answer.status;
    };
    expect(await send('signedOut', BODY_LIMITS.stranger, line)).toBe(401);
    expect(await send('signedOut', BODY_LIMITS.stranger + 1, line)).toBe(413);
    expect(await send('member', BODY_LIMITS.line, line)).toBe(302);
    expect(await send('member', BODY_LIMITS.line + 1, line)).toBe(413);
    expect(await send('member', BODY_LIMITS.other + 1, { 'Content-Type': 'text/plain' })).toBe(413);
  });

  it('says how long it is where it is a form', async () => {
    const headers = { ...line, Origin: scene.address, 'Transfer-Encoding': 'chunked' };
    const answer = await raw('POST', '/sign-in', headers, fill(100));
    expect([answer.status, (await answer.json()).error.code]).toEqual([400, 'bad-input']);
  });
});

describe('what goes wrong', () => {
  it('is told without what is inside: no stack, no path, no query', async () => {
    const own = { Origin: scene.address };
    const asked: [string, string, Record<string, string>, string][] = [
      ['GET', '/%', {}, ''],
      ['GET', '/%ff/%00', {}, ''],
      ['GET', '/images/..%2f..%2f..%2fetc%2fpasswd', {}, ''],
      ['GET', '/assets/..%2f..%2fserver.js', {}, ''],
      ['GET', '/..%2f..%2fpackage.json', {}, ''],
      ['POST', '/sign-in', { ...own, 'Content-Type': 'text/plain' }, '{'],
      ['POST', '/sign-in', { ...own, 'Content-Type': 'multipart/form-data; boundary=x' }, 'not a form'],
      ['POST', '/a/x', { ...own, 'Content-Type': 'application/json' }, '['],
    ];
    for (const [method, path, headers, body] of asked) {
      const sent = body === '' ? headers : { ...headers, 'Content-Length': String(body.length) };
      const answer = await raw(method, path, sent, body);
      const text = await answer.text();
      expect.soft(answer.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
      expect.soft(answer.status, `${method} ${path}`).toBeLessThan(500);
      expect
        .soft(text, `${method} ${path}`)
        .not.toMatch(/node_modules|\bat \S+ \(|\.tsx?:|select .* from|SQLITE|root:x|"version"/i);
    }
  });

  it('sounds the same whether or not there is such an account, link or thing', async () => {
    const heard = async (path: string, fields?: Record<string, string>) => {
      const body = fields && new URLSearchParams(fields);
      const answer = await scene.ask('signedOut', path, { method: body ? 'POST' : 'GET', body });
      const plain = (await answer.text()).replaceAll(/[\w+/]{22}==/g, 'nonce');
      const names = [...answer.headers.keys()].sort();
      return [answer.status, names, plain.replaceAll(/keeper|nobody|[AB]{32}/g, 'X')];
    };
    const [there, not] = ['keeper', 'nobody'].map((name) => ({ name, password: 'not it, whoever it is' }));
    expect(await heard('/sign-in', there)).toEqual(await heard('/sign-in', not));
    const [one, other] = ['A', 'B'].map((letter) => letter.repeat(32));
    expect(await heard(`/a/${one}`)).toEqual(await heard(`/a/${other}`));
    expect(await heard(`/s/${one}`)).toEqual(await heard(`/s/${other}`));
    for (const who of ['signedOut', 'member'] as const) {
      const statuses = [];
      for (const person of ['demo-su-xiao', 'nobody-at-all']) {
        const answer = await scene.ask(who, `/admin/people/${person}`);
        await answer.arrayBuffer();
        statuses.push(answer.status);
      }
      expect(new Set(statuses).size, who).toBe(1);
    }
  });

  it('names nobody who is there to somebody who is not signed in', async () => {
    for (const { path, route } of READS.filter(({ route }) => !route.startsWith('s.$token'))) {
      const text = await (await scene.ask('signedOut', path(scene.things))).text();
      for (const name of ['何敏', '马骏', '顾明哲']) expect.soft(text, route).not.toContain(name);
    }
    expect(EVERYBODY[0]).toBe('signedOut');
  });
});
