import { describe, expect, test } from 'vitest';
import { PASSWORD, refusalOf, visit } from '#test/support/accounts.ts';
import { CookieBrowser } from '#test/support/cookie-browser.ts';
import { type ForgedToken, startForger } from '#test/support/forging-provider.ts';
import { NAME } from '#test/support/oidc-provider.ts';
import { providerScene } from '#test/support/provider-scene.ts';

const ADMIT = { DUBAN_OIDC_ADMIT: 'everybody' };
const SITE = 'http://127.0.0.1:1';
const OVER = { code: 'sign-in-over', details: {} };

async function sceneWithPerson() {
  const scene = await providerScene(ADMIT);
  scene.there.people.set('sub-1', { name: '何敏', preferred_username: 'hemin' });
  return scene;
}

describe('a sign-in is ended by the browser that began it, once', () => {
  test('another browser cannot end it, and the one that began it still can', async () => {
    const scene = await sceneWithPerson();
    const [victim, attacker] = [new CookieBrowser(), new CookieBrowser()];
    const search = await scene.signInThere(attacker, 'sub-1');
    expect(await refusalOf(scene.finish(victim, search))).toEqual(OVER);
    await scene.signInThere(victim, 'sub-1');
    expect(await refusalOf(scene.finish(victim, search))).toEqual(OVER);
    expect((await scene.finish(attacker, search)).actor?.name).toBe('何敏');
    expect(await scene.whoIs(victim)).toBeNull();
  });

  test.each([
    ['another state', (query: URLSearchParams) => query.set('state', 'x'.repeat(43))],
    ['no state', (query: URLSearchParams) => query.delete('state')],
    ['two states', (query: URLSearchParams) => query.append('state', 'x')],
  ])('with %s nothing is ended, and the right one still is', async (_what, change) => {
    const scene = await sceneWithPerson();
    const browser = new CookieBrowser();
    const search = await scene.signInThere(browser, 'sub-1');
    const query = new URLSearchParams(search);
    change(query);
    expect(await refusalOf(scene.finish(browser, `?${query}`))).toEqual(OVER);
    expect((await scene.finish(browser, search)).actor?.name).toBe('何敏');
  });

  test('what was used is over, for whoever kept the cookie, too, and whether or not it was let in', async () => {
    const scene = await sceneWithPerson();
    const browser = new CookieBrowser();
    const search = await scene.signInThere(browser, 'sub-1');
    const cookieHeader = browser.cookies(SITE);
    const [one, other] = await Promise.allSettled([
      scene.provider.finish(search, null, visit({ cookieHeader })),
      scene.provider.finish(search, null, visit({ cookieHeader })),
    ]);
    expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(scene.provider.finish(search, null, visit({ cookieHeader })))).toEqual(OVER);
    const stranger = new CookieBrowser();
    const refused = await scene.signInThere(stranger, null);
    expect((await refusalOf(scene.finish(stranger, refused)))?.code).toBe('provider-refused');
    expect(await refusalOf(scene.finish(stranger, refused))).toEqual(OVER);
  });

  test('after ten minutes it is over', async () => {
    const scene = await sceneWithPerson();
    const browser = new CookieBrowser();
    const search = await scene.signInThere(browser, 'sub-1');
    scene.clock.now += 10 * 60_000;
    expect(await refusalOf(scene.finish(browser, search))).toEqual(OVER);
    await scene.signInThere(browser, 'sub-1');
    expect(await scene.db('provider_flows').select()).toHaveLength(1);
  });

  test.each(['nonce', 'verifier'])(
    'the provider’s answer is of this sign-in: another %s is refused',
    async (column) => {
      const scene = await sceneWithPerson();
      const browser = new CookieBrowser();
      const search = await scene.signInThere(browser, 'sub-1');
      await scene.db('provider_flows').update({ [column]: 'a'.repeat(43) });
      expect(await refusalOf(scene.finish(browser, search))).toEqual({
        code: 'provider-failed',
        details: { provider: NAME },
      });
      expect(await scene.whoIs(browser)).toBeNull();
      expect(scene.logged).toHaveLength(1);
    },
  );

  test('an answer that says it is another provider’s is refused', async () => {
    const scene = await sceneWithPerson();
    const browser = new CookieBrowser();
    const query = new URLSearchParams(await scene.signInThere(browser, 'sub-1'));
    expect(query.get('iss')).toBe(scene.there.issuer);
    query.set('iss', 'https://other.example.cn');
    expect((await refusalOf(scene.finish(browser, `?${query}`)))?.code).toBe('provider-failed');
  });

  test('cookies are kept from scripts and from other sites, and from other hosts behind TLS', async () => {
    const scene = await sceneWithPerson();
    const { cookies } = await scene.provider.begin('/', visit());
    expect(cookies).toEqual([
      expect.stringMatching(/^duban_flow=[\w-]{32}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  test('only so many are begun from one address', async () => {
    const scene = await sceneWithPerson();
    for (let i = 0; i < 300; i++) await scene.provider.begin('/', visit());
    expect((await refusalOf(scene.provider.begin('/', visit())))?.code).toBe('too-many');
    await scene.provider.begin('/', visit({ address: '198.51.100.2' }));
  });
});

describe('connecting an account', () => {
  test('whoever knows its password connects it, and comes in either way', async () => {
    const scene = await sceneWithPerson();
    const { actor, cookies } = await scene.join('hemin');
    const browser = new CookieBrowser();
    browser.take(SITE, cookies.split('; '));
    const connect = (password: string) => scene.provider.beginLink(actor, password, visit());
    expect(await refusalOf(connect('not the password'))).toEqual({ code: 'bad-input', details: { current: 'wrong' } });
    const way = await connect(PASSWORD);
    browser.take(SITE, way.cookies);
    scene.there.who = 'sub-1';
    const { stopped } = await browser.go(way.location, { stopAt: ({ pathname }) => pathname === '/sign-in/callback' });
    const { to, actor: after } = await scene.finish(browser, stopped?.search ?? '');
    expect([to, after?.personId]).toEqual(['/account', actor.personId]);
    expect(await scene.sessions.authenticate(cookies)).toBeNull();
    expect(await scene.provider.own(actor)).toEqual({ label: 'hemin', since: scene.clock.now });
    expect((await scene.comeIn('sub-1'))?.personId).toBe(actor.personId);
    await scene.signIn('hemin');
    expect(await refusalOf(scene.provider.unlink(actor, 'not the password', visit()))).toMatchObject({
      code: 'bad-input',
    });
    await scene.provider.unlink(actor, PASSWORD, visit());
    expect(await scene.provider.own(actor)).toBeNull();
    expect((await scene.comeIn('sub-1'))?.personId).not.toBe(actor.personId);
    const actions = (await scene.log()).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['identity-linked', 'identity-unlinked']));
  });

  test('it is of who began it, and of nobody who has signed in since', async () => {
    const scene = await sceneWithPerson();
    const [one, other] = [await scene.join('one'), await scene.join('other')];
    const browser = new CookieBrowser();
    const { location, cookies } = await scene.provider.beginLink(one.actor, PASSWORD, visit());
    browser.take(SITE, [...cookies, ...other.cookies.split('; ')]);
    scene.there.who = 'sub-1';
    const { stopped } = await browser.go(location, { stopAt: ({ pathname }) => pathname === '/sign-in/callback' });
    expect(await refusalOf(scene.finish(browser, stopped?.search ?? ''))).toEqual(OVER);
    expect(await scene.db('identities').select()).toEqual([]);
  });

  test('what is another’s there is not connected twice', async () => {
    const scene = await sceneWithPerson();
    await scene.comeIn('sub-1');
    const { actor, cookies } = await scene.join('one');
    const browser = new CookieBrowser();
    const way = await scene.provider.beginLink(actor, PASSWORD, visit());
    browser.take(SITE, [...way.cookies, ...cookies.split('; ')]);
    scene.there.who = 'sub-1';
    const { stopped } = await browser.go(way.location, { stopAt: ({ pathname }) => pathname === '/sign-in/callback' });
    expect(await refusalOf(scene.finish(browser, stopped?.search ?? ''))).toMatchObject({ code: 'identity-taken' });
    expect(await scene.provider.own(actor)).toBeNull();
  });
});

describe('a provider that is not as it should be', () => {
  test('one that is down, slow or says nonsense is told of, and asked again by the next one', async () => {
    const scene = await providerScene(ADMIT, { timeoutS: 0.3 });
    const begin = () => refusalOf(scene.provider.begin('/', visit()));
    const FAILED = { code: 'provider-failed', details: { provider: NAME } };
    scene.there.instead = (_request, response) => response.writeHead(503).end();
    expect(await begin()).toEqual(FAILED);
    scene.there.instead = () => undefined;
    expect(await begin()).toEqual(FAILED);
    scene.there.instead = (_request, response) => response.setHeader('Content-Type', 'application/json').end('{}');
    expect(await begin()).toEqual(FAILED);
    scene.there.instead = (request) => request.destroy();
    expect(await begin()).toEqual(FAILED);
    scene.there.instead = null;
    expect(await begin()).toBeNull();
    expect(scene.logged).toHaveLength(4);
    // What is known of it stays known.
    scene.there.instead = (request) => request.destroy();
    expect(await begin()).toBeNull();
  });

  test('those who come together wait for one answer', async () => {
    const scene = await providerScene(ADMIT);
    let asked = 0;
    scene.there.instead = (_request, response) => {
      asked++;
      response.writeHead(503).end();
    };
    const secrets = scene.opened.newSecrets();
    await Promise.all([1, 2, 3].map(() => refusalOf(scene.opened.authorizationUrl(secrets))));
    expect(asked).toBe(1);
  });

  test.each<[string, ForgedToken]>([
    ['of another provider', { issuer: 'https://other.example.cn' }],
    ['for another client', { audience: 'another' }],
    ['of another sign-in', { nonce: 'another' }],
    ['that is over', { expiresIn: -600 }],
    ['that nobody signed', { signedBy: 'nobody' }],
    ['that somebody else signed', { signedBy: 'stranger' }],
    ['of somebody else than its UserInfo', { userInfoSubject: 'another' }],
  ])('a token %s lets nobody in', async (_what, forged) => {
    const forger = await startForger();
    const scene = await providerScene(ADMIT, { issuer: forger.issuer });
    const signIn = async (token: ForgedToken) => {
      const browser = new CookieBrowser();
      const { location, cookies } = await scene.provider.begin('/', visit());
      browser.take(SITE, cookies);
      return scene.finish(browser, forger.answer(location, token));
    };
    expect((await signIn({})).actor?.name).toBe('何敏');
    expect((await refusalOf(signIn(forged)))?.code).toBe('provider-failed');
    expect(scene.logged).toHaveLength(1);
  });
});
