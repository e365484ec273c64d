import type { CursorEnd, PresenceState } from '#app/collab/protocol.ts';
import { LIMITS } from '#app/collab/protocol.ts';
import { isId } from '#app/domain/ids.ts';
import type { LoadedDocument } from './store.ts';

/** Of what a client says of itself, what the others are shown: everything else is left out. */
export type StateReader = (state: object) => Omit<PresenceState, 'person'>;

/** By what a document is made of: card ids on a board, ends of a selection in notes and minutes, nothing on a plan. */
export const STATE_READERS: Readonly<Record<LoadedDocument['kind'], StateReader>> = {
  board(state) {
    const { open = null, held = null } = state as { open?: unknown; held?: unknown };
    return { open: isId(open) ? open : null, held: isId(held) ? held : null };
  },

  notes(state) {
    const { cursor } = state as { cursor?: { anchor?: unknown; head?: unknown } | null };
    const [anchor, head] = [readEnd(cursor?.anchor), readEnd(cursor?.head)];
    return { cursor: anchor && head && { anchor, head } };
  },

  plan: () => ({}),
};

/** A Yjs relative position of known shape; null for anything else. */
function readEnd(value: unknown): CursorEnd | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, tname, item, assoc } = value as Record<string, unknown>;
  const read = {
    ...(type == null ? {} : { type: readStructId(type) }),
    ...(item == null ? {} : { item: readStructId(item) }),
    ...(typeof tname === 'string' && isId(tname) ? { tname } : {}),
    assoc: typeof assoc === 'number' && assoc < 0 ? -1 : 0,
  };
  if (read.type === null || read.item === null) return null;
  if (!('type' in read) && !('item' in read) && !('tname' in read)) return null;
  return read as CursorEnd;
}

function readStructId(value: unknown): { client: number; clock: number } | null {
  const { client, clock } = (value ?? {}) as { client?: unknown; clock?: unknown };
  const isIn = (number: unknown, most: number): number is number =>
    Number.isInteger(number) && (number as number) >= 0 && (number as number) <= most;
  return isIn(client, LIMITS.clientId) && isIn(clock, LIMITS.clock) ? { client, clock } : null;
}
