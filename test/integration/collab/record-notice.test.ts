import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { MESSAGE, NOTICE, SYNC } from '#app/collab/protocol.ts';
import type { BoardId } from '#app/domain/ids.ts';
import { openPage, openRaw, ready, syncFrame } from '#test/support/collab-client.ts';
import { BOARDS, createTestDatabase, type TestDatabase } from '#test/support/collab-database.ts';
import { startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA, boardB] = BOARDS as [BoardId, BoardId];

let database: TestDatabase;
let server: TestServer;
let pages: BoardSession[];

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'b1', 'lead']);
  server = await startServer(database.db);
  pages = [];
});

afterEach(async () => {
  for (const page of pages) page.destroy();
  await server.close();
  await database.destroy();
});

const open = (person: string, board: BoardId) => {
  const page = openPage(server, person, board);
  pages.push(page);
  return page;
};
const revision = (page: BoardSession) => page.getSnapshot().recordRevision;
const linked = (page: BoardSession) =>
  until('linked', () => ['saved', 'read-only'].includes(page.getSnapshot().status.kind));

test('whoever has a board open hears that its record has changed, readers too, and nobody on another board', async () => {
  const [writer, reader, elsewhere] = [open('a1', boardA), open('lead', boardA), open('b1', boardB)];
  await ready(writer, elsewhere);
  await linked(reader);
  const before = pages.map(revision);
  const heard = (page: BoardSession) => revision(page) - (before[pages.indexOf(page)] as number);
  server.collab.boards.recordChanged([boardA, 'not-open' as BoardId]);
  await until('heard', () => [writer, reader].every((page) => heard(page) === 1));
  // What is told after it, to the other board, comes after it.
  server.collab.boards.recordChanged([boardB]);
  await until('heard elsewhere', () => heard(elsewhere) === 1);
  expect(pages.map(heard)).toEqual([1, 1, 1]);
});

test('whoever was away takes it as changed on coming back', async () => {
  const page = open('a1', boardA);
  await linked(page);
  const before = revision(page);
  const { port } = new URL(server.origin);
  await server.close();
  server = await startServer(database.db, { port: Number(port) });
  await until('asked for anew', () => revision(page) > before);
});

test('what changes between being let in and the first fence is told with the fence, once', async () => {
  const raw = await openRaw(server, 'a1', `/collab/board/${boardA}?epoch=1`);
  const notices = () => raw.received.filter(([type]) => type === MESSAGE.notice).map(([, code]) => code);
  const answered = async () => {
    raw.ws.ping();
    await once(raw.ws, 'pong');
  };
  raw.sendBytes(syncFrame(SYNC.step1, Uint8Array.of(0)));
  await until('let in', () => raw.received.length > 1);
  server.collab.boards.recordChanged([boardA]);
  server.collab.boards.recordChanged([boardA]);
  await answered();
  expect(notices()).toEqual([]);
  raw.send(MESSAGE.ack, 0);
  await until('told', () => notices().length > 0);
  raw.send(MESSAGE.ack, 1);
  await answered();
  expect(notices()).toEqual([NOTICE.record]);
  raw.ws.terminate();
});
