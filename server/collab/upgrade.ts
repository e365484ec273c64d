import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Actor } from '#app/domain/policy.ts';

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
  /** Asked anew for open connections by {@link Collab.recheck}: the actor as the rows are now, null for a session that is over. */
  reauthenticate?(sessionId: string): Promise<Actor | null>;
}

export interface Collab {
  /** For `server.on('upgrade')`: true if the path is one of ours and the socket is taken care of. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Closes every connection of a session at once. */
  sessionEnded(sessionId: string): void;
  /** Asks anew who the open connections are and what they may; closes or narrows those that may less. */
  recheck(): Promise<void>;
  /** Refuses new sockets, writes what waits, acknowledges it, closes with 1012. */
  close(): Promise<void>;
  stats(): CollabStats;
}

export interface CollabStats {
  readonly documents: number;
  readonly connections: number;
  /** Changes that wait for their commit. */
  readonly unsaved: number;
  /** The last commit failed and is being tried again. */
  readonly failing: boolean;
}

export function createCollab(_options: CollabOptions): Collab {
  throw new Error('not there yet');
}
