import type { CardId } from '../domain/ids.ts';
import { isId } from '../domain/ids.ts';
import type { Peer } from './live-board.ts';

/**
 * Everyone on the board as awareness states tell it: each person once, however many pages they have open, self first.
 *
 * @param lingering others who count as here as long as nothing is heard of them
 */
export function readPeers(
  states: Iterable<[number, unknown]>,
  ownClientId: number,
  self: Peer,
  lingering: readonly Peer[] = [],
): Peer[] {
  const others = new Map<string, Peer>();
  for (const [clientId, state] of states) {
    const peer = clientId === ownClientId ? null : readPeer(state);
    if (!peer || peer.id === self.id) continue;
    const known = others.get(peer.id);
    others.set(peer.id, known ? { ...known, open: known.open ?? peer.open, held: known.held ?? peer.held } : peer);
  }
  for (const peer of lingering) if (!others.has(peer.id)) others.set(peer.id, peer);
  // By name, so that faces do not change places when somebody's page is heard from.
  return [self, ...[...others.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))];
}

function readPeer(state: unknown): Peer | null {
  const { person, open, held } = (state ?? {}) as { person?: unknown; open?: unknown; held?: unknown };
  const { id, name, agency } = (person ?? {}) as { id?: unknown; name?: unknown; agency?: unknown };
  if (!isId(id) || typeof name !== 'string') return null;
  return {
    id: id as Peer['id'],
    name,
    agency: typeof agency === 'string' ? agency : null,
    self: false,
    open: isId(open) ? (open as CardId) : null,
    held: isId(held) ? (held as CardId) : null,
  };
}
