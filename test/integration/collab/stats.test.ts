import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CardId } from '#app/domain/ids.ts';
import { createDocumentStore, type DocumentStore } from '#server/collab/store.ts';
import { isSaved, openPage, ready } from '#test/support/collab-client.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';
import { startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA, boardB] = BOARDS as [(typeof BOARDS)[0], (typeof BOARDS)[0]];
const [card] = MEASURES.map((measureId) => cardOf(boardA, measureId)) as [CardId];

let database: TestDatabase;
let server: TestServer;
let failure: Error | null;

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2']);
  failure = null;
  const store = createDocumentStore(database.db);
  const faulty: DocumentStore = {
    ...store,
    commit: async (batch) => {
      if (failure) throw failure;
      await store.commit(batch);
    },
  };
  server = await startServer(database.db, { store: faulty });
});

afterEach(async () => {
  await server.close();
  await database.destroy();
});

test('people are counted once, however many windows and boards they have open', async () => {
  const pages = [openPage(server, 'a1', boardA), openPage(server, 'a1', boardB), openPage(server, 'a2', boardA)];
  await ready(...pages.slice(0, 1), ...pages.slice(2));
  await until('all in', () => server.collab.stats().connections === 3);
  expect(server.collab.stats()).toMatchObject({ people: 2, documents: 2, failing: false, blocked: false });
  for (const page of pages) page.destroy();
  await until('all left', () => server.collab.stats().people === 0);
});

test('while the database takes no changes they say so, since when, and why; afterwards what it was', async () => {
  const page = openPage(server, 'a1', boardA);
  await ready(page);
  const before = Date.now();
  failure = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
  page.actions.edit(card, 'contact', 'somebody');
  await until('failing', () => server.collab.stats().failing);
  const { failingSince, lastFailure, blocked, unsaved } = server.collab.stats();
  expect({ blocked, unsaved, code: lastFailure?.code }).toEqual({ blocked: true, unsaved: 1, code: 'SQLITE_FULL' });
  expect(failingSince).toBeGreaterThanOrEqual(before);
  expect(failingSince).toBeLessThanOrEqual(Date.now());
  failure = null;
  await until('saved', () => isSaved(page));
  expect(server.collab.stats()).toMatchObject({
    failing: false,
    blocked: false,
    unsaved: 0,
    failingSince: null,
    lastFailure: { code: 'SQLITE_FULL' },
    lastMinute: { changes: 1, commits: 1 },
  });
  page.destroy();
});
