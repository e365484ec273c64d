import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { BoardDoc, moveCard } from '#app/collab/board-doc.ts';
import { MESSAGE } from '#app/collab/protocol.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { openPage, ready, webSocketOf } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES, STAGES } from '#test/support/collab-database.ts';
import type { TestServer } from '#test/support/collab-server.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA] = BOARDS as [(typeof BOARDS)[0]];
const [, doing] = STAGES as [never, (typeof STAGES)[0]];
const card = cardOf(boardA, MEASURES[0] as (typeof MEASURES)[0]);

let database: TestDatabase;
let server: TestServer;

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2']);
  server = await startServer(database.db);
});

afterEach(async () => {
  await server.close();
  await database.destroy();
});

test('y-websocket’s provider opens a board, moves a card that everybody sees, and gets its fence back', async () => {
  const page = openPage(server, 'a2', boardA);
  await ready(page);
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server.url, `board/${boardA}`, doc, {
    disableBc: true,
    params: { epoch: '1' },
    WebSocketPolyfill: webSocketOf('a1', server.origin),
  });
  const acks: number[] = [];
  provider.messageHandlers[MESSAGE.ack] = (_encoder, decoder) => acks.push(decoding.readVarUint(decoder));
  await until('synced', () => provider.synced);
  moveCard(new BoardDoc(doc), card, { stage: doing, rank: 'V' as never });
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.ack);
  encoding.writeVarUint(encoder, 1);
  provider.ws?.send(encoding.toUint8Array(encoder));
  await until('acknowledged', () => acks.includes(1));
  expect((await readCardRows(database.db, boardA)).find(({ id }) => id === card)?.placement.stage).toBe(doing);
  await until('seen', () => page.getSnapshot().board.cards.get(card)?.placement.stage === doing);
  provider.awareness.setLocalState({ open: card, held: null });
  await until('here', () => page.getSnapshot().peers.some(({ id, open }) => id === 'a1' && open === card));
  provider.destroy();
  await until('gone', () => !page.getSnapshot().peers.some(({ id }) => id === 'a1'));
  page.destroy();
});
