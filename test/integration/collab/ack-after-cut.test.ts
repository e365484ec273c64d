import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import type { BoardId, MeasureId } from '#app/domain/ids.ts';
import type { DocumentStore } from '#server/collab/store.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import type { RawClient } from '#test/support/collab-client.ts';
import { openRaw, syncFrame } from '#test/support/collab-client.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES } from '#test/support/collab-database.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardId] = BOARDS as [BoardId];
const path = `/collab/board/${boardId}?epoch=1`;
const key = `${cardOf(boardId, MEASURES[0] as MeasureId)}/contact`;
/** Milliseconds after which a document takes what comes at once; see TURN_MS of the room. */
const REST_MS = 20;

const isStep1 = ([type, sub]: Uint8Array) => type === 0 && sub === 0;

/** The body of a short sync frame. */
const body = (frame: Uint8Array) => frame.subarray(3);

/** Waits until the server has dealt with everything sent so far, and all it said of it is here. */
async function answered({ ws }: RawClient): Promise<void> {
  for (let i = 0; i < 2; i++) {
    ws.ping();
    await once(ws, 'pong');
  }
}

test('a client that comes back on a new connection is acknowledged only once what it sent on the old one is on disk', async () => {
  const { db, destroy } = await createTestDatabase(['a1']);
  const real = createDocumentStore(db);
  let release: (() => void) | null = null;
  const store: DocumentStore = {
    load: (name) => real.load(name),
    commit: async (batch) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await real.commit(batch);
    },
  };
  const server = await startServer(db, { store });
  onTestFinished(async () => {
    release?.();
    await server.close();
    await destroy();
  });

  const doc = new Y.Doc();
  doc.getArray(BOARD_ROOT).push([[key, 'sent']]);
  const before = await openRaw(server, 'a1', path);
  before.sendBytes(syncFrame(2, Y.encodeStateAsUpdate(doc)));
  await until('its commit begins', () => release !== null);
  before.ws.terminate();
  const appliedAt = performance.now();

  const after = await openRaw(server, 'a1', path);
  await until('asked what it has', () => after.received.some(isStep1));
  const stateVector = body(after.received.find(isStep1) as Uint8Array);
  expect(Y.decodeStateVector(stateVector).has(doc.clientID)).toBe(true);
  await until('the document is at rest', () => performance.now() - appliedAt > REST_MS);
  // The server has it all, so the answer brings nothing; the fence stands for what was sent before.
  after.sendBytes(syncFrame(1, Y.encodeStateAsUpdate(doc, stateVector)));
  after.send(101, 1);
  await answered(after);
  const isAcked = () => after.received.some(([type, seq]) => type === 101 && seq === 1);
  expect(isAcked()).toBe(false);
  (release as (() => void) | null)?.();
  await until('acked', isAcked);
  const row = await db('cards')
    .where({ id: cardOf(boardId, MEASURES[0] as MeasureId) })
    .first('contact');
  expect(row.contact).toBe('sent');
  after.ws.terminate();
});
