import { setTimeout } from 'node:timers/promises';
import * as Y from 'yjs';
import type { BoardFrame } from '#app/collab/board-check.ts';
import { BoardDoc, moveCard } from '#app/collab/board-doc.ts';
import { NOTICE } from '#app/collab/protocol.ts';
import type { BoardId } from '#app/domain/ids.ts';
import { placeRetired } from '#app/domain/place-retired.ts';
import { newHolder } from './holder.ts';
import type { Member } from './member.ts';
import { inTime, notSaved, Scribe } from './notes-desk.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** Milliseconds after which a board whose document was just beginning anew is asked for again: a commit takes less. */
const ANEW_MS = 20;

/** The state vector of an empty document. */
const NOTHING = Uint8Array.of(0);

/** Stages that have been changed in the database. */
export interface ChangedStages {
  /** Every board of the plan. */
  readonly boardIds: readonly BoardId[];
  /** Those of them whose rows stand in stages that are retired: they are opened where they are not. */
  readonly occupied: ReadonlySet<BoardId>;
  readonly stages: Pick<BoardFrame, 'stages' | 'retired'>;
}

/** What requests have to say to boards about the stages of their plan. */
export interface StagesDesk {
  /** Whether what would be written to some boards now would be kept. */
  isKept(boardIds: readonly BoardId[]): boolean;
  /**
   * Keeps boards in memory until what it resolves to is called: one that is read after a stage of it was retired puts its cards
   * right by itself, in nobody's name.
   */
  hold(boardIds: Iterable<BoardId>): Promise<() => void>;
  /**
   * Has boards go by the plan's stages as they are now in the database, moves the cards of retired ones in a person's name, and
   * tells whoever has a board open. Whatever is written later to a retired stage goes where its cards went. Resolves once all
   * of it is on disk.
   *
   * @throws DubanError `not-saved` where it is not in time; it goes on all the same
   */
  changed(changed: ChangedStages, person: Member['person']): Promise<void>;
}

export function createStagesDesk(rooms: Pick<Rooms, 'find' | 'soon' | 'open' | 'left' | 'isFailing'>): StagesDesk {
  const nameOf = (id: BoardId) => ({ kind: 'board', id }) as const;

  /**
   * Nothing may come between a board's hearing of its stages and the moves: a retired stage is empty from then on.
   *
   * @returns false for a room that takes no writes, since its document is just beginning anew
   */
  async function change(room: Room, stages: ChangedStages['stages'], person: Member['person']): Promise<boolean> {
    if (room.content.kind !== 'board') return true;
    room.turn();
    room.content.setStages(stages);
    const update = movesOut(room, stages.retired);
    if (update) {
      const scribe = new Scribe(person);
      room.write(scribe, update, false);
      room.turn();
      if (scribe.outcome === null) return false;
      if (scribe.outcome.kind !== 'written') throw notSaved();
      room.tell(NOTICE.record);
      await scribe.kept(room);
    } else room.tell(NOTICE.record);
    return true;
  }

  async function changeOne(id: BoardId, { occupied, stages }: ChangedStages, person: Member['person']): Promise<void> {
    for (;;) {
      // One that is opened by others at this moment may have been read before the change.
      const opened = await (rooms.find(nameOf(id)) ?? rooms.soon(nameOf(id)));
      const room = opened ?? (occupied.has(id) ? await rooms.open(nameOf(id)) : null);
      if (!room || (await change(room, stages, person))) return;
      await setTimeout(ANEW_MS);
    }
  }

  return {
    isKept: (ids) => !ids.some((id) => isFailing(rooms.find(nameOf(id)))),
    async hold(ids) {
      const opened = await Promise.all([...ids].map((id) => rooms.open(nameOf(id))));
      const held = opened.flatMap((room) => (room ? [{ room, holder: newHolder() }] : []));
      for (const { room, holder } of held) room.members.add(holder);
      return () => {
        for (const { room, holder } of held) {
          room.members.delete(holder);
          if (room.members.size === 0) rooms.left(room);
        }
      };
    },
    changed: (changed, person) =>
      inTime(Promise.all(changed.boardIds.map((id) => changeOne(id, changed, person))).then(() => undefined)),
  };

  function isFailing(room: Room | undefined): boolean {
    return room !== undefined && rooms.isFailing(room);
  }
}

/** The cards of retired stages moved, as an update of a board's document; null where there are none. */
function movesOut(room: Room, retired: BoardFrame['retired']): Uint8Array | null {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, room.diff(NOTHING));
  const board = new BoardDoc(doc);
  const before = Y.encodeStateVector(doc);
  const places = placeRetired(board.cards.values(), retired);
  doc.transact(() => {
    for (const [id, placement] of places) moveCard(board, id, placement);
  });
  const update = places.size > 0 ? Y.encodeStateAsUpdate(doc, before) : null;
  board.destroy();
  doc.destroy();
  return update;
}
