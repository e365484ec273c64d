import type { ProviderServices } from '#app/accounts/services.ts';
import { readIdentityOf } from '#db/repositories/identities.server.ts';
import type { Provider } from '../../../oidc/provider.ts';
import type { AccountDesk } from '../desk.ts';
import { begin, beginLink } from './begin.ts';
import { finish } from './finish.ts';
import { unlink } from './link.ts';

/** What the services of a provider have in common. */
export interface ProviderDesk extends AccountDesk {
  readonly provider: Provider;
}

/** What pages may ask of a provider, put together. */
export function createProviderServices(accounts: AccountDesk, provider: Provider): ProviderServices {
  const desk: ProviderDesk = { ...accounts, provider };
  const { name, issuer } = provider.settings;
  const own: ProviderServices['own'] = async (actor) => {
    const identity = actor && (await readIdentityOf(desk.db, actor.personId, issuer));
    return identity && { label: identity.label, since: identity.createdAt };
  };
  return {
    name,
    begin: (to, visit) => begin(desk, to, visit),
    beginLink: (actor, password, visit) => beginLink(desk, actor, password, visit),
    finish: (search, actor, visit) => finish(desk, search, actor, visit),
    own,
    unlink: (actor, password, visit) => unlink(desk, actor, password, visit),
    leave: async (actor) => ((await own(actor)) === null ? null : provider.signOutUrl()),
  };
}
