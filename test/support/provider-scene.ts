import pino from 'pino';
import { onTestFinished } from 'vitest';
import type { ProviderServices } from '#app/accounts/services.ts';
import type { Actor } from '#app/domain/policy.ts';
import { openProvider, type Provider } from '#server/oidc/provider.ts';
import { type OidcSettings, readOidcSettings } from '#server/oidc/settings.ts';
import { type AccountScene, accountScene, visit } from './accounts.ts';
import { CookieBrowser } from './cookie-browser.ts';
import { oidcVariables, startProvider, type TestProvider } from './oidc-provider.ts';

/** Where the site says it is: nothing answers there, since services alone are asked. */
const SITE = 'http://127.0.0.1:1';

export interface ProviderScene extends AccountScene {
  readonly there: TestProvider;
  readonly provider: ProviderServices;
  /** What speaks to it. */
  readonly opened: Provider;
  readonly settings: OidcSettings;
  /** What was logged, line by line. */
  readonly logged: { readonly reason?: string; readonly msg: string }[];
  /** Begins in a browser, and signs in there as somebody. Gives what the browser comes back with. */
  signInThere(browser: CookieBrowser, who: string | null): Promise<string>;
  /** Ends what a browser came back with. Gives who is signed in then. */
  finish(browser: CookieBrowser, search: string): Promise<{ readonly to: string; readonly actor: Actor | null }>;
  /** All of it, in a browser of their own unless said. */
  comeIn(who: string, browser?: CookieBrowser): Promise<Actor | null>;
  /** Who is signed in in a browser. */
  whoIs(browser: CookieBrowser): Promise<Actor | null>;
}

/** A place that has just been set up, and has a provider. @param over variables; `timeoutS` for each answer of the provider's */
export async function providerScene(
  over: Readonly<Record<string, string>> = {},
  { timeoutS, issuer }: { readonly timeoutS?: number; readonly issuer?: string } = {},
): Promise<ProviderScene> {
  const there = await startProvider(() => SITE);
  onTestFinished(() => there.close());
  const problems: string[] = [];
  const settings = readOidcSettings(oidcVariables(issuer ?? there.issuer, over), problems);
  if (!settings || problems.length > 0) throw new Error(problems.join('; '));
  const logged: ProviderScene['logged'] = [];
  const log = pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const opened = await openProvider({ settings, origin: () => SITE, log, timeoutS });
  const scene = await accountScene({ provider: opened });
  const { provider } = scene.accounts;
  if (!provider) throw new Error('no provider');
  const whoIs = async (browser: CookieBrowser) => {
    return (await scene.sessions.authenticate(browser.cookies(SITE)))?.actor ?? null;
  };
  const from = (browser: CookieBrowser) => visit({ cookieHeader: browser.cookies(SITE) });
  const signInThere: ProviderScene['signInThere'] = async (browser, who) => {
    const { location, cookies } = await provider.begin('/waiting', from(browser));
    browser.take(SITE, cookies);
    return goThere(browser, there, location, who);
  };
  const finish: ProviderScene['finish'] = async (browser, search) => {
    const way = await provider.finish(search, await whoIs(browser), from(browser));
    browser.take(SITE, way.cookies);
    return { to: way.location, actor: await whoIs(browser) };
  };
  return {
    ...scene,
    ...{ there, provider, opened, settings, logged, signInThere, finish, whoIs },
    async comeIn(who, browser = new CookieBrowser()) {
      return (await finish(browser, await signInThere(browser, who))).actor;
    },
  };
}

/** Goes where the site sends a browser, signs in as somebody, and gives what it comes back with. */
export async function goThere(
  browser: CookieBrowser,
  there: TestProvider,
  location: string,
  who: string | null,
): Promise<string> {
  there.who = who;
  const { stopped } = await browser.go(location, { stopAt: ({ pathname }) => pathname === '/sign-in/callback' });
  if (!stopped) throw new Error(`The provider sent nobody back: ${browser.visited.at(-1)}`);
  return stopped.search;
}
