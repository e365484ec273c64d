import { join } from 'node:path';
import type { Knex } from 'knex';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import type { PersonId } from '#app/domain/ids.ts';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import { insertAccount } from '#db/repositories/accounts.server.ts';
import { insertPerson } from '#db/repositories/people.server.ts';
import { readEnv } from '#server/env.ts';
import { startServer } from '#server/start.ts';
import { loadAllRoutes } from '#test/support/all-routes.ts';
import { CookieBrowser } from '#test/support/cookie-browser.ts';
import { importSeed, tempDir } from '#test/support/database.ts';
import { oidcVariables, startProvider, type TestProvider } from '#test/support/oidc-provider.ts';

interface Site {
  readonly address: string;
  readonly db: Knex;
  readonly there: TestProvider;
  /** What was logged. */
  readonly logged: readonly string[];
}

const GROUPS = { DUBAN_OIDC_GROUPS: JSON.stringify({ finance: 'agency:财政部', ghosts: 'agency:没有这个部' }) };

/** A whole server, whose provider perhaps does not answer when it starts. */
async function startSite(over: Record<string, string> = {}, isUp = true): Promise<Site> {
  let address = '';
  const there = await startProvider(() => address);
  onTestFinished(() => there.close());
  there.people.set('sub-1', { name: '何敏', preferred_username: 'hemin', groups: ['finance'] });
  if (!isUp) there.instead = (request) => request.destroy();
  const dataDir = tempDir();
  const logged: string[] = [];
  const server = await startServer({
    env: { ...readEnv(oidcVariables(there.issuer, { ...GROUPS, ...over })), port: 0, dataDir },
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    demo: false,
    pages: (await loadAllRoutes()).pages,
    async prepare(db) {
      await importSeed(db);
      const [id, createdAt] = ['keeper' as PersonId, 1];
      await insertPerson(db, {
        id,
        name: '管理员',
        demoOrder: null,
        createdAt,
        roles: ['administrator'],
        agencyIds: [],
      });
      await insertAccount(db, { personId: id, userName: 'keeper', email: null, passwordHash: null, createdAt });
    },
  });
  onTestFinished(() => server.close());
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  onTestFinished(() => db.destroy());
  address = server.address;
  return { address, db, there, logged };
}

/** Comes in as somebody. */
async function comeIn({ address, there }: Site, browser: CookieBrowser, to = '/waiting', who: string | null = 'sub-1') {
  there.who = who;
  return browser.go(`${address}/sign-in/provider?${new URLSearchParams({ to })}`);
}

test('a browser is led there, back, and to where it was going; none of it stands in the log or in a cache', async () => {
  const site = await startSite();
  const browser = new CookieBrowser();
  const { url, response } = await comeIn(site, browser, '/waiting?a=b');
  expect([url.href, response.status]).toEqual([`${site.address}/waiting?a=b`, 200]);
  const callback = new URL(browser.visited.find((one) => one.includes('/sign-in/callback')) ?? '');
  const again = await browser.ask(callback);
  expect([again.status, again.headers.get('Cache-Control')]).toEqual([400, 'no-store']);
  expect(browser.cookies(site.address)).not.toContain('duban_flow');
  const code = callback.searchParams.get('code') ?? '';
  expect(code).not.toBe('');
  expect(site.logged.join()).toContain('/sign-in/callback?…');
  expect(site.logged.join()).not.toContain(code);
  expect(site.logged.filter((line) => line.includes('DUBAN_OIDC_GROUPS')).join()).toMatch(/"unknown":\["没有这个部"\]/);
});

test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/\t/evil.example'])(
  'it leads nowhere else: %s',
  async (to) => {
    const site = await startSite();
    const { url } = await comeIn(site, new CookieBrowser(), to);
    expect(url.origin).toBe(site.address);
  },
);

test('where a request says it came to is not where the provider is told to lead', async () => {
  const site = await startSite();
  const answer = await new CookieBrowser().ask(`${site.address}/sign-in/provider`, {
    headers: { 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' },
  });
  const { searchParams } = new URL(answer.headers.get('Location') ?? '');
  expect(searchParams.get('redirect_uri')).toBe(`${site.address}/sign-in/callback`);
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)).toHaveLength(43);
});

test('another site cannot begin a sign-in, and whoever is signed in begins none', async () => {
  const site = await startSite();
  const browser = new CookieBrowser();
  // It has the key of its forms from its first page on.
  await browser.ask(`${site.address}/sign-in`);
  for (const from of ['cross-site', 'same-site']) {
    const answer = await browser.ask(`${site.address}/sign-in/provider?to=/waiting`, {
      headers: { 'Sec-Fetch-Site': from },
    });
    expect([answer.headers.get('Location'), answer.headers.getSetCookie()]).toEqual(['/sign-in?to=%2Fwaiting', []]);
  }
  await comeIn(site, browser);
  const answer = await browser.ask(`${site.address}/sign-in/provider?to=/waiting`);
  expect(answer.headers.get('Location')).toBe('/waiting');
});

test('whose group is gone at the next sign-in is out of the boards that are open elsewhere', async () => {
  const site = await startSite();
  const browser = new CookieBrowser();
  await comeIn(site, browser);
  const board = await site
    .db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where('a.name', '财政部')
    .first('b.id');
  const socket = new WebSocket(`${site.address.replace('http', 'ws')}/collab/board/${board.id}?epoch=1`, {
    headers: { Cookie: browser.cookies(site.address), Origin: site.address },
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  site.there.people.set('sub-1', { name: '何敏', groups: [] });
  const { response, url } = await comeIn(site, new CookieBrowser());
  expect([response.status, url.pathname]).toEqual([403, '/sign-in/callback']);
  expect(await closed).toBe(4403);
  expect((await browser.ask(`${site.address}/waiting`)).status).toBe(302);
});

test('a server starts and lets people in by password while its provider is down, and by it once it is there', async () => {
  const site = await startSite({}, false);
  const browser = new CookieBrowser();
  const down = await browser.go(`${site.address}/sign-in/provider`);
  expect([down.response.status, down.url.pathname]).toEqual([503, '/sign-in/provider']);
  expect((await browser.ask(`${site.address}/sign-in`)).status).toBe(200);
  site.there.instead = null;
  expect((await comeIn(site, browser)).url.pathname).toBe('/waiting');
});

test('whoever signs out is led to the provider’s own sign-out where that is wanted, and browsers let them', async () => {
  const there = await startSite({ DUBAN_OIDC_SIGN_OUT: 'provider' });
  const signOut = async (site: Site) => {
    const browser = new CookieBrowser();
    await comeIn(site, browser);
    const answer = await browser.ask(`${site.address}/sign-out`, { method: 'POST', headers: { Origin: site.address } });
    expect((await browser.ask(`${site.address}/waiting`)).status).toBe(302);
    return answer;
  };
  const answer = await signOut(there);
  const url = new URL(answer.headers.get('Location') ?? '', there.address);
  expect(url.origin).toBe(there.there.issuer);
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${there.address}/sign-in`);
  expect(answer.headers.get('Content-Security-Policy')).toContain(`form-action 'self' ${there.there.issuer};`);
  const here = await startSite();
  const plain = await signOut(here);
  expect(plain.headers.get('Location')).toBe('/sign-in');
  expect(plain.headers.get('Content-Security-Policy')).toContain("form-action 'self';");
});
