import type { IncomingMessage } from 'node:http';
import type { DocumentName } from '#app/collab/protocol.ts';
import { CLOSE, COLLAB_PATH, EPOCH_PARAM, PERSON_PARAM, parseDocumentName } from '#app/collab/protocol.ts';
import type { AgencyId, BoardId, PlanId } from '#app/domain/ids.ts';
import { type Actor, agencyFor } from '#app/domain/policy.ts';
import { isOwnOrigin } from './origin.ts';
import { mayRead, mayWrite } from './rights.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** Somebody signed in. */
export interface Visitor {
  readonly actor: Actor;
  /** Of the actor's agencies, in whichever plan. */
  readonly agencyNames: ReadonlyMap<AgencyId, string>;
  /** Names the session inside the server; no secret, and of no use as a cookie. `Collab.sessionEnded` is called with the same. */
  readonly sessionId: string;
}

/**
 * What a request at the door says, and nothing else of it: after a restart hundreds wait here, and a request with its headers
 * is much to keep for each.
 */
export interface Knock {
  readonly isOwnOrigin: boolean;
  /** The Cookie header. */
  readonly cookie: string | undefined;
  /** Null where it names none. */
  readonly document: DocumentName | null;
  readonly person: string | null;
  readonly epoch: string | null;
}

/** What is asked at the door. */
export interface DoorOptions {
  readonly rooms: Pick<Rooms, 'open'>;
  /** The plan that a document is of, without loading it; null where there is no such document. */
  planOf(name: DocumentName): Promise<PlanId | null>;
  /** Who a Cookie header says it is; null for nobody. */
  authenticate(cookie: string | undefined): Promise<Visitor | null>;
  /** The board that people work on in a board's stead; null for none. */
  heirOf(boardId: BoardId): Promise<BoardId | null>;
}

/** Why somebody is not let in: a close code of the protocol with its reason. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: number;
  readonly reason: string;
}

/** Somebody who is let in. */
export interface Admission extends Pick<Visitor, 'actor' | 'sessionId'> {
  readonly kind: 'admitted';
  readonly room: Room;
  readonly mayWrite: boolean;
  /** The agency the person is here for; null for none. */
  readonly agency: { readonly id: AgencyId; readonly name: string } | null;
}

/** To whom nobody knows. */
const REFUSED: Refusal = { kind: 'refused', code: CLOSE.refused, reason: 'refused' };
/** One answer to whoever may not know more: no right, no such document. */
const NOT_THERE: Refusal = { kind: 'refused', code: CLOSE.notThere, reason: 'not there' };

/** @param site the address that people type; null where it is not known */
export function readKnock(request: IncomingMessage, url: URL, site: URL | null): Knock {
  return {
    isOwnOrigin: isOwnOrigin(request, site),
    cookie: request.headers.cookie,
    document: parseDocumentName(url.pathname.slice(COLLAB_PATH.length + 1)),
    person: url.searchParams.get(PERSON_PARAM),
    epoch: url.searchParams.get(EPOCH_PARAM),
  };
}

/**
 * Says whether somebody may be let in to the document that they ask for. Of which plan it is, is looked up first, and the document
 * loaded only for who may read there: for everybody else the answer comes the same way, and as fast, whether or not there is one.
 *
 * @throws where the database cannot be asked
 */
export async function admit(
  knock: Knock,
  { rooms, planOf, authenticate, heirOf }: DoorOptions,
): Promise<Refusal | Admission> {
  const visitor = knock.isOwnOrigin ? await authenticate(knock.cookie) : null;
  const { document } = knock;
  if (!visitor) return REFUSED;
  if (!document) return NOT_THERE;
  const { actor, sessionId } = visitor;
  // A page of somebody who was signed in here before: its changes are not this person's.
  if ((knock.person ?? actor.personId) !== actor.personId) return REFUSED;
  const planId = await planOf(document);
  if (planId === null || !mayRead(actor, { name: document, planId })) return NOT_THERE;
  // The last to be waited for: a room that nobody is on leaves memory, and who came to be on it after would be alone.
  const room = await rooms.open(document);
  if (!room) {
    const heir = document.kind === 'board' ? await heirOf(document.id) : null;
    return heir === null ? NOT_THERE : { kind: 'refused', code: CLOSE.merged, reason: heir };
  }
  // What the page must ask for instead stands in the reason.
  const epoch = String(room.epoch);
  if (knock.epoch !== epoch) return { kind: 'refused', code: CLOSE.epoch, reason: epoch };
  return { kind: 'admitted', actor, sessionId, room, mayWrite: mayWrite(actor, room), agency: agencyOf(visitor, room) };
}

/** The agency that a person is on a document for, by its name. */
function agencyOf({ actor, agencyNames }: Visitor, room: Room): Admission['agency'] {
  const id = agencyFor(actor, room.planId, room.agencyIds);
  const name = id === null ? undefined : agencyNames.get(id);
  return id === null || name === undefined ? null : { id, name };
}
