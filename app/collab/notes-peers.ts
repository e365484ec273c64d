import type { AgencyId, PersonId } from '../domain/ids.ts';
import { isId } from '../domain/ids.ts';
import type { NotesPeer } from './live-notes.ts';

/** Everyone on the notes as awareness states tell it: each person once, however many pages they have open, self first. */
export function readNotesPeers(states: Iterable<[number, unknown]>, ownClientId: number, self: NotesPeer): NotesPeer[] {
  const others = new Map<string, NotesPeer>();
  for (const [clientId, state] of states) {
    const peer = clientId === ownClientId ? null : readPeer(state);
    if (peer && peer.id !== self.id) others.set(peer.id, peer);
  }
  // By name, so that faces do not change places when somebody's page is heard from.
  return [self, ...[...others.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))];
}

function readPeer(state: unknown): NotesPeer | null {
  const { person } = (state ?? {}) as { person?: unknown };
  const { id, name, agency, agencyId } = (person ?? {}) as Record<string, unknown>;
  if (!isId(id) || typeof name !== 'string') return null;
  return {
    id: id as PersonId,
    name,
    agency: typeof agency === 'string' ? agency : null,
    agencyId: isId(agencyId) ? (agencyId as AgencyId) : null,
    self: false,
  };
}
