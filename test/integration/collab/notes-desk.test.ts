import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import type { MeasureId, PersonId } from '#app/domain/ids.ts';
import { hasLine } from '#db/repositories/notes.server.ts';
import { createNotesDesk } from '#server/collab/notes-desk.ts';
import { Persistence } from '#server/collab/persistence.ts';
import { Rooms } from '#server/collab/rooms.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';

const NOTES = MEASURES[0] as MeasureId;
const name = { kind: 'notes', id: NOTES } as const;

let database: TestDatabase;
let rooms: Rooms;

beforeEach(async () => {
  database = await createTestDatabase(['a1']);
  const log = pino({ level: 'silent' });
  const store = createDocumentStore(database.db);
  rooms = new Rooms(store, new Persistence(store, log), log, { idleMs: 60_000 });
});

afterEach(async () => {
  await rooms.close(1_000);
  await database.destroy();
});

test('a line to notes that break under it is said not to be saved, and is there once when it is asked for again', async () => {
  const desk = createNotesDesk(rooms);
  const person = { id: 'a1' as PersonId, name: 'A', agency: null, agencyId: null };
  const line = { on: '2026-11-25' as IsoDate, by: 'A', text: '进展', key: 'key' };
  const append = () => desk.append(NOTES, person, line, 1, () => hasLine(database.db, 'a1', 'key'));
  const room = await rooms.open(name);
  if (!room) throw new Error('no such notes');
  // A fault of the server's own, in the middle of a turn: no update is known that Yjs throws at.
  room.content.settle = () => {
    throw new Error('a fault');
  };
  await expect(append()).rejects.toMatchObject({ code: 'not-saved' });
  await append();
  await append();
  const { content } = await desk.read(NOTES);
  expect(content?.content).toMatchObject([{ type: 'heading' }, { type: 'paragraph', content: [{ text: '进展' }] }]);
});
