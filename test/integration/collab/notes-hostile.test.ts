import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { NotesSession } from '#app/collab/notes-session.client.ts';
import { CLOSE } from '#app/collab/protocol.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { openRaw, syncFrame } from '#test/support/collab-client.ts';
import { createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';
import { startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { HOSTILE_NOTES } from '#test/support/hostile-notes.ts';
import { expectConforming } from '#test/support/notes-agreement.ts';
import {
  blocksOf,
  fragmentOf,
  isNotesSaved,
  notesReady,
  openNotes,
  typeInto,
  writeParagraph,
} from '#test/support/notes-page.ts';
import { seeded } from '#test/support/seeded.ts';

const NOTES = MEASURES[0] as (typeof MEASURES)[0];
const PATH = `/collab/notes/${NOTES}?epoch=1`;

let database: TestDatabase;
let server: TestServer;
/** An honest page that is there all the time, and must notice nothing but what was let in. */
let bystander: NotesSession;
let seed = 0;

beforeAll(async () => {
  database = await createTestDatabase(['a1', 'b1']);
  server = await startServer(database.db);
  bystander = openNotes(server, 'b1', NOTES);
  await notesReady(bystander);
  writeParagraph(bystander, '起');
  await until('saved', () => isNotesSaved(bystander));
});

afterAll(async () => {
  bystander.leave();
  await server.close();
  await database.destroy();
});

test.each(Object.keys(HOSTILE_NOTES))('over the socket, %s harms nobody', async (kind) => {
  const raw = await openRaw(server, 'a1', PATH);
  const mirror = new Y.Doc();
  const { doc } = bystander.getSnapshot().document as { doc: Y.Doc };
  Y.applyUpdate(mirror, Y.encodeStateAsUpdate(doc));
  raw.sendBytes(syncFrame(0, Uint8Array.of(0)));
  raw.sendBytes(syncFrame(2, HOSTILE_NOTES[kind]?.({ random: seeded(++seed), mirror }) as Uint8Array));
  raw.send(101, 7);
  const isAcked = () => raw.received.some(([type, seq]) => type === 101 && seq === 7);
  const isAskedAnew = () => raw.received.filter(([type, sub]) => type === 0 && sub === 0).length > 1;
  let closed: number | null = null;
  void raw.closed.then(({ code }) => {
    closed = code;
  });
  await until('an answer', () => isAcked() || isAskedAnew() || closed !== null);
  if (closed !== null) expect([CLOSE.malformed, CLOSE.tooMuch]).toContain(closed);
  raw.ws.close();
  // The one who is honest goes on writing, and has nothing on the page that an editor would stumble over.
  const paragraphs = blocksOf(bystander);
  const own = paragraphs.findIndex((text) => text.startsWith('起'));
  if (own >= 0 && (fragmentOf(bystander).get(own) as Y.XmlElement).nodeName === 'paragraph')
    typeInto(bystander, own, '。');
  else writeParagraph(bystander, '起');
  await until('saved', () => isNotesSaved(bystander));
  expectConforming(doc, (await server.collab.notes.read(NOTES)).content);
  expect(bystander.getSnapshot().ready).toBe(true);
});

test('what is in the database in the end is what the honest page shows', async () => {
  await until('saved', () => isNotesSaved(bystander));
  const loaded = await createDocumentStore(database.db).load({ kind: 'notes', id: NOTES });
  const doc = new Y.Doc();
  for (const update of [loaded?.state, ...(loaded?.updates ?? [])]) if (update) Y.applyUpdate(doc, update);
  expect(doc.getXmlFragment(NOTES_ROOT).toString()).toBe(fragmentOf(bystander).toString());
});
