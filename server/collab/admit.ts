import type { IncomingMessage } from 'node:http';
import type { Knex } from 'knex';
import { CLOSE, COLLAB_PATH, EPOCH_PARAM, PERSON_PARAM, parseDocumentName } from '#app/collab/protocol.ts';
import type { AgencyId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { readAgencyNames } from '#db/repositories/board-rows.server.ts';
import { isOwnOrigin } from './origin.ts';
import { mayRead, mayWrite } from './rights.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** Who is at the door, as the session says. */
export interface Visitor {
  readonly actor: Actor;
  /** Any string that names the session; `Collab.sessionEnded` is called with the same. */
  readonly sessionId: string;
}

/** What is asked at the door. */
export interface DoorOptions {
  readonly db: Knex;
  readonly rooms: Pick<Rooms, 'open'>;
  /** Reads the session cookie; null for nobody. */
  authenticate(request: IncomingMessage): Promise<Visitor | null>;
}

/** Why somebody is not let in: a close code of the protocol with its reason. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: number;
  readonly reason: string;
}

/** Somebody who is let in. */
export interface Admission extends Visitor {
  readonly kind: 'admitted';
  readonly room: Room;
  readonly mayWrite: boolean;
  /** The name of the agency the person is here for; null for none. */
  readonly agency: string | null;
}

/** One answer to whoever may not know more: no session, no right, no such document. */
const REFUSED: Refusal = { kind: 'refused', code: CLOSE.refused, reason: 'refused' };

/**
 * Says whether a request may be let in to the document that it names. Documents are looked for only after it is clear that
 * its person may read: for everybody else the answer comes the same way, and as fast, whether or not there is one.
 *
 * @throws where the database cannot be asked
 */
export async function admit(
  request: IncomingMessage,
  url: URL,
  { db, rooms, authenticate }: DoorOptions,
): Promise<Refusal | Admission> {
  const visitor = isOwnOrigin(request) ? await authenticate(request) : null;
  if (!visitor || !mayRead(visitor.actor)) return REFUSED;
  // A page of somebody who was signed in here before: its changes are not this person's.
  if ((url.searchParams.get(PERSON_PARAM) ?? visitor.actor.personId) !== visitor.actor.personId) return REFUSED;
  const name = parseDocumentName(url.pathname.slice(COLLAB_PATH.length + 1));
  if (!name) return REFUSED;
  const { actor } = visitor;
  const names = await readAgencyNames(db, actor.agencyIds);
  // The last to be waited for: a room that nobody is on leaves memory, and who came to be on it after would be alone.
  const room = await rooms.open(name);
  if (!room) return REFUSED;
  // What the page must ask for instead stands in the reason.
  const epoch = String(room.epoch);
  if (url.searchParams.get(EPOCH_PARAM) !== epoch) return { kind: 'refused', code: CLOSE.epoch, reason: epoch };
  return { kind: 'admitted', ...visitor, room, mayWrite: mayWrite(actor, room), agency: agencyOf(actor, room, names) };
}

/** Of several agencies of a person, the document's own where it is among them. */
function agencyOf(actor: Actor, room: Room, names: ReadonlyMap<AgencyId, string>): string | null {
  const here = actor.agencyIds.includes(room.agencyId) ? room.agencyId : actor.agencyIds[0];
  return here === undefined ? null : (names.get(here) ?? null);
}
