import { readEmail, readPersonName, readUserName } from '#app/domain/accounts.ts';

/** Who a provider says somebody is; null for what it does not say, or says in a form that is none here. */
export interface ProviderClaims {
  /** By which it knows them for ever. */
  readonly subject: string;
  readonly name: string | null;
  readonly userName: string | null;
  /** Null, too, for an address that the provider says nobody has shown to be theirs. */
  readonly email: string | null;
  /** What they know themselves by there. */
  readonly label: string | null;
  readonly groups: readonly string[];
}

/** Groups of one person: more than directories put into a token. */
const GROUPS_MAX = 1_000;

/** Reads the claims of an ID token and of the provider's UserInfo, taken together. */
export function readClaims(claims: Readonly<Record<string, unknown>>, groupsClaim: string): ProviderClaims {
  const text = (name: string) => (typeof claims[name] === 'string' ? (claims[name] as string) : '');
  const preferred = text('preferred_username');
  const email = claims.email_verified === false ? null : readEmail(text('email'));
  return {
    subject: text('sub'),
    name: readPersonName(text('name')) ?? readPersonName(preferred),
    // Some providers have an address in the place of a user name, which here has no @.
    userName: [preferred, email ?? ''].map((name) => readUserName(name.split('@')[0] ?? '')).find(Boolean) ?? null,
    email,
    label: readPersonName(preferred) ?? email,
    groups: [claims[groupsClaim]]
      .flat()
      .filter((group): group is string => typeof group === 'string')
      .slice(0, GROUPS_MAX),
  };
}
