import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TOKEN_HEADER } from '#app/form-token.ts';
import * as signIn from '#app/routes/sign-in/route.tsx';
import { formToken } from '#server/form-token.ts';
import { makeFirstLink } from '#server/services/accounts/first-link.ts';
import { createAccounts } from '#server/services/accounts/index.ts';
import { createSessions } from '#server/session.ts';
import { untilSetUp } from '#server/until-set-up.ts';
import { CHEAP, PASSWORD, visit } from '#test/support/accounts.ts';
import { emptyDatabase } from '#test/support/database.ts';
import { A_KEY, withToken } from '#test/support/form-token.ts';
import { servePages } from '#test/support/pages.ts';

async function setup() {
  const { db, dir } = await emptyDatabase();
  const sessions = createSessions({ db, secure: false });
  const accounts = createAccounts({ db, sessions, secure: true, cost: CHEAP, now: Date.now });
  const { token } = (await makeFirstLink(db)) ?? { token: '' };
  const own = { name: '马骏', userName: 'majun', password: PASSWORD };
  const cookies = await accounts.followLink(token, own, visit());
  const { default: _page, ...route } = signIn;
  const server = await servePages(db, dir, { 'sign-in': route });
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${server.address}/sign-in`, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) },
      headers: withToken(new Headers({ Origin: server.address, ...headers })),
    });
  return { db, post, cookies };
}

describe('the form at the door', () => {
  it('leads on within this site, whatever it is told', async () => {
    const { post } = await setup();
    for (const [to, led] of [
      ['/plans?x=1', '/plans?x=1'],
      ['//evil.example', '/'],
      ['https://evil.example/', '/'],
      ['/\\evil.example', '/'],
      ['/\t/evil.example', '/'],
      ['javascript:alert(1)', '/'],
    ] as const) {
      const answer = await post({ name: 'majun', password: PASSWORD, to });
      expect([answer.status, answer.headers.get('location')], to).toEqual([303, led]);
    }
  });

  it('is not taken from another site, and tells no session that was planted', async () => {
    const { post, db } = await setup();
    const foreign = await post({ name: 'majun', password: PASSWORD }, { Origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    const nobodys = formToken(A_KEY, null);
    const planted = 'duban_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const answer = await post({ name: 'majun', password: PASSWORD }, { Cookie: planted, [TOKEN_HEADER]: nobodys });
    const set = answer.headers.getSetCookie();
    expect(set.map((cookie) => cookie.split('=')[0])).toEqual(['duban_session', 'duban_device']);
    expect(set[0]).not.toContain('AAAAAAAA');
    expect((await db('audit').where({ action: 'sign-in' }).orderBy('id', 'desc').first()).address).toBe('127.0.0.1');
  });

  it('gives cookies that only TLS carries, where that is how the site is reached', async () => {
    const { cookies } = await setup();
    expect(cookies[1]).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  });
});

describe('before there is anybody', () => {
  it('one page is all there is, and it is asked for with each request until then', async () => {
    let isSetUp = false;
    const app = express();
    app.use(untilSetUp(async () => isSetUp));
    app.use((_request, response) => void response.send('served'));
    const server = createServer(app).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ask = async (path: string, method = 'GET') => {
      const answer = await fetch(address + path, { method, redirect: 'manual' });
      const { error } = answer.status === 503 ? await answer.json() : { error: null };
      return answer.headers.get('location') ?? error?.code ?? (await answer.text());
    };
    for (const path of ['/', '/sign-in', '/plans/x', '/set-up/x', '/admin', '/s/token', '/account/', '/A']) {
      expect(await ask(path), path).toBe('/set-up');
    }
    for (const [path, method] of [
      ['/plans/x.data', 'GET'],
      ['/sign-in', 'POST'],
      ['/api/plans/x/snapshots', 'POST'],
    ] as const) {
      expect(await ask(path, method), path).toBe('not-set-up');
    }
    for (const path of ['/set-up', '/set-up.data', '/a/token', '/a/token.data'])
      expect(await ask(path), path).toBe('served');
    expect(await ask('/a/token', 'POST')).toBe('served');
    isSetUp = true;
    expect(await ask('/plans/x')).toBe('served');
  });
});
