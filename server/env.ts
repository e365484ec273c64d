import { isIP } from 'node:net';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { DubanError } from '#app/domain/errors.ts';
import { isLoopback } from './loopback.ts';
import { type OidcSettings, readOidcSettings } from './oidc/settings.ts';
import { isExecutable } from './pdf/find-browser.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What the environment says, checked. */
export interface Env {
  /** 0 for any free one. */
  readonly port: number;
  readonly host: string;
  /** The directory with the database. */
  readonly dataDir: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The address people type, where a proxy in front terminates TLS or changes the port; null for none. */
  readonly origin: URL | null;
  /** Addresses of proxies whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  /** The browser that makes PDFs, by its path; null for one of the system's. */
  readonly chromium: string | null;
  /** The provider of OpenID Connect by which people may come in; null for none. */
  readonly oidc: OidcSettings | null;
}

/** An empty variable is one that is not set: compose files write `PORT=`. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const schema = z.object({
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535'),
  ),
  HOST: optional(z.string().regex(/^[\w.:-]+$/, 'must be a host name or an IP address')),
  DUBAN_DATA: optional(z.string().refine((path) => !path.includes('\0'), 'must be a path')),
  DUBAN_LOG_LEVEL: optional(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)),
  DUBAN_ORIGIN: optional(
    z.string().refine(isOrigin, 'must be an address such as https://duban.example.cn, without a path'),
  ),
  DUBAN_TRUSTED_PROXIES: optional(
    z
      .string()
      .transform((list) => list.split(',').map((address) => address.trim()))
      .refine(
        (list) => list.every(isAddressOrRange),
        'must be IP addresses or ranges (10.0.0.0/8), separated by commas',
      ),
  ),
  DUBAN_CHROMIUM: optional(
    z.string().refine(isProgram, 'must be the path of a program that may be run, such as /usr/bin/chromium'),
  ),
});

/** What holds where the environment says nothing. */
export interface EnvDefaults {
  readonly dataDir: string;
  readonly logLevel: Env['logLevel'];
}

/**
 * Reads and checks the environment, once, at the start.
 *
 * @throws DubanError `bad-environment`, naming every variable that is wrong and what it should be
 */
export function readEnv(
  variables: Readonly<Record<string, string | undefined>>,
  defaults: EnvDefaults = { dataDir: './var', logLevel: 'info' },
): Env {
  const result = schema.safeParse(variables);
  const problems = (result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
  const oidc = readOidcSettings(variables, problems);
  if (oidc && !variables.DUBAN_ORIGIN && !isLoopback(variables.HOST || '127.0.0.1')) {
    // Where browsers come back to with their answer is told to the provider, and never guessed from what a request says.
    problems.push('DUBAN_ORIGIN must be the address people type, since DUBAN_OIDC_ISSUER is set');
  }
  if (!result.success || problems.length > 0) throw new DubanError('bad-environment', `${problems.join('; ')}.`);
  const { PORT, HOST, DUBAN_DATA, DUBAN_LOG_LEVEL, DUBAN_ORIGIN, DUBAN_TRUSTED_PROXIES, DUBAN_CHROMIUM } = result.data;
  return {
    port: PORT ?? 3000,
    host: HOST ?? '127.0.0.1',
    dataDir: DUBAN_DATA ?? defaults.dataDir,
    logLevel: DUBAN_LOG_LEVEL ?? defaults.logLevel,
    origin: DUBAN_ORIGIN === undefined ? null : new URL(DUBAN_ORIGIN),
    trustedProxies: DUBAN_TRUSTED_PROXIES ?? [],
    chromium: DUBAN_CHROMIUM ?? null,
    oidc,
  };
}

/**
 * The environment of a demo: data of its own, and only this machine.
 *
 * @throws DubanError `bad-environment`, `demo-only-on-loopback`
 */
export function readDemoEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const env = readEnv(variables, { dataDir: './var/demo', logLevel: 'warn' });
  requireLoopback(env);
  return env;
}

/**
 * Refuses every address but this machine's own: in the demo anybody who reaches the page may be anybody.
 *
 * @throws DubanError `demo-only-on-loopback`
 */
function requireLoopback({ host }: Pick<Env, 'host'>): void {
  if (isLoopback(host)) return;
  throw new DubanError(
    'demo-only-on-loopback',
    `The demo signs anybody in with one click, so it serves this machine only: HOST must be 127.0.0.1, ::1 or localhost, not ${host}.`,
    { host },
  );
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'https:' || url.protocol === 'http:') && (text === url.origin || text === `${url.origin}/`);
}

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  // Every address (/0) is no proxy: Express refuses it as well.
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128);
}

function isProgram(path: string): boolean {
  return isAbsolute(path) && isExecutable(path);
}
