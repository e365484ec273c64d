import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { NotesSession } from '#app/collab/notes-session.client.ts';
import { CLOSE } from '#app/collab/protocol.ts';
import { type CopyRun, GONE, MOST_RUNS, WHY } from '#app/notes/copies.ts';
import { COPIES_ROOT } from '#app/notes/root.ts';
import { openRaw, syncFrame } from '#test/support/collab-client.ts';
import { createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';
import { startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { HOSTILE_NOTES } from '#test/support/hostile-notes.ts';
import { expectConforming } from '#test/support/notes-agreement.ts';
import { blocksOf, isNotesSaved, notesReady, openNotes, writeParagraph } from '#test/support/notes-page.ts';
import { seeded } from '#test/support/seeded.ts';

const NOTES = MEASURES[0] as (typeof MEASURES)[0];
const WORDS = ['要紧的话', '同意。', '同意。', '哈哈哈'];

let database: TestDatabase;
let server: TestServer;
let honest: NotesSession;
let seed = 0;

beforeAll(async () => {
  database = await createTestDatabase(['a1', 'b1']);
  server = await startServer(database.db);
  honest = openNotes(server, 'b1', NOTES);
  await notesReady(honest);
  for (const words of WORDS) writeParagraph(honest, words);
  await until('saved', () => isNotesSaved(honest));
});

afterAll(async () => {
  honest.leave();
  await server.close();
  await database.destroy();
});

test.each(Object.keys(HOSTILE_NOTES).filter((kind) => kind.includes('copied')))(
  'over the socket, %s takes nobody’s words away, and moves none',
  async (kind) => {
    for (let i = 0; i < 5; i++) {
      const raw = await openRaw(server, 'a1', `/collab/notes/${NOTES}?epoch=1`);
      const mirror = new Y.Doc();
      const { doc } = honest.getSnapshot().document as { doc: Y.Doc };
      Y.applyUpdate(mirror, Y.encodeStateAsUpdate(doc));
      raw.sendBytes(syncFrame(0, Uint8Array.of(0)));
      raw.sendBytes(syncFrame(2, HOSTILE_NOTES[kind]?.({ random: seeded(++seed), mirror }) as Uint8Array));
      raw.send(101, 7);
      let isClosed = false;
      void raw.closed.then(() => {
        isClosed = true;
      });
      const isAcked = () => raw.received.some(([type, seq]) => type === 101 && seq === 7);
      const isAskedAnew = () => raw.received.filter(([type, sub]) => type === 0 && sub === 0).length > 1;
      await until('an answer', () => isClosed || isAcked() || isAskedAnew());
      raw.ws.close();
      writeParagraph(honest, '。');
      await until('saved', () => isNotesSaved(honest));
      expect(blocksOf(honest).filter((block) => WORDS.includes(block))).toEqual(WORDS);
      const { content } = await server.collab.notes.read(NOTES);
      expectConforming(doc, content);
      expect(doc.getArray(COPIES_ROOT).length).toBeLessThanOrEqual(MOST_RUNS);
    }
  },
);

/** Updates of one writer that claim something of where words are from, each one run; and what they say. */
function* claims(mirror: Y.Doc, run: (i: number) => CopyRun): Generator<Uint8Array> {
  mirror.clientID = 77;
  for (let i = 0; ; i++) {
    const before = Y.encodeStateVector(mirror);
    mirror.getArray(COPIES_ROOT).insert(0, [run(i)]);
    yield Y.encodeStateAsUpdate(mirror, before);
  }
}

test.each<[string, (i: number) => CopyRun]>([
  ['that each take long to look into', (i) => [10, 0, 300_000, i * 300_000, WHY.taken]],
  ['of what is gone, which every page has to look for', (i) => [10 + (i % 5), 0, 1_000_000, GONE, WHY.taken]],
])('a stream of claims %s is cut off before it holds up others', async (_what, run) => {
  const raw = await openRaw(server, 'a1', `/collab/notes/${NOTES}?epoch=1`);
  const { doc } = honest.getSnapshot().document as { doc: Y.Doc };
  const mirror = new Y.Doc();
  Y.applyUpdate(mirror, Y.encodeStateAsUpdate(doc));
  raw.sendBytes(syncFrame(0, Uint8Array.of(0)));
  raw.sendBytes(syncFrame(2, Y.encodeStateAsUpdate(mirror)));
  const stream = claims(mirror, run);
  for (let i = 0; i < 20; i++) raw.sendBytes(syncFrame(2, stream.next().value as Uint8Array));
  expect((await raw.closed).code).toBe(CLOSE.tooFast);
  writeParagraph(honest, '。');
  await until('saved', () => isNotesSaved(honest));
  expect(blocksOf(honest).filter((block) => WORDS.includes(block))).toEqual(WORDS);
});

test('all of it is there after the server has been away', async () => {
  await server.close();
  server = await startServer(database.db);
  const page = openNotes(server, 'a1', NOTES);
  await notesReady(page);
  expect(blocksOf(page)).toEqual(blocksOf(honest));
  page.leave();
});
