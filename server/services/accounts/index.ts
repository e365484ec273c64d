import type { Knex } from 'knex';
import type { AccountServices } from '#app/accounts/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import { hasAccounts, readAccount } from '#db/repositories/accounts.server.ts';
import { cookieAttributes } from '../../cookies.ts';
import type { Provider } from '../../oidc/provider.ts';
import type { Sessions } from '../../session.ts';
import { changePassword } from './change-password.ts';
import { type AccountDesk, createAttempts } from './desk.ts';
import { openLink } from './find-link.ts';
import { followLink } from './follow-link.ts';
import { endOwnSessions, listOwnSessions } from './own-sessions.ts';
import { readOwnStanding } from './own-standing.ts';
import { createPasswords, type PasswordCost } from './passwords.ts';
import { createProviderServices } from './provider/index.ts';
import { signIn } from './sign-in.ts';

export interface AccountOptions {
  readonly db: Knex;
  readonly sessions: Sessions;
  /** The site is reached over TLS: cookies are `Secure`. */
  readonly secure: boolean;
  /** What a hash costs; for tests. */
  readonly cost?: PasswordCost;
  /** By which people may come in, too; absent or null for none. */
  readonly provider?: Provider | null;
  readonly now: () => EpochMs;
}

/** What pages may ask of accounts, put together. */
export function createAccounts({ db, sessions, secure, cost, provider, now }: AccountOptions): AccountServices {
  const desk: AccountDesk = {
    ...{ db, sessions, now },
    passwords: createPasswords(cost),
    attempts: createAttempts(now),
    attributes: cookieAttributes(secure),
  };
  let isSetUp = false;
  return {
    async isSetUp() {
      // Asked with every request; once there is somebody, there always is.
      isSetUp ||= await hasAccounts(db);
      return isSetUp;
    },
    signIn: (wish, visit) => signIn(desk, wish, visit),
    openLink: (token, visit) => openLink(desk, token, visit),
    followLink: (token, fields, visit) => followLink(desk, token, fields, visit),
    async own(actor) {
      if (actor === null) throw new DubanError('not-signed-in', 'Sign in first');
      const account = await readAccount(db, actor.personId);
      if (account === null) return null;
      const { userName, email, passwordHash, passwordChangedAt } = account;
      return { userName, email, hasPassword: passwordHash !== null, passwordChangedAt };
    },
    ownStanding: (actor) => readOwnStanding(db, actor),
    changePassword: (actor, wish, visit) => changePassword(desk, actor, wish, visit),
    sessions: {
      list: (actor, visit) => listOwnSessions(desk, actor, visit),
      end: (actor, sessionId) => endOwnSessions(desk, actor, sessionId),
      async endAll(actor) {
        await endOwnSessions(desk, actor);
        return sessions.cleared;
      },
    },
    provider: provider ? createProviderServices(desk, provider) : null,
  };
}
