import { z } from 'zod';
import { isLoopback } from '../loopback.ts';
import { type GroupGrant, readGroups } from './groups.ts';

/** By which provider of OpenID Connect people may come in, and what its groups give them. */
export interface OidcSettings {
  /** Its address as a URL writes it: what people's identities are kept under. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a client that has none, which PKCE alone protects. */
  readonly clientSecret: string | null;
  /** What people call it. */
  readonly name: string;
  /** What is asked for, separated by blanks. */
  readonly scope: string;
  /** The claim with a person's groups. */
  readonly groupsClaim: string;
  /** What each group gives. */
  readonly groups: ReadonlyMap<string, GroupGrant>;
  /** Whoever the provider knows is admitted, also without a group that gives them something. */
  readonly admitsEverybody: boolean;
  /** Who signs out here is led to the provider's own sign-out. */
  readonly signsOutThere: boolean;
}

const PREFIX = 'DUBAN_OIDC_';
/** Of the button on the sign-in page, in characters. */
const NAME_MAX = 40;

const schema = z.strictObject({
  DUBAN_OIDC_ISSUER: z.string('is missing').superRefine((text, { addIssue }) => {
    const fault = faultOfIssuer(text);
    if (fault !== null) addIssue(fault);
  }),
  DUBAN_OIDC_CLIENT_ID: z.string('is missing'),
  DUBAN_OIDC_CLIENT_SECRET: z.string().optional(),
  DUBAN_OIDC_NAME: z
    .string()
    .trim()
    .min(1, 'must not be blank')
    .max(NAME_MAX, `must be at most ${NAME_MAX} characters`)
    .optional(),
  DUBAN_OIDC_SCOPE: z
    .string()
    .regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/, 'must be scopes separated by single blanks')
    .refine((scope) => scope.split(' ').includes('openid'), 'must have openid among its scopes')
    .optional(),
  DUBAN_OIDC_GROUPS_CLAIM: z.string().optional(),
  DUBAN_OIDC_GROUPS: z
    .string()
    .transform((text, { addIssue }) => readGroups(text, addIssue))
    .optional(),
  DUBAN_OIDC_ADMIT: z.enum(['mapped', 'everybody'], 'must be mapped or everybody').optional(),
  DUBAN_OIDC_SIGN_OUT: z.enum(['here', 'provider'], 'must be here or provider').optional(),
});

/**
 * Reads what the environment says of a provider; null where it says nothing.
 *
 * @param problems is given a sentence for each mistake, beginning with its variable
 */
export function readOidcSettings(
  variables: Readonly<Record<string, string | undefined>>,
  problems: string[],
): OidcSettings | null {
  // An empty variable is one that is not set: compose files write `PORT=`.
  const given = Object.entries(variables).filter(([key, value]) => key.startsWith(PREFIX) && value);
  if (given.length === 0) return null;
  const result = schema.safeParse(Object.fromEntries(given));
  if (!result.success) {
    for (const issue of result.error.issues) {
      if (issue.code !== 'unrecognized_keys') problems.push(`${issue.path.join('.')} ${issue.message}`);
      else for (const key of issue.keys) problems.push(`${key} is none of Duban's variables`);
    }
    return null;
  }
  const found = result.data;
  const issuer = new URL(found.DUBAN_OIDC_ISSUER);
  return {
    issuer: issuer.href,
    clientId: found.DUBAN_OIDC_CLIENT_ID,
    clientSecret: found.DUBAN_OIDC_CLIENT_SECRET ?? null,
    name: found.DUBAN_OIDC_NAME ?? issuer.host,
    scope: found.DUBAN_OIDC_SCOPE ?? 'openid profile email',
    groupsClaim: found.DUBAN_OIDC_GROUPS_CLAIM ?? 'groups',
    groups: found.DUBAN_OIDC_GROUPS ?? new Map(),
    admitsEverybody: found.DUBAN_OIDC_ADMIT === 'everybody',
    signsOutThere: found.DUBAN_OIDC_SIGN_OUT === 'provider',
  };
}

function faultOfIssuer(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol))
    return 'must be an address such as https://id.example.cn';
  if (url.search || url.hash || url.username || url.password) return 'must be an address without ?, # or a password';
  // Without TLS, who is on the way says who somebody is.
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return 'must be reached over https';
  return null;
}
