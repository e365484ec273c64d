import type { PersonId } from '#app/domain/ids.ts';
import type { Member } from './member.ts';

/** Somebody who is on a document for its being there alone, and hears nothing. */
export function newHolder(): Member {
  const person = { id: 'server' as PersonId, name: '', agency: null, agencyId: null };
  const nothing = () => undefined;
  return { person, caughtUp: false, behind: false, notify: nothing, send: nothing, wrote: nothing, close: nothing };
}
