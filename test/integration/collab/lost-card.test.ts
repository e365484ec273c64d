import { isDeepStrictEqual } from 'node:util';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keyOf } from '#app/collab/board-doc.ts';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { type CopyId, readNotes } from '#app/collab/local-store.client.ts';
import type { BoardId, CardId, MeasureId, PersonId } from '#app/domain/ids.ts';
import { openDatabase } from '#db/connection.server.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { cardsOf, isSaved, openPage, ready } from '#test/support/collab-client.ts';
import { type MortalServer, startMortalServer } from '#test/support/collab-crash.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';
import { until } from '#test/support/collab-until.ts';

const [boardId] = BOARDS as [BoardId];
const [measure] = MEASURES as [MeasureId];
const first = cardOf(boardId, measure);

let database: TestDatabase;
let server: MortalServer;
const pages: BoardSession[] = [];

function open(person: string, epoch: number): BoardSession {
  const page = openPage(server, person, boardId, epoch);
  pages.push(page);
  return page;
}

function titleOf(page: BoardSession, id: CardId): string | undefined {
  const card = page.getSnapshot().board.cards.get(id);
  return card?.kind === 'task' ? card.title : undefined;
}

/** Keeps everybody else from writing to the database until what it returns is called. */
async function lockDatabase(): Promise<() => Promise<void>> {
  const elsewhere = openDatabase(database.file);
  const lock = await elsewhere.transaction();
  await lock('people').where({ id: 'a1' }).update({ name: 'held' });
  return async () => {
    await lock.rollback();
    await elsewhere.destroy();
  };
}

const start = (port?: number) => startMortalServer(database.db, () => 0, { port });
const rows = async () =>
  Object.fromEntries((await readCardRows(database.db, boardId)).map((card) => [card.id, card] as const));

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  database = await createTestDatabase(['a1', 'a2']);
  // A commit that cannot be made fails at once.
  await database.db.raw('PRAGMA busy_timeout = 0');
  server = await start();
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.destroy();
  await server.close();
  await database.destroy();
  vi.unstubAllGlobals();
});

test("a change to another's new card outlives a kill before either was kept, and a damaged state, whoever is back first", async () => {
  const [author, editor] = [open('a1', 1), open('a2', 1)];
  await ready(author, editor);
  let unlock = await lockDatabase();
  const placement = author.getSnapshot().board.cards.get(first)?.placement as never;
  const task = author.actions.addTask({ measureId: null, commitmentId: null, title: 'New', placement });
  await until('the other sees it', () => cardsOf(editor)[task] !== undefined);
  editor.actions.edit(task, 'contact', '李四');
  await until('the author sees that', () => cardsOf(author)[task]?.contact === '李四');
  await until('and that it is not kept', () => author.getSnapshot().status.kind === 'not-kept');
  const { port } = server.http.address() as { port: number };
  await server.kill();
  await unlock();
  // Not passed on to anybody: with the card as the editor knows it, it must not be lost to that.
  author.actions.edit(task, 'title', 'Newer');
  author.destroy();
  await database
    .db('documents')
    .where({ name: `board/${boardId}` })
    .update({ state: Buffer.from('damaged') });
  // What it knows of the author's card is brought with its own change, and is not its own to bring another time.
  unlock = await lockDatabase();
  server = await start(port);
  const copy: CopyId = { personId: 'a2' as PersonId, name: { kind: 'board', id: boardId }, epoch: 2 };
  await until('it is noted', async () => (await readNotes(copy)).length > 0);
  expect((await readNotes(copy)).flatMap(({ keys }) => keys)).toEqual([keyOf(task, 'contact')]);
  await unlock();

  await until('the editor is back', () => isSaved(editor));
  expect(cardsOf(editor)[task]).toMatchObject({ title: 'New', contact: '李四' });
  expect(await rows()).toEqual(cardsOf(editor));

  const again = open('a1' as PersonId, 2);
  await until('the author is back', () => isSaved(again) && titleOf(again, task) === 'Newer');
  await until('they agree', () => isDeepStrictEqual(cardsOf(editor), cardsOf(again)));
  expect(cardsOf(again)[task]).toMatchObject({ title: 'Newer', contact: '李四' });
  await until('the rows too', async () => isDeepStrictEqual(await rows(), cardsOf(again)));
  expect(server.logged.filter(({ msg }) => msg === 'a write did not conform to the document')).toEqual([]);
});
