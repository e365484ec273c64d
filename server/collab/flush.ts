import type { DocumentName } from '#app/collab/protocol.ts';
import type { PersonId } from '#app/domain/ids.ts';
import type { Member } from './member.ts';
import { inTime, notSaved, Scribe } from './notes-desk.ts';
import type { Rooms } from './rooms.ts';

/** Nobody in particular: nothing is written in its name. */
const SERVER: Member['person'] = { id: 'server' as PersonId, name: '', agency: null, agencyId: null };

/**
 * Has what was said on some documents applied, and what waits of them written; of notes among them, a version for a snapshot is
 * kept with it, if they have changed since the last. Resolves once all of it is on disk. Nobody waits for it: what comes
 * meanwhile is applied and written as ever.
 */
export type Flush = (isMeant: (name: DocumentName) => boolean) => Promise<void>;

/** @throws DubanError `not-saved`, from what it returns, where something of it is not on disk in time */
export function createFlush(rooms: Pick<Rooms, 'inMemory' | 'isFailing'>): Flush {
  return async (isMeant) => {
    const meant = rooms.inMemory.filter(({ name }) => isMeant(name));
    if (meant.some((room) => rooms.isFailing(room))) throw notSaved();
    const written = meant.map((room) => {
      room.turn();
      if (room.content.kind === 'notes') room.content.keep('snapshot');
      return new Scribe(SERVER).kept(room);
    });
    await inTime(Promise.all(written).then(() => undefined));
  };
}
