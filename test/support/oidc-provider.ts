import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { ForgetfulAdapter } from './oidc-adapter.ts';

/** What the provider says of somebody. */
export type Claims = Readonly<Record<string, unknown>>;

/** A real provider on loopback, at which whoever is asked signs in at once. */
export interface TestProvider {
  readonly issuer: string;
  /** By what they are known for ever; may be changed as one goes. */
  readonly people: Map<string, Claims>;
  /** Who sits in front of the browser; null for somebody who refuses. */
  who: string | null;
  /** What answers in its place, as where it is down; null for itself. */
  instead: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  close(): Promise<void>;
}

export const CLIENT = { id: 'duban', secret: 'a secret of theirs' } as const;

/** What people call it. */
export const NAME = '省统一身份认证';

/** The environment of a site with a provider. */
export function oidcVariables(issuer: string, over: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    ...{ DUBAN_OIDC_ISSUER: issuer, DUBAN_OIDC_CLIENT_ID: CLIENT.id, DUBAN_OIDC_CLIENT_SECRET: CLIENT.secret },
    ...{ DUBAN_OIDC_NAME: NAME, DUBAN_OIDC_SCOPE: 'openid profile email groups' },
    ...over,
  };
}

/** A key for signing, made once for all: it takes its time. */
const SIGNING_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

/**
 * Starts a provider, which is known by its address before whom it signs people in for is.
 *
 * @param site where the site is that it signs people in for, once that is asked
 * @param port a free one unless said
 */
export async function startProvider(site: () => string, port = 0): Promise<TestProvider> {
  let made: { readonly provider: Provider; readonly site: string } | null = null;
  const server = createServer((request, response) => {
    if (scene.instead) return scene.instead(request, response);
    // The site may ask it something before its own address is known.
    if (made?.site !== site()) made = { provider: makeProvider(scene, site()), site: site() };
    if (request.url?.startsWith('/interaction/')) void interact(made.provider, scene, request, response);
    else void made.provider.callback()(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const scene: TestProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    people: new Map(),
    who: null,
    instead: null,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return scene;
}

function makeProvider({ issuer, people }: TestProvider, site: string): Provider {
  return new Provider(issuer, {
    adapter: ForgetfulAdapter,
    clients: [
      {
        ...{ client_id: CLIENT.id, client_secret: CLIENT.secret },
        redirect_uris: [`${site}/sign-in/callback`],
        post_logout_redirect_uris: [`${site}/sign-in`],
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ ...people.get(sub), sub }),
    }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    jwks: { keys: [{ ...SIGNING_KEY, use: 'sig', alg: 'RS256', kid: 'one' }] },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ accountId: oidc.session?.accountId, clientId: oidc.client?.clientId });
      grant.addOIDCScope('openid profile email groups');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    ttl: { Grant: 600, Session: 600, Interaction: 600, AccessToken: 600, IdToken: 600 },
  });
}

async function interact(
  provider: Provider,
  { who }: TestProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const result = who === null ? { error: 'access_denied' } : { login: { accountId: who } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
