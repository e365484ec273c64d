import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import { NOTICE } from '#app/collab/protocol.ts';
import type { BoardId, PersonId } from '#app/domain/ids.ts';
import { readBoardRecord } from '#db/repositories/board-rows.server.ts';
import { toFrame } from './board-store.ts';
import type { Member } from './member.ts';
import { inTime, Scribe } from './notes-desk.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** Milliseconds after which a board whose document was just beginning anew is asked for again: a commit takes less. */
const ANEW_MS = 20;

/** Who waits for what the server wrote by itself. */
const SERVER: Member['person'] = { id: 'server' as PersonId, name: '', agency: null, agencyId: null };

/** What requests have to say to boards about which cards of measures are on them. */
export interface CardsDesk {
  /** Whether what would be written to some boards now would be kept. */
  isKept(boardIds: readonly BoardId[]): boolean;
  /**
   * Has boards go by their record as it is now in the database, whether or not they are in memory: see `writeMeasureCards`.
   * Whoever has one open is told. Resolves once all of it is on disk. A board that is not reached any more, since the process
   * ends, is put right when it is next loaded.
   *
   * @throws DubanError `not-saved` where it is not in time; it goes on all the same
   */
  changed(boardIds: readonly BoardId[]): Promise<void>;
}

export function createCardsDesk(db: Knex, rooms: Pick<Rooms, 'find' | 'open' | 'isFailing'>): CardsDesk {
  const changing = new Map<BoardId, Promise<void>>();

  /** @returns false for a room that takes no writes, since its document is just beginning anew */
  async function change(id: BoardId, room: Room): Promise<boolean> {
    // One that was opened by others at that moment may have been read before the record changed.
    const record = await readBoardRecord(db, id);
    if (record && !room.setCards(toFrame(record))) return false;
    room.tell(NOTICE.record);
    await new Scribe(SERVER).kept(room);
    return true;
  }

  async function changeOne(id: BoardId): Promise<void> {
    for (;;) {
      const room = await rooms.open({ kind: 'board', id });
      if (!room || (await change(id, room))) return;
      await setTimeout(ANEW_MS);
    }
  }

  /** One after the other: what was read of the record first may not be said to the board last. */
  function changeInTurn(id: BoardId): Promise<void> {
    const before = changing.get(id) ?? Promise.resolve();
    const running = before.catch(() => undefined).then(() => changeOne(id));
    changing.set(id, running);
    const done = () => {
      if (changing.get(id) === running) changing.delete(id);
    };
    running.then(done, done);
    return running;
  }

  return {
    isKept: (ids) => {
      return !ids.some((id) => {
        const room = rooms.find({ kind: 'board', id });
        return room !== undefined && rooms.isFailing(room);
      });
    },
    changed: (boardIds) => inTime(Promise.all(boardIds.map(changeInTurn)).then(() => undefined)),
  };
}
