import { inflateSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';
import { startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { expectConforming } from '#test/support/notes-agreement.ts';
import { blocksIn, blocksOf, isNotesSaved } from '#test/support/notes-page.ts';
import { type LivePage, openPage } from './live-pages.ts';

const NOTES = MEASURES[0] as (typeof MEASURES)[0];

let database: TestDatabase;
let server: TestServer;
const closing: (() => void)[] = [];

async function open(person: string): Promise<LivePage> {
  const page = await openPage(server, person, NOTES);
  closing.push(page.close);
  return page;
}

/** All are offline for what they do, and come back to the same server, as it starts again. */
async function apart(pages: readonly LivePage[], act: () => void): Promise<void> {
  const { port } = new URL(server.origin);
  await server.close();
  for (const { session } of pages) await until('offline', () => session.getSnapshot().status.kind === 'offline');
  act();
  server = await startServer(database.db, { port: Number(port) });
  for (const { session } of pages) await until('saved', () => isNotesSaved(session));
  await until('the same', () => new Set(pages.map((page) => page.blocks().join('\n'))).size === 1);
}

async function stored(): Promise<Y.Doc> {
  const loaded = await createDocumentStore(database.db).load({ kind: 'notes', id: NOTES });
  const doc = new Y.Doc();
  for (const update of [loaded?.state, ...(loaded?.updates ?? [])]) if (update) Y.applyUpdate(doc, update);
  return doc;
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  database = await createTestDatabase(['a1', 'a2']);
  server = await startServer(database.db);
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`${server.origin}/`);
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) close();
  await server.close();
  await database.destroy();
});

test('a paragraph that two divide offline is not doubled, in the database, its versions and after a restart', async () => {
  const [one, two] = [await open('a1'), await open('a2')];
  one.type('一二三四五六', 1);
  await until('there', () => two.blocks().includes('一二三四五六'));
  const pages = [one, two];
  await apart(pages, () => {
    one.divide(3, '甲');
    two.divide(5, '乙');
  });
  const blocks = one.blocks();
  expect(blocks.filter((block) => block !== '').join('')).toMatch(/^一二甲三四乙五六$|^一二三四乙五六甲$/);
  for (const { session } of pages) expect(blocksOf(session)).toEqual(blocks);

  const doc = await stored();
  expect(blocksIn(doc.getXmlFragment(NOTES_ROOT))).toEqual(blocks);
  expectConforming(doc, (await server.collab.notes.read(NOTES)).content);
  await server.close();
  const [version] = await database.db('notes_versions').orderBy('id', 'desc').limit(1);
  expect(JSON.parse(inflateSync(version.content).toString())).toEqual(one.editor.getJSON());
  server = await startServer(database.db);
  const late = await open('a1');
  expect(late.blocks()).toEqual(blocks);
});

test('nor is one that two divide at the same place, who then take it back', async () => {
  const [one, two] = [await open('a1'), await open('a2')];
  one.type('一二三四五六', 1);
  await until('there', () => two.blocks().includes('一二三四五六'));
  await apart([one, two], () => {
    one.divide(4);
    two.divide(4);
  });
  expect(one.blocks().join('')).toBe('一二三四五六');
  // Whose copy stayed depends on the ids that their pages drew: one of the two takes back what is not there any more.
  for (const { editor, session } of [one, two]) {
    editor.commands.undo();
    await until('saved', () => isNotesSaved(session));
    await until('the same', () => one.blocks().join('\n') === two.blocks().join('\n'));
    expect(one.blocks().join('')).toBe('一二三四五六');
  }
});
