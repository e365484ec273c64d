import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { listCopies, readNotes } from '#app/collab/local-store.client.ts';
import type { NotesSession } from '#app/collab/notes-session.client.ts';
import { UnsentChanges } from '#app/collab/unsent.client.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { ShownDocument } from '#app/editor/sync/shown-document.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { inHaste, webSocketOf } from '#test/support/collab-client.ts';
import { createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';
import { startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { blocksOf, notesReady, openNotes, writeParagraph } from '#test/support/notes-page.ts';

const NOTES = MEASURES[0] as (typeof MEASURES)[0];

let database: TestDatabase;
let server: TestServer;
const closing: (() => void)[] = [];

function open(person: string): NotesSession {
  const page = openNotes(server, person, NOTES, { drawWait: inHaste });
  closing.push(() => page.leave());
  return page;
}

/** What is noted in this browser as unsaved. */
const noted = async (person: string) =>
  (await Promise.all((await listCopies(person as PersonId)).map(readNotes))).flat();

/** The server goes; the page notices. */
async function goDown(page: NotesSession): Promise<void> {
  await server.close();
  await until('offline', () => page.getSnapshot().status.kind === 'offline');
}

async function comeBack(): Promise<void> {
  server = await startServer(database.db, { port: Number(new URL(server.origin).port) });
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  database = await createTestDatabase(['a1', 'a2']);
  server = await startServer(database.db);
});

afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await server.close();
  await database.destroy();
  vi.unstubAllGlobals();
});

/** Writes a paragraph as the page does by itself, and as the editor does: in the document that it shows. */
const WAYS = {
  'in the document': writeParagraph,
  'in the document that the editor shows': (page: NotesSession, text: string) => {
    const { document } = page.getSnapshot();
    if (!document) throw new Error('the notes are not there yet');
    const shown = new ShownDocument(document.doc);
    closing.push(() => shown.destroy());
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    shown.doc.getXmlFragment(NOTES_ROOT).push([paragraph]);
  },
};

describe.each(Object.entries(WAYS))('what is written offline %s', (_how, write) => {
  test('is noted as unsaved, and goes up from whatever page this person opens next', async () => {
    const page = open('a1');
    await notesReady(page);
    await goDown(page);
    write(page, '离线写的');
    await until('noted', async () => (await noted('a1')).length === 1);
    page.leave();

    await comeBack();
    const other = open('a2');
    await notesReady(other);
    const changes = new UnsentChanges('a1' as PersonId, () => {}, {
      url: server.url,
      WebSocket: webSocketOf('a1', server.origin),
    });
    closing.push(() => changes.stop());
    changes.look();
    await until('the others have it', () => blocksOf(other).includes('离线写的'));
    await until('nothing is noted', async () => (await noted('a1')).length === 0);
  });
});

test('what others write is not noted as unsaved', async () => {
  const [mine, theirs] = [open('a1'), open('a2')];
  await notesReady(mine, theirs);
  writeParagraph(theirs, '别人写的');
  await until('seen', () => blocksOf(mine).includes('别人写的'));
  expect(await noted('a1')).toEqual([]);
});
