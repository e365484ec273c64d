import type * as Oidc from 'openid-client';
import type { Logger } from 'pino';
import { DubanError } from '#app/domain/errors.ts';
import { type ProviderClaims, readClaims } from './claims.ts';
import type { OidcSettings } from './settings.ts';

/** Seconds for each answer of the provider's: somebody waits at a door. A sign-in asks it four times at most. */
const TIMEOUT_S = 5;
/** Milliseconds after which the provider is asked anew where its doors are. */
const DISCOVERED_MS = 3_600_000;
/** Where the provider sends browsers back to. */
export const CALLBACK_PATH = '/sign-in/callback';
/** What a provider may say in refusing (RFC 6749, 4.1.2.1), and what is worth telling of it. */
const REFUSAL = /^[a-z_]{1,60}$/;

/** What only the browser that began and this server know of a sign-in. */
export interface FlowSecrets {
  readonly state: string;
  readonly nonce: string;
  /** PKCE's. */
  readonly verifier: string;
}

/** A provider of OpenID Connect. All that it is asked throws DubanError `provider-failed` where it does not answer as it must. */
export interface Provider {
  readonly settings: OidcSettings;
  newSecrets(): FlowSecrets;
  /** Where a browser is sent to sign in. */
  authorizationUrl(secrets: FlowSecrets): Promise<string>;
  /**
   * Who has signed in there, by what the browser came back with.
   *
   * @param search of the address it came back to
   * @throws DubanError `provider-refused`, with its `reason`
   */
  claims(search: string, secrets: FlowSecrets): Promise<ProviderClaims>;
  /** Where a browser is sent to sign out; null where there is no such place, or the provider does not say. */
  signOutUrl(): Promise<string | null>;
  /** Asks where its doors are, so that a mistake in the settings shows at the start; never throws. */
  look(): Promise<void>;
}

export interface ProviderOptions {
  readonly settings: OidcSettings;
  /** Where this site is, as the provider knows it; asked for once the server listens. */
  origin(): string;
  readonly log: Logger;
  /** Seconds for each answer; for tests. */
  readonly timeoutS?: number;
}

/** Makes ready to ask a provider; nothing is asked yet. What speaks to it is loaded here, for whoever has one. */
export async function openProvider({
  settings,
  origin,
  log,
  timeoutS = TIMEOUT_S,
}: ProviderOptions): Promise<Provider> {
  const oidc = await import('openid-client');
  const callback = () => new URL(CALLBACK_PATH, origin());
  let found: { readonly config: Oidc.Configuration; readonly at: number } | null = null;
  let asking: Promise<Oidc.Configuration> | null = null;

  function discover(): Promise<Oidc.Configuration> {
    // Those who come together wait for one answer; what failed is asked again by the next one.
    asking ??= discovery(oidc, settings, timeoutS)
      .then((config) => {
        found = { config, at: Date.now() };
        return config;
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  async function configuration(): Promise<Oidc.Configuration> {
    if (found && Date.now() - found.at < DISCOVERED_MS) return found.config;
    const old = found?.config;
    try {
      return await discover();
    } catch (error) {
      if (old) return old;
      throw error;
    }
  }

  async function asked<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof oidc.AuthorizationResponseError) {
        const reason = REFUSAL.test(error.error) ? error.error : 'unknown';
        throw new DubanError('provider-refused', `The provider refused: ${reason}`, {
          provider: settings.name,
          reason,
        });
      }
      const reason = describe(error);
      log.warn({ issuer: settings.issuer, reason }, `${what} failed at the provider`);
      throw new DubanError('provider-failed', reason, { provider: settings.name });
    }
  }

  return {
    settings,
    newSecrets: () => {
      return { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    },
    authorizationUrl: ({ state, nonce, verifier }) =>
      asked('a sign-in', async () => {
        const url = oidc.buildAuthorizationUrl(await configuration(), {
          ...{ scope: settings.scope, redirect_uri: callback().href, response_type: 'code' },
          ...{ state, nonce, code_challenge_method: 'S256' },
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        });
        return url.href;
      }),
    claims: (search, { state, nonce, verifier }) =>
      asked('an answer', async () => {
        const config = await configuration();
        const url = callback();
        url.search = search;
        const tokens = await oidc.authorizationCodeGrant(config, url, {
          ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
          idTokenExpected: true,
        });
        const idToken = tokens.claims() ?? { sub: '' };
        // Some tell groups in the token, some only here.
        const more = config.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(config, tokens.access_token, idToken.sub)
          : {};
        return readClaims({ ...idToken, ...more }, settings.groupsClaim);
      }),
    async signOutUrl() {
      if (!settings.signsOutThere) return null;
      const config = await configuration().catch(() => null);
      if (!config?.serverMetadata().end_session_endpoint) return null;
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${origin()}/sign-in` }).href;
    },
    async look() {
      await asked('the first look', configuration).catch(() => undefined);
    },
  };
}

function discovery(oidc: typeof Oidc, settings: OidcSettings, timeout: number): Promise<Oidc.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const execute = [oidc.enableNonRepudiationChecks];
  // The settings take http for this machine alone.
  if (new URL(issuer).protocol === 'http:') execute.push(oidc.allowInsecureRequests);
  return oidc.discovery(new URL(issuer), clientId, {}, authentication(oidc, clientSecret), { execute, timeout });
}

/** How the secret is told: as the provider wants it, by the header where it does not say. */
function authentication(oidc: typeof Oidc, secret: string | null): Oidc.ClientAuth {
  if (secret === null) return oidc.None();
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

/** An error in a line for the log: what the library says of it, never what was sent or answered. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, error: told } = error as Error & { code?: string; error?: string };
  const cause = (error.cause as { code?: unknown } | undefined)?.code;
  return [error.message, code, told, cause].filter((word) => typeof word === 'string').join(' · ');
}
