import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { CLOSE, COLLAB_PATH, EPOCH_PARAM, LIMITS, parseDocumentName } from '#app/collab/protocol.ts';
import type { AgencyId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { can } from '#app/domain/policy.ts';
import { readAgencyNames } from '#db/repositories/board-rows.server.ts';
import { Connection } from './connection.ts';
import { isOwnOrigin } from './origin.ts';
import { Persistence } from './persistence.ts';
import type { Room } from './room.ts';
import { Rooms } from './rooms.ts';
import type { DocumentStore } from './store.ts';
import { createDocumentStore } from './store.ts';

/** Milliseconds a document stays in memory after the last one left it. */
const IDLE_MS = 30_000;
/** Milliseconds in which a shutdown must have written what waits, and those in which clients must have closed their end. */
const CLOSING_MS = { write: 3_500, goodbye: 500 } as const;

/** Who is at the door, as the session says. */
export interface Visitor {
  readonly actor: Actor;
  /** Any string that names the session; {@link Collab.sessionEnded} is called with the same. */
  readonly sessionId: string;
}

export interface CollabOptions {
  readonly db: Knex;
  readonly log: Logger;
  /** Reads the session cookie; null for nobody. */
  authenticate(request: IncomingMessage): Promise<Visitor | null>;
  /** Who a session's person is by now; null for a session that is over. Without it {@link Collab.recheck} does nothing. */
  reauthenticate?(sessionId: string): Promise<Actor | null>;
  /** In place of the store on `db`; for tests. */
  readonly store?: DocumentStore;
  /** Milliseconds until an idle document leaves memory; for tests. */
  readonly idleMs?: number;
}

export interface Collab {
  /** For `server.on('upgrade')`: true if the path is one of ours and the socket is taken care of. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Closes every connection of a session at once. */
  sessionEnded(sessionId: string): void;
  /** Asks anew who the open connections are and what they may; closes those that may less than before. */
  recheck(): Promise<void>;
  /** Refuses new sockets, writes what waits, acknowledges it, closes with 1012. Takes at most some 4 s. */
  close(): Promise<void>;
  stats(): CollabStats;
}

export interface CollabStats {
  readonly documents: number;
  readonly connections: number;
  /** Documents with changes that wait for their commit. */
  readonly unsaved: number;
  /** The last commit failed and is being tried again. */
  readonly failing: boolean;
}

/** The sync server: live documents over WebSockets, kept in the database. */
export function createCollab(options: CollabOptions): Collab {
  const { db, log } = options;
  const store = options.store ?? createDocumentStore(db);
  const persistence = new Persistence(store, log);
  const rooms = new Rooms(store, persistence, log, options.idleMs ?? IDLE_MS);
  const connections = new Set<Connection>();
  // Above the limit on frames: ws's own refusal is 1009, after which providers come back at once and send it again.
  const maxPayload = LIMITS.frameBytes * 2;
  const server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false, clientTracking: false });
  let closing = false;

  const pinging = setInterval(() => {
    for (const connection of connections) connection.ping();
  }, LIMITS.pingMs);
  pinging.unref();

  async function admit(ws: WebSocket, request: IncomingMessage, path: URL): Promise<void> {
    const name = parseDocumentName(path.pathname.slice(COLLAB_PATH.length + 1));
    const visitor = isOwnOrigin(request) ? await options.authenticate(request) : null;
    if (!visitor || !name || !can(visitor.actor, { action: 'board.read' })) return refuse(ws);
    const { actor, sessionId } = visitor;
    const room = await rooms.open(name);
    if (!room) return refuse(ws);
    const names = await readAgencyNames(db, actor.agencyIds);
    if (ws.readyState !== ws.OPEN) return;
    if (closing) return ws.close(CLOSE.restart, 'restart');
    // What the page must ask for instead stands in the reason.
    if (path.searchParams.get(EPOCH_PARAM) !== String(room.epoch)) return ws.close(CLOSE.epoch, String(room.epoch));
    if (countOf(actor) >= LIMITS.connectionsPerPerson) return ws.close(CLOSE.tooMuch, 'too many connections');
    const connection = new Connection(ws, room, {
      actor,
      sessionId,
      agency: agencyOf(actor, room, names),
      mayWrite: mayWrite(actor, room),
      log: log.child({ document: name }),
      onBroken: (error) => discard(room, error),
      onClose: () => {
        connections.delete(connection);
        if (room.members.size === 0) rooms.left(room);
      },
    });
    connections.add(connection);
    ws.resume();
  }

  function countOf({ personId }: Actor): number {
    let count = 0;
    for (const { person } of connections) if (person.id === personId) count++;
    return count;
  }

  function discard(room: Room, error: unknown): void {
    log.error({ err: error, document: room.name }, 'a document broke and is loaded anew');
    rooms.discard(room);
    for (const connection of [...connections]) {
      if (connection.room === room) connection.close(CLOSE.unavailable, 'loaded anew');
    }
  }

  return {
    handleUpgrade(request, socket, head) {
      const path = URL.canParse(request.url ?? '', 'http://host') ? new URL(request.url ?? '', 'http://host') : null;
      if (!path?.pathname.startsWith(`${COLLAB_PATH}/`)) return false;
      socket.on('error', (error) => log.debug({ err: error }, 'socket'));
      server.handleUpgrade(request, socket, head, (ws) => {
        // First of all: an error without a listener ends the process, and one invalid byte makes one.
        ws.on('error', (error) => log.debug({ err: error }, 'websocket'));
        if (closing) return ws.close(CLOSE.restart, 'restart');
        // Frames wait in the socket until it is known whose they are.
        ws.pause();
        const late = setTimeout(() => ws.terminate(), LIMITS.authenticateMs);
        admit(ws, request, path)
          .catch((error) => {
            log.error({ err: error }, 'a connection could not be opened');
            ws.close(CLOSE.unavailable, 'unavailable');
          })
          .finally(() => {
            clearTimeout(late);
            ws.resume();
          });
      });
      return true;
    },

    sessionEnded(sessionId) {
      for (const connection of [...connections]) {
        if (connection.sessionId === sessionId) connection.close(CLOSE.refused, 'refused');
      }
    },

    async recheck() {
      const { reauthenticate } = options;
      if (!reauthenticate) return;
      for (const sessionId of new Set([...connections].map((connection) => connection.sessionId))) {
        const actor = await reauthenticate(sessionId);
        for (const connection of [...connections]) {
          if (connection.sessionId !== sessionId) continue;
          const kept =
            can(actor, { action: 'board.read' }) && (!connection.mayWrite || mayWrite(actor, connection.room));
          if (!kept) connection.close(CLOSE.refused, 'refused');
        }
      }
    },

    async close() {
      closing = true;
      clearInterval(pinging);
      if (!(await persistence.drain(CLOSING_MS.write))) log.error('changes could not be kept before the end');
      const last = [...connections];
      for (const connection of last) connection.close(CLOSE.restart, 'restart');
      await Promise.all(last.map((connection) => connection.closed(CLOSING_MS.goodbye)));
      persistence.stop();
      rooms.clear();
      server.close();
    },

    stats: () => ({
      documents: rooms.size,
      connections: connections.size,
      unsaved: persistence.waiting,
      failing: persistence.failing,
    }),
  };
}

/** One answer to whoever may not know more: no session, no right, no such document. */
function refuse(ws: WebSocket): void {
  ws.close(CLOSE.refused, 'refused');
}

function mayWrite(actor: Actor | null, { agencyId }: Room): boolean {
  return can(actor, { action: 'board.write', agencyId });
}

/** Of several agencies of a person, the board's own where it is among them. */
function agencyOf(actor: Actor, room: Room, names: ReadonlyMap<AgencyId, string>): string | null {
  const here = actor.agencyIds.includes(room.agencyId) ? room.agencyId : actor.agencyIds[0];
  return here === undefined ? null : (names.get(here) ?? null);
}
