import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { CLOSE, LIMITS, NOTICE } from '#app/collab/protocol.ts';
import type { AgencyId, BoardId } from '#app/domain/ids.ts';
import { findHeir } from '#db/repositories/merged-boards.server.ts';
import { findPlanOf } from '#db/repositories/plan-documents.server.ts';
import { addressReader } from './addresses.ts';
import { type Admission, admit, type DoorOptions, type Knock, type Refusal, readKnock, type Visitor } from './admit.ts';
import { type BoardsDesk, createBoardsDesk } from './boards-desk.ts';
import { type CardsDesk, createCardsDesk } from './cards-desk.ts';
import { type CommitFigures, meterCommits } from './commit-meter.ts';
import { Connection, type ConnectionHost } from './connection.ts';
import { createFlush, type Flush } from './flush.ts';
import { createHandshake, type HandshakeLimits, refuse } from './handshake.ts';
import { createNotesDesk, type NotesDesk } from './notes-desk.ts';
import { Persistence } from './persistence.ts';
import { createPlansDesk, type PlansDesk } from './plans-desk.ts';
import { type RightsRecord, startRecheck } from './recheck.ts';
import type { Owned } from './rights.ts';
import { Rooms } from './rooms.ts';
import { createStagesDesk, type StagesDesk } from './stages-desk.ts';
import type { DocumentStore } from './store.ts';
import { createDocumentStore } from './store.ts';

/** Milliseconds a document stays in memory after the last one left it. */
const IDLE_MS = 30_000;
/** Milliseconds in which a shutdown must have written what waits, and those in which clients must have closed their end. */
const CLOSING_MS = { write: 3_500, goodbye: 500 } as const;

export interface CollabOptions {
  readonly db: Knex;
  readonly log: Logger;
  /** Who a Cookie header says it is; null for nobody. */
  authenticate(cookie: string | undefined): Promise<Visitor | null>;
  /** By what the rights of open connections are looked at again. */
  readonly rights: RightsRecord;
  /** Addresses and ranges of proxies whose `X-Forwarded-For` is believed; none by default. */
  readonly trustedProxies?: readonly string[];
  /** The address that people type; null, the default, where it is not known. */
  readonly site?: URL | null;
  /** In place of the store on `db`; for tests. */
  readonly store?: DocumentStore;
  /** Milliseconds until an idle document leaves memory; for tests. */
  readonly idleMs?: number;
  /** Milliseconds after the last change until notes are kept as a version; for tests. */
  readonly quietMs?: number;
  /** In place of some of {@link LIMITS}; for tests. */
  readonly limits?: Partial<DoorLimits>;
}

/** Those of {@link LIMITS} that hold at the door. */
export interface DoorLimits extends HandshakeLimits {
  readonly recheckMs: number;
}

export interface Collab {
  /** For `server.on('upgrade')`: true if the path is one of ours and the socket is taken care of. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Closes every connection of a session at once. */
  sessionEnded(sessionId: string): void;
  /**
   * Asks anew who the open connections are and what they may; closes those that may less than before. It happens every
   * {@link LIMITS.recheckMs} by itself: whoever takes rights away calls this only to have it at once.
   */
  recheck(): Promise<void>;
  /** Refuses new sockets, writes what waits, acknowledges it, closes with 1012. Takes at most some 4 s. */
  close(): Promise<void>;
  stats(): CollabStats;
  /** What requests do to notes. */
  readonly notes: NotesDesk;
  /** What requests have to say to plans' documents. */
  readonly plans: PlansDesk;
  /** What requests have to say to boards about their stages. */
  readonly stages: StagesDesk;
  /** What requests have to say to boards about the cards of measures. */
  readonly cards: CardsDesk;
  /**
   * Lets nobody write on some documents any more, or lets them again: whoever may write is closed at once, as one whose right was
   * taken away. Asked before it stands in the database and after, it holds for what is loaded meanwhile, too.
   */
  setArchived(ids: ReadonlySet<string>, isArchived: boolean): Promise<void>;
  /** Has others answer for some documents: to each of the agencies that answer for one now, those that do instead. */
  setAgencies(ids: ReadonlySet<string>, instead: (agencyId: AgencyId) => readonly AgencyId[]): Promise<void>;
  /**
   * Says who answers for some measures now, by their ids, and whether they are in the document yet. Whoever has their notes open is told; who may write no more is closed, as one
   * whose right was taken away.
   */
  setAnswering(measures: ReadonlyMap<string, Pick<Owned, 'agencyIds' | 'isGone'>>): Promise<void>;
  /** What is done before a snapshot. */
  readonly flush: Flush;
  readonly boards: BoardsDesk & {
    /** Tells everybody on some boards that what leads have put on them has changed. */
    recordChanged(ids: readonly BoardId[]): void;
  };
}

export interface CollabStats extends CommitFigures {
  readonly documents: number;
  readonly connections: number;
  /** How many different people they are of. */
  readonly people: number;
  /** Documents with changes that wait for their commit. */
  readonly unsaved: number;
  /** The last commit failed, wholly or in part, and is being tried again. */
  readonly failing: boolean;
  /** It failed for every document in it: the database takes no changes. */
  readonly blocked: boolean;
}

