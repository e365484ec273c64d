import type { Knex } from 'knex';
import type {
  AccountServices,
  AuditServices,
  InvitationServices,
  LinkFields,
  PeopleServices,
  Visit,
} from '#app/accounts/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor, PersonRole } from '#app/domain/policy.ts';
import { isDubanError } from '#app/http-errors.server.ts';
import type { Provider } from '#server/oidc/provider.ts';
import { makeFirstLink } from '#server/services/accounts/first-link.ts';
import { createAccounts } from '#server/services/accounts/index.ts';
import type { PasswordCost } from '#server/services/accounts/passwords.ts';
import { createAudit } from '#server/services/audit/index.ts';
import { createInvitations } from '#server/services/invitations/index.ts';
import { createPeople } from '#server/services/people/index.ts';
import { createSessions, type Sessions } from '#server/session.ts';
import { emptyDatabase } from './database.ts';

/** What argon2 takes at the least: tests are about what is hashed, not about how long it takes. */
export const CHEAP: PasswordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };

/** One that is taken. */
export const PASSWORD = 'seven rivers to the sea';

export interface AccountScene {
  readonly db: Knex;
  readonly clock: { now: EpochMs };
  readonly sessions: Sessions;
  /** Of sessions that were ended, as open sockets are told of it. */
  readonly ended: string[];
  readonly accounts: AccountServices;
  readonly people: PeopleServices;
  readonly invitations: InvitationServices;
  readonly audit: AuditServices;
  /** The first administrator, with the cookies of their browser. */
  readonly admin: { readonly actor: Actor; readonly cookies: string };
  /** Invites somebody and has them come in. The user name is the name. */
  join(name: string, roles?: readonly PersonRole[]): Promise<{ readonly actor: Actor; readonly cookies: string }>;
  /** Signs in, and gives the cookies of the browser. */
  signIn(name: string, password?: string, visit?: Partial<Visit>): Promise<string>;
  /** The log's actions since the scene began, the oldest first, with whom they are about. */
  log(): Promise<{ readonly action: string; readonly by: string | null; readonly subject: string | null }[]>;
}

/** A visit from an address of the network. */
export function visit(over: Partial<Visit> = {}): Visit {
  return { address: '198.51.100.1', userAgent: null, cookieHeader: null, ...over };
}

/** The value of a Cookie header that a browser sends after some `Set-Cookie`s. */
export function cookiesOf(setCookies: readonly string[]): string {
  return setCookies.map((cookie) => cookie.slice(0, cookie.indexOf(';'))).join('; ');
}

/** The code of the refusal that a piece of work ends with, with its details; null for none. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; details: object } | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (!isDubanError(error)) throw error;
    return { code: error.code, details: error.details };
  }
}

/** A place that has just been set up. @param options what a hash costs, for tests of that; by whom else people come in */
export async function accountScene(
  options: { readonly cost?: PasswordCost; readonly provider?: Provider } = {},
): Promise<AccountScene> {
  const { db } = await emptyDatabase();
  const clock = { now: 1_700_000_000_000 };
  const now = () => clock.now;
  const ended: string[] = [];
  const sessions = createSessions({ db, secure: false, now, onEnded: (id) => ended.push(id) });
  const accounts = createAccounts({ db, sessions, secure: false, now, cost: CHEAP, ...options });
  const invitations = createInvitations(db, now);
  const follow = async (token: string, fields: LinkFields) => {
    const cookies = cookiesOf(await accounts.followLink(token, fields, visit()));
    const visitor = await sessions.authenticate(cookies);
    if (!visitor) throw new Error('nobody came in');
    return { actor: visitor.actor, cookies };
  };
  const first = await makeFirstLink(db, clock.now);
  const admin = await follow(first?.token ?? '', { name: '管理员', userName: 'admin', password: PASSWORD });
  const last = (await db('audit').max({ id: 'id' }).first())?.id ?? 0;
  return {
    ...{ db, clock, sessions, ended, accounts, invitations, admin },
    people: createPeople(db, sessions, options.provider?.settings ?? null, now),
    audit: createAudit(db, now),
    async join(name, roles = []) {
      const wish = { name, email: '', roles, agencyIds: [], inPlans: [], days: 7 };
      const { token } = await invitations.make(admin.actor, wish);
      return follow(token, { userName: name, password: PASSWORD });
    },
    signIn: async (name, password = PASSWORD, from = {}) =>
      cookiesOf(await accounts.signIn({ name, password }, visit(from))),
    async log() {
      const lines = await db('audit').where('id', '>', last).orderBy('id');
      return lines.map((line) => ({ action: line.action, by: line.person_name, subject: line.subject_name }));
    },
  };
}
