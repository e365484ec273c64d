/** Why nobody comes in by a provider. Each has a sentence of its own under `provider.failed`, but for the last. */
export const PROVIDER_FAULTS = [
  'provider-failed',
  'provider-refused',
  'sign-in-over',
  'not-admitted',
  'account-disabled',
  'account-exists',
  'identity-taken',
  'too-many',
] as const;

export interface ProviderFailure {
  readonly code: (typeof PROVIDER_FAULTS)[number];
  /** What people call the provider, what it knows them by, and what it says; empty where that does not matter. */
  readonly provider: string;
  readonly name: string;
  readonly reason: string;
  /** To wait, where there were too many attempts. */
  readonly minutes: number;
}
