import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT, keyOf } from '#app/collab/board-doc.ts';
import type { BoardId, CardId, MeasureId } from '#app/domain/ids.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import type { RawClient } from '#test/support/collab-client.ts';
import { awarenessFrame, openRaw, syncFrame } from '#test/support/collab-client.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES } from '#test/support/collab-database.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardId] = BOARDS as [BoardId];
const [first, second] = MEASURES.map((id) => cardOf(boardId, id as MeasureId)) as [CardId, CardId];
const path = `/collab/board/${boardId}?epoch=1`;

const isAcked = ({ received }: RawClient, seq: number) => received.some(([type, n]) => type === 101 && n === seq);

test('what somebody heard of another before a crash is taken from them, while the other is there and has not sent it yet', async () => {
  const { db, destroy } = await createTestDatabase(['a1', 'a2']);
  const server = await startServer(db);
  onTestFinished(async () => {
    await server.close();
    await destroy();
  });
  const author = new Y.Doc();
  const write = (doc: Y.Doc, card: CardId, contact: string) =>
    doc.getArray(BOARD_ROOT).push([[keyOf(card, 'contact'), contact]]);
  // Passed on to the other, and then the server was killed before it was on disk.
  write(author, first, 'lost');
  const heard = new Y.Doc();
  Y.applyUpdate(heard, Y.encodeStateAsUpdate(author));
  write(heard, second, 'own');

  const slow = await openRaw(server, 'a1', path);
  slow.sendBytes(awarenessFrame(author.clientID, 1, { open: first }));
  const quick = await openRaw(server, 'a2', path);
  await until('it is known whose client id it is', () => quick.received.some(([type]) => type === 1));
  quick.sendBytes(syncFrame(1, Y.encodeStateAsUpdate(heard)));
  quick.send(101, 1);
  await until('acked', () => isAcked(quick, 1));

  write(author, first, 'kept');
  slow.sendBytes(syncFrame(1, Y.encodeStateAsUpdate(author)));
  slow.send(101, 1);
  await until('the author is acked too', () => isAcked(slow, 1));
  const rows = new Map((await readCardRows(db, boardId)).map((card) => [card.id, card.contact]));
  expect([rows.get(first), rows.get(second)]).toEqual(['kept', 'own']);
  for (const { ws } of [slow, quick]) ws.terminate();
});
