import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket as NodeWebSocket } from 'ws';
import { drawWait } from '#app/collab/back-off.ts';
import { BoardSession, type SessionOptions } from '#app/collab/board-session.client.ts';
import { COLLAB_PATH } from '#app/collab/protocol.ts';
import type { Card, Placement } from '#app/domain/board.ts';
import type { BoardId, CardId, StageId } from '#app/domain/ids.ts';
import { rankAt } from '#app/domain/rank.ts';
import type { BoardView } from '#app/services.ts';
import { actorOf, cookieFor } from './collab-server.ts';
import { until } from './collab-until.ts';

// Each provider listens to the end of the process; a test has many.
process.setMaxListeners(0);

/** `WebSocket` as a browser of this person would have it: with an Origin and a session, or with headers of its own. */
export function webSocketOf(
  person: string | null,
  origin: string,
  headers: Readonly<Record<string, string>> = {},
): typeof WebSocket {
  class BrowserLike extends NodeWebSocket {
    constructor(url: string | URL) {
      super(url, { origin, headers: { ...(person === null ? {} : { cookie: cookieFor(person) }), ...headers } });
    }
  }
  return BrowserLike as unknown as typeof WebSocket;
}

export interface Address {
  readonly url: string;
  readonly origin: string;
}

/** For {@link PageOptions.drawWait}: the waits of real pages, a tenth as long. */
export const inHaste = (failures: number): number => drawWait(failures) / 10;

/** How a page differs from the usual one. */
export interface PageOptions extends Pick<SessionOptions, 'drawWait'> {
  /** What the page was told that its person may do; by the agency of both by default. */
  readonly access?: BoardView['access'];
  /** In place of the usual one. */
  readonly WebSocket?: typeof WebSocket;
}

/** A page of the real client code on a board. */
export function openPage(
  server: Address,
  person: string,
  boardId: BoardId,
  epoch = 1,
  { access, drawWait, WebSocket = webSocketOf(person, server.origin) }: PageOptions = {},
): BoardSession {
  const actor = actorOf(person);
  const view = {
    id: boardId,
    agency: { id: 'agency', name: 'Agency', kind: 'ministry' },
    cards: [],
    access: access ?? (`agency-${boardId.at(-1)}` === actor.agencyIds[0] ? 'write' : 'read'),
    document: { name: `board/${boardId}`, epoch },
  } as unknown as BoardView;
  const me = { id: actor.personId, name: actor.name };
  return new BoardSession({ view, me, url: server.url, WebSocket, drawWait });
}

export const isSaved = (page: BoardSession) => page.getSnapshot().status.kind === 'saved';

/** Until the page has the document and everything of it is saved. */
export async function ready(...pages: BoardSession[]): Promise<void> {
  for (const page of pages) await until('page ready', () => page.getSnapshot().ready && isSaved(page));
}

export function cardsOf(page: BoardSession): Record<string, Card> {
  return Object.fromEntries([...page.getSnapshot().board.cards].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where a card lands at the top of a stage. */
export function topOf(page: BoardSession, stage: StageId): Placement {
  const there = [...page.getSnapshot().board.cards.values()]
    .filter((card) => card.placement.stage === stage)
    .map((card) => card.placement)
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return { stage, rank: rankAt(there, 0) };
}

export function move(page: BoardSession, cardId: CardId, stage: StageId): Placement {
  const to = topOf(page, stage);
  page.actions.move(cardId, to);
  return to;
}

/** A bare socket on a document, for saying what no honest client says. */
export interface RawClient {
  readonly ws: NodeWebSocket;
  readonly received: Uint8Array[];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  send(...bytes: number[]): void;
  sendBytes(bytes: Uint8Array): void;
}

export async function openRaw(
  server: Address,
  person: string | null,
  path: string,
  {
    origin = server.origin,
    headers = {},
  }: { readonly origin?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<RawClient> {
  const WebSocketClass = webSocketOf(person, origin, headers) as unknown as new (url: string) => NodeWebSocket;
  const ws = new WebSocketClass(`${server.url.slice(0, -COLLAB_PATH.length)}${path}`);
  const received: Uint8Array[] = [];
  ws.on('message', (data: Buffer) => received.push(new Uint8Array(data)));
  ws.on('error', () => undefined);
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await once(ws, 'open');
  return {
    ws,
    received,
    closed,
    send: (...bytes) => ws.send(Uint8Array.from(bytes)),
    sendBytes: (bytes) => ws.send(bytes),
  };
}

/** The awareness states a raw client has been told, the last word on each client id. */
export function heard({ received }: RawClient): Map<number, unknown> {
  const states = new Map<number, unknown>();
  for (const frame of received.filter(([type]) => type === 1)) {
    const outer = decoding.createDecoder(frame);
    decoding.readVarUint(outer);
    const inner = decoding.createDecoder(decoding.readVarUint8Array(outer));
    for (let count = decoding.readVarUint(inner); count > 0; count--) {
      const clientId = decoding.readVarUint(inner);
      decoding.readVarUint(inner);
      states.set(clientId, JSON.parse(decoding.readVarString(inner)));
    }
  }
  return states;
}

/** A sync frame of some type around some bytes. */
export function syncFrame(type: 0 | 1 | 2, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** An awareness frame with one entry. */
export function awarenessFrame(clientId: number, clock: number, state: unknown): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, 1);
  encoding.writeVarUint(inner, clientId);
  encoding.writeVarUint(inner, clock);
  encoding.writeVarString(inner, JSON.stringify(state));
  const outer = encoding.createEncoder();
  encoding.writeVarUint(outer, 1);
  encoding.writeVarUint8Array(outer, encoding.toUint8Array(inner));
  return encoding.toUint8Array(outer);
}