/** The sync server: live documents over WebSockets, kept in the database. */
export function createCollab(options: CollabOptions): Collab {
  const { db, log } = options;
  const limits: DoorLimits = { ...LIMITS, ...options.limits };
  const meter = meterCommits(options.store ?? createDocumentStore(db), () => persistence.failing);
  const { store } = meter;
  const persistence = new Persistence(store, log);
  const { idleMs = IDLE_MS, quietMs, site = null } = options;
  const rooms = new Rooms(store, persistence, log, { idleMs, quietMs });
  const connections = new Set<Connection>();

  const pinging = setInterval(() => {
    for (const connection of connections) connection.ping();
  }, LIMITS.pingMs);
  pinging.unref();

  const recheck = startRecheck({ connections, record: options.rights, everyMs: limits.recheckMs, log });

  const door: DoorOptions = {
    rooms,
    planOf: async (name) => rooms.find(name)?.planId ?? findPlanOf(db, name.kind, name.id),
    authenticate: (cookie) => options.authenticate(cookie),
    heirOf: (boardId) => findHeir(db, boardId),
  };
  const handshake = createHandshake({
    limits,
    log,
    addressOf: addressReader(options.trustedProxies ?? []),
    admit: (ws, socket, request, url) => enter(ws, socket, readKnock(request, url, site)),
  });

  async function enter(ws: WebSocket, socket: Duplex, knock: Knock): Promise<boolean> {
    const asked = await admit(knock, door);
    if (ws.readyState !== ws.OPEN) return false;
    // Only now: others came in while it was asked.
    const answer = asked.kind === 'admitted' ? withinBounds(asked) : asked;
    if (answer.kind === 'admitted') connections.add(new Connection(ws, socket, answer.room, host, answer));
    else refuse(ws, answer.code, answer.reason);
    return answer.kind === 'admitted';
  }

  function withinBounds(admission: Admission): Admission | Refusal {
    let own = 0;
    for (const { person } of connections) if (person.id === admission.actor.personId) own++;
    if (own < LIMITS.connectionsPerPerson) return admission;
    return { kind: 'refused', code: CLOSE.tooMuch, reason: 'too many connections' };
  }

  const host: ConnectionHost = {
    isFailing: (room) => rooms.isFailing(room),
    left(connection) {
      connections.delete(connection);
      if (connection.room.members.size === 0) rooms.left(connection.room);
    },
    malformed({ room, person }, why) {
      log.warn({ document: room.name, person: person.id, why }, 'malformed frame');
    },
  };

  return {
    handleUpgrade: handshake.handleUpgrade,

    sessionEnded(sessionId) {
      for (const connection of [...connections]) {
        if (connection.sessionId === sessionId) connection.close(CLOSE.refused, 'refused');
      }
    },

    recheck: recheck.now,

    async setAgencies(ids, instead) {
      const opened = await Promise.all(rooms.opening.map((opening) => opening.catch(() => null)));
      for (const room of opened) {
        if (room && ids.has(room.name.id)) room.agencyIds = [...new Set(room.agencyIds.flatMap(instead))];
      }
    },

    async setAnswering(measures) {
      const opened = await Promise.all(rooms.opening.map((opening) => opening.catch(() => null)));
      for (const room of opened) {
        const own = room && measures.get(room.name.id);
        if (!own) continue;
        room.agencyIds = own.agencyIds;
        room.isGone = own.isGone;
        room.tell(NOTICE.record);
      }
      await recheck.now();
    },

    async setArchived(ids, isArchived) {
      const opened = await Promise.all(rooms.opening.map((opening) => opening.catch(() => null)));
      for (const room of opened) if (room && ids.has(room.name.id)) room.isArchived = isArchived;
      for (const connection of [...connections]) {
        if (connection.mayWrite && connection.room.isArchived) connection.close(CLOSE.readOnly, 'read-only');
      }
    },

    async close() {
      handshake.shut();
      clearInterval(pinging);
      recheck.stop();
      rooms.turn();
      rooms.finish();
      if (!(await persistence.drain(CLOSING_MS.write))) log.error('changes could not be kept before the end');
      rooms.acknowledge();
      persistence.stop();
      const last = [...connections];
      // Before anybody is told to leave: who was on a document to the end comes back to it.
      const settled = rooms.close(CLOSING_MS.goodbye);
      for (const connection of last) connection.close(CLOSE.restart, 'restart');
      await Promise.all([settled, ...last.map((connection) => connection.closed(CLOSING_MS.goodbye))]);
      handshake.close();
    },

    notes: createNotesDesk(rooms),
    plans: createPlansDesk(rooms),
    stages: createStagesDesk(rooms),
    cards: createCardsDesk(db, rooms),

    flush: createFlush(rooms),

    boards: {
      ...createBoardsDesk(rooms),
      recordChanged(ids) {
        for (const id of ids) rooms.find({ kind: 'board', id })?.tell(NOTICE.record);
      },
    },

    stats: () => ({
      documents: rooms.size,
      connections: connections.size,
      people: new Set([...connections].map(({ person }) => person.id)).size,
      unsaved: persistence.waiting,
      failing: persistence.failing,
      blocked: persistence.blocked,
      ...meter.read(),
    }),
  };
}
