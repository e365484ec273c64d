import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { BoardId } from '#app/domain/ids.ts';
import { openPage, ready } from '#test/support/collab-client.ts';
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

test('whoever has a board open hears that its record has changed, readers too, and nobody on another board', async () => {
  const [writer, reader, elsewhere] = [open('a1', boardA), open('lead', boardA), open('b1', boardB)];
  await ready(writer, elsewhere);
  await until('reading', () => reader.getSnapshot().status.kind === 'read-only');
  server.collab.boards.recordChanged([boardA, 'not-open' as BoardId]);
  await until('heard', () => [writer, reader].every((page) => revision(page) === 1));
  // What is told after it, to the other board, comes after it.
  server.collab.boards.recordChanged([boardB]);
  await until('heard elsewhere', () => revision(elsewhere) === 1);
  expect(pages.map(revision)).toEqual([1, 1, 1]);
});
