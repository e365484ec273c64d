import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { MeasureId } from '#app/domain/ids.ts';
import { WhoWrote } from '#app/editor/authors/who-wrote.ts';
import { Copies, WHY } from '#app/notes/copies.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { readAuthors } from '#server/services/notes/read-authors.ts';
import { createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';
import { actorOf, startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { isNotesSaved } from '#test/support/notes-page.ts';
import { type LivePage, openPage } from './live-pages.ts';

const NOTES = MEASURES[0] as MeasureId;

let database: TestDatabase;
let server: TestServer;
const pages: LivePage[] = [];

async function open(person: string): Promise<LivePage> {
  const page = await openPage(server, person, NOTES);
  pages.push(page);
  return page;
}

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2']);
  server = await startServer(database.db);
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`${server.origin}/`);
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await server.close();
  await database.destroy();
});

const saved = (page: LivePage) => until('saved', () => isNotesSaved(page.session));
const shows = (page: LivePage, text: string) => until(text, () => page.blocks().join('\n') === text);

/** Who wrote each block, as it is shown to somebody who has just come: their names, and how much. */
async function writers(doc: Y.Doc): Promise<string[][]> {
  const authors = await readAuthors(database.db, actorOf('a2'), NOTES);
  const nobody = { id: '', name: '', agency: null, client: -1 };
  const who = new WhoWrote(authors, nobody);
  return (doc.getXmlFragment(NOTES_ROOT).toArray() as Y.XmlElement[]).map((block) =>
    who.of(block).parts.map(({ person, characters }) => `${person} ${characters}`),
  );
}

test('who wrote a paragraph has written both halves of it, whoever divides it', async () => {
  const [one, two] = [await open('a1'), await open('a2')];
  one.type('一二三四五六', 1);
  await shows(two, '一二三四五六');
  two.divide(3, '乙');
  await saved(two);
  await shows(one, '一二\n乙三四五六');
  const [mine, theirs] = [actorOf('a1').name, actorOf('a2').name];
  expect(await writers(one.doc)).toEqual([[`${mine} 2`], [`${mine} 4`, `${theirs} 1`]]);
  two.editor.commands.setTextSelection(5);
  two.editor.commands.toggleHeading({ level: 2 });
  await saved(two);
  expect(await writers(two.doc)).toEqual([[`${mine} 2`], [`${mine} 4`, `${theirs} 1`]]);
});

test('words that were written meanwhile in a paragraph that somebody makes a heading of are their writer’s', async () => {
  const [one, two] = [await open('a1'), await open('a2')];
  one.type('一二三四五六', 1);
  await shows(two, '一二三四五六');
  one.type('甲', 7);
  await saved(one);
  await shows(two, '一二三四五六甲');
  const { port } = new URL(server.origin);
  await server.close();
  await until('offline', () => two.session.getSnapshot().status.kind === 'offline');
  two.editor.commands.setTextSelection(2);
  two.editor.commands.toggleHeading({ level: 2 });
  two.type('乙', 1);
  one.type('丙', 8);
  server = await startServer(database.db, { port: Number(port) });
  await saved(two);
  await saved(one);
  await shows(two, '乙一二三四五六甲丙');
  const [mine, theirs] = [actorOf('a1').name, actorOf('a2').name];
  expect(await writers(two.doc)).toEqual([[`${mine} 8`, `${theirs} 1`]]);
});

test('nobody has words of their own pass for those that they deleted', async () => {
  const [one, two] = [await open('a1'), await open('a2')];
  one.type('一二三四五六', 1);
  await shows(two, '一二三四五六');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(two.doc));
  const text = (doc.getXmlFragment(NOTES_ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const { client, clock } = (text._start as Y.Item).id;
  const copies = Copies.of(doc);
  doc.transact(() => {
    text.delete(0, 3);
    const own = Y.getState(doc.store, doc.clientID);
    text.insert(0, '一不三');
    copies.add([[client, clock, 3, own, WHY.taken]]);
  });
  Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(doc));
  await saved(two);
  await shows(one, '一不三四五六');
  const [mine, theirs] = [actorOf('a1').name, actorOf('a2').name];
  expect((await writers(one.doc))[0]?.sort()).toEqual([`${mine} 3`, `${theirs} 3`].sort());
});
