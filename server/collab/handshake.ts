import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE, COLLAB_PATH, LIMITS } from '#app/collab/protocol.ts';
import { Crowd, type CrowdLimits, type Guest } from './crowd.ts';

/** Milliseconds that whoever is refused has to close their end. */
const GOODBYE_MS = 2_000;
/** Milliseconds between two lines in the log on the same trouble: whoever makes it could fill the disk with them. */
const TELL_MS = 10_000;

export interface HandshakeLimits extends CrowdLimits {
  /** Milliseconds in which it must be known who is there. */
  readonly authenticateMs: number;
}

export interface HandshakeOptions {
  readonly limits: HandshakeLimits;
  readonly log: Logger;
  /** The name of a request's address, to count its sockets under. */
  addressOf(request: IncomingMessage): string;
  /** Lets a socket in, whose frames go over `socket`, and resolves to true; or refuses it, by {@link refuse}, and resolves to false. */
  admit(ws: WebSocket, socket: Duplex, request: IncomingMessage, url: URL): Promise<boolean>;
}

export interface Handshake {
  /** For `server.on('upgrade')`: true if the path is one of ours and the socket is taken care of. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Lets nobody in any more: who comes, and who is at the door, is told of the restart. */
  shut(): void;
  /** Cuts off who was told and has not left. */
  close(): void;
}

/**
 * Makes sockets of requests. Every upgrade succeeds, and who may not be here is told by a close code: a browser cannot see
 * the status of an upgrade that failed. What nobody has been let in for yet is bounded by address and by time.
 */
export function createHandshake({ limits, log, addressOf, admit }: HandshakeOptions): Handshake {
  // Above the limit on frames: ws's own refusal is 1009, after which providers come back at once and send it again.
  const maxPayload = LIMITS.frameBytes * 2;
  const server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false, clientTracking: false });
  const crowd = new Crowd(limits);
  /** Who was not let in, or not yet. */
  const strangers = new Set<WebSocket>();
  const toldAt = new Map<string, number>();
  let isShut = false;
  // One for all, for the same reason as `whenClosed`.
  const onError = (error: Error) => log.debug({ err: error }, 'socket');

  function tell(trouble: string, address: string): void {
    const now = performance.now();
    if (now - (toldAt.get(trouble) ?? -TELL_MS) < TELL_MS) return;
    toldAt.set(trouble, now);
    log.warn({ address }, trouble);
  }

  /** Made apart from what is at hand at the door: that would be kept for as long as the socket lives. */
  function whenClosed(ws: WebSocket, guest: Guest | null): () => void {
    return () => {
      strangers.delete(ws);
      guest?.left();
    };
  }

  function receive(ws: WebSocket, socket: Duplex, request: IncomingMessage, url: URL): void {
    // First of all: an error without a listener ends the process, and one invalid byte makes one.
    ws.on('error', onError);
    const address = addressOf(request);
    const guest = isShut ? null : crowd.enter(address);
    strangers.add(ws);
    ws.on('close', whenClosed(ws, guest));
    if (isShut) {
      refuse(ws, CLOSE.restart, 'restart');
      return;
    }
    if (!guest) {
      tell('an address has too many connections', address);
      refuse(ws, CLOSE.unavailable, 'too many from this address');
      return;
    }
    // Frames wait in the socket until it is known whose they are.
    ws.pause();
    const late = setTimeout(() => {
      tell('it took too long to tell who is at the door', address);
      refuse(ws, CLOSE.unavailable, 'unavailable');
    }, limits.authenticateMs);
    admit(ws, socket, request, url)
      .then((isIn) => {
        if (!isIn) return;
        guest.known();
        strangers.delete(ws);
      })
      .catch((error) => {
        log.error({ err: error }, 'a connection could not be opened');
        refuse(ws, CLOSE.unavailable, 'unavailable');
      })
      .finally(() => {
        clearTimeout(late);
        ws.resume();
      });
  }

  return {
    handleUpgrade(request, socket, head) {
      const url = URL.canParse(request.url ?? '', 'http://host') ? new URL(request.url ?? '', 'http://host') : null;
      if (!url?.pathname.startsWith(`${COLLAB_PATH}/`)) return false;
      socket.on('error', onError);
      server.handleUpgrade(request, socket, head, (ws) => receive(ws, socket, request, url));
      return true;
    },

    shut() {
      isShut = true;
      for (const ws of strangers) refuse(ws, CLOSE.restart, 'restart');
    },

    close() {
      for (const ws of strangers) ws.terminate();
      server.close();
    },
  };
}

/** Closes a socket that nobody was let in with. Whoever does not close their own end is cut off, so as not to fill the door. */
export function refuse(ws: WebSocket, code: number, reason: string): void {
  if (ws.readyState !== ws.OPEN) return;
  ws.close(code, reason);
  // The close frame of the other end must be read.
  ws.resume();
  const late = setTimeout(() => ws.terminate(), GOODBYE_MS);
  ws.once('close', () => clearTimeout(late));
}
