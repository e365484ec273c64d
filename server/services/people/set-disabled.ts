import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { revokeLinks } from '#db/repositories/account-links.server.ts';
import { setDisabledAt } from '#db/repositories/people-list.server.ts';
import { audit } from '../../audit.ts';
import type { Sessions } from '../../session.ts';
import { permit } from '../permit.ts';
import { keepAnAdministrator } from './change-person.ts';
import { findPerson } from './find-person.ts';

/**
 * Shuts the doors to somebody, and ends what they have open; or opens them again. What they did stays, in their name.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `last-administrator`
 */
export async function setDisabled(
  db: Knex,
  sessions: Sessions,
  actor: Actor | null,
  { personId, isDisabled, at }: { readonly personId: string; readonly isDisabled: boolean; readonly at: EpochMs },
): Promise<void> {
  permit(actor, { action: 'people.manage' });
  const tell = await db.transaction(async (tx) => {
    const person = await findPerson(tx, personId);
    if ((person.disabledAt !== null) === isDisabled) return () => undefined;
    const subject = { kind: 'person', id: person.id, name: person.name } as const;
    if (!isDisabled) {
      await setDisabledAt(tx, person.id, null);
      await audit(tx, { action: 'person-enabled', by: actor, at, subject });
      return () => undefined;
    }
    await keepAnAdministrator(tx, person);
    await setDisabledAt(tx, person.id, at);
    await revokeLinks(tx, 'reset', at, person.id);
    const removed = await sessions.remove(tx, person.id);
    await audit(tx, { action: 'person-disabled', by: actor, at, subject, detail: { sessions: removed.count } });
    return removed.tell;
  });
  tell();
}
