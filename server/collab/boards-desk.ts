import { CLOSE } from '#app/collab/protocol.ts';
import type { BoardId, PersonId } from '#app/domain/ids.ts';
import { newHolder } from './holder.ts';
import type { Member } from './member.ts';
import { inTime, notSaved, Scribe } from './notes-desk.ts';
import type { Room } from './room.ts';
import type { KeptOut, Rooms } from './rooms.ts';

/** Who waits for what was said on a board. */
const SERVER: Member['person'] = { id: 'server' as PersonId, name: '', agency: null, agencyId: null };

/** What those who were on a board are told, by a close code of the protocol with its reason. */
export interface Farewell {
  readonly code: number;
  readonly reason: string;
}

/** What requests do to boards as a whole, in the database alone. */
export interface BoardsDesk {
  /**
   * Does something to the record of boards, their documents included, while none of them is in memory: what was said on them is
   * in the record by then. Whoever is on one stays connected meanwhile, and is told then what has become of it; whoever comes
   * waits. What they did in that moment they have yet, and send it wherever they are led, or are told that it is refused.
   *
   * @param work what those on each board are told after it; whoever is on one that it says nothing of comes back to it
   * @throws DubanError `not-saved` where what was said on one cannot be written; what `work` throws
   */
  whileClosed(ids: readonly BoardId[], work: () => Promise<ReadonlyMap<BoardId, Farewell>>): Promise<void>;
}

export function createBoardsDesk(rooms: Pick<Rooms, 'keepOut' | 'isFailing'>): BoardsDesk {
  async function flush(room: Room): Promise<void> {
    if (rooms.isFailing(room)) throw notSaved();
    const holder = newHolder();
    room.members.add(holder);
    try {
      room.turn();
      // Not on it itself: whoever is hears of presence, too, and would take that for the ack.
      await inTime(new Scribe(SERVER).kept(room));
    } finally {
      room.members.delete(holder);
    }
  }

  return {
    async whileClosed(ids, work) {
      const closed = new Map<BoardId, KeptOut>();
      let farewells: ReadonlyMap<BoardId, Farewell> = new Map();
      try {
        // One after the other, in one order: two at a time would wait for each other.
        for (const id of [...ids].sort()) closed.set(id, await rooms.keepOut({ kind: 'board', id }, flush));
        farewells = await work();
      } finally {
        for (const [id, { room, letIn }] of closed) {
          letIn();
          const { code, reason } = farewells.get(id) ?? { code: CLOSE.unavailable, reason: 'loaded anew' };
          for (const member of [...(room?.members ?? [])]) member.close(code, reason);
        }
      }
    },
  };
}
