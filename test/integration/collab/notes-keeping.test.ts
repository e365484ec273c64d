import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { listCopies, readNotes } from '#app/collab/local-store.client.ts';
import type { NotesSession } from '#app/collab/notes-session.client.ts';
import { type Unsent, UnsentChanges } from '#app/collab/unsent.client.ts';
import type { AgencyId, MeasureId, PersonId } from '#app/domain/ids.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { inHaste, webSocketOf } from '#test/support/collab-client.ts';
import { createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';
import { actorOf, startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import {
  blocksIn,
  blocksOf,
  isNotesSaved,
  notesReady,
  openNotes,
  writeParagraph,
  writeThroughCopy,
} from '#test/support/notes-page.ts';

const NOTES = MEASURES[0] as MeasureId;
const document = { kind: 'notes', id: NOTES } as const;

let database: TestDatabase;
let server: TestServer;
const closing: (() => void)[] = [];

function open(person: string, options: Parameters<typeof openNotes>[3] = {}): NotesSession {
  const page = openNotes(server, person, NOTES, { drawWait: inHaste, ...options });
  closing.push(() => page.leave());
  return page;
}

/** What a page of this person does for what earlier pages left unsent. `reports` are what it tells the person. */
function watch(person: string, sendMs = 2_000) {
  const reports: (readonly Unsent[])[] = [];
  const changes = new UnsentChanges(person as PersonId, (unsent) => reports.push(unsent), {
    url: server.url,
    WebSocket: webSocketOf(person, server.origin),
    sendMs,
  });
  closing.push(() => changes.stop());
  changes.look();
  return { changes, reports };
}

const noted = async (person: string) =>
  (await Promise.all((await listCopies(person as PersonId)).map(readNotes))).flat();

async function stored(): Promise<string[]> {
  const loaded = await createDocumentStore(database.db).load(document);
  const doc = new Y.Doc();
  for (const update of [loaded?.state, ...(loaded?.updates ?? [])]) if (update) Y.applyUpdate(doc, update);
  return blocksIn(doc.getXmlFragment(NOTES_ROOT));
}

async function comeBack(): Promise<void> {
  const { port } = new URL(server.origin);
  server = await startServer(database.db, { port: Number(port), idleMs: 20 });
}

/** A page that had the notes, wrote offline, and whose window was closed. */
async function writeOfflineAndClose(): Promise<void> {
  const page = open('a1');
  await notesReady(page);
  writeParagraph(page, '在线');
  await until('saved', () => isNotesSaved(page));
  await until('noted as saved', async () => (await noted('a1')).length === 0);
  await server.close();
  await until('offline', () => page.getSnapshot().status.kind === 'offline');
  expect(page.getSnapshot().ready).toBe(true);
  writeThroughCopy(page, '离线');
  await until('kept', async () => (await noted('a1')).length === 1);
  expect(page.getSnapshot().status).toEqual({ kind: 'offline', unsaved: true, kept: 'browser' });
  page.destroy();
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  database = await createTestDatabase(['a1', 'a2', 'b1']);
  server = await startServer(database.db, { idleMs: 20 });
});

afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await server.close();
  await database.destroy();
  vi.unstubAllGlobals();
});

test('a page may not be written in before it is known what stands there', async () => {
  const first = open('a1');
  await notesReady(first);
  writeParagraph(first, '已有的文字');
  await until('saved', () => isNotesSaved(first));
  await server.close();
  // Nothing of it is in this person's browser.
  const page = open('a2');
  await until('offline', () => page.getSnapshot().status.kind === 'offline');
  expect(page.getSnapshot()).toMatchObject({ ready: false, document: null });
  await comeBack();
  await notesReady(page);
  expect(blocksOf(page)).toEqual(['已有的文字']);
});

describe('what was written offline on a page that was closed', () => {
  test('is there when the notes are opened again without a server, and goes up with it', async () => {
    await writeOfflineAndClose();
    const page = open('a1');
    await until('from the copy', () => page.getSnapshot().ready);
    expect(blocksOf(page)).toEqual(['在线', '离线']);
    await comeBack();
    await until('saved', () => isNotesSaved(page));
    expect(await stored()).toEqual(['在线', '离线']);
    await until('nothing is noted', async () => (await noted('a1')).length === 0);
  });

  test('goes up from whatever page this person opens next', async () => {
    await writeOfflineAndClose();
    await comeBack();
    const { reports } = watch('a1');
    await until('in the database', async () => (await stored()).includes('离线'));
    await until('nothing is noted', async () => (await noted('a1')).length === 0);
    expect(reports).toEqual([]);
  });

  test('is kept, and told of by its name, when this person may no longer write there', async () => {
    await writeOfflineAndClose();
    await comeBack();
    server.sessions.set('a1', { ...actorOf('a1'), roles: ['observer'], agencyIds: [] as AgencyId[] });
    const { changes, reports } = watch('a1', 500);
    await until('told', () => reports.length === 1);
    expect(reports[0]).toEqual([{ document, title: NOTES, state: 'refused' }]);
    expect(await noted('a1')).toHaveLength(1);
    // What may not be sent is not shown as if it stood there.
    const reader = open('a1', { access: 'read' });
    await until('read', () => reader.getSnapshot().status.kind === 'read-only');
    expect(reader.getSnapshot().status).toEqual({ kind: 'read-only', unsaved: true });
    await until('the text', () => reader.getSnapshot().document !== null);
    expect(blocksOf(reader)).toEqual(['在线']);
    await changes.discard(document);
    expect(reports[1]).toEqual([]);
  });

  test('is shown beside the notes, and kept, where the server had to begin them anew', async () => {
    await writeOfflineAndClose();
    await database
      .db('documents')
      .where({ name: `notes/${NOTES}` })
      .update({ epoch: 5 });
    await comeBack();
    const page = open('a1');
    await until('the new ones', () => isNotesSaved(page) && page.getSnapshot().left !== null);
    expect(blocksOf(page)).toEqual(['在线']);
    const left = page.getSnapshot().left as Y.Doc;
    expect(blocksIn(left.getXmlFragment(NOTES_ROOT))).toEqual(['在线', '离线']);
    expect(await noted('a1')).toHaveLength(1);
    page.leave();
    // Nor is it gone with that page.
    const later = open('a1', { epoch: 5 });
    await until('shown again', () => later.getSnapshot().left !== null);
    expect(blocksIn((later.getSnapshot().left as Y.Doc).getXmlFragment(NOTES_ROOT))).toEqual(['在线', '离线']);
    await until('saved', () => isNotesSaved(later));
    later.leave();
    // Nor said to be saved because what was written since is; until this person throws it away.
    const { changes, reports } = watch('a1');
    await until('told', () => reports.length === 1);
    expect(reports[0]).toEqual([{ document, title: NOTES, state: 'refused' }]);
    await changes.discard(document);
    expect(await noted('a1')).toEqual([]);
  });
});
