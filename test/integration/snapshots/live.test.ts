import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BoardId, CardId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import { createSnapshotTaking, type SnapshotTaking } from '#server/services/snapshots/index.ts';
import { createTaker } from '#server/services/snapshots/taker.ts';
import { move, openPage, ready } from '#test/support/collab-client.ts';
import {
  BOARDS,
  cardOf,
  createTestDatabase,
  MEASURES,
  STAGES,
  type TestDatabase,
} from '#test/support/collab-database.ts';
import { actorOf, startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { isNotesSaved, notesReady, openNotes, typeInto, writeParagraph } from '#test/support/notes-page.ts';
import { readerOf } from '#test/support/snapshots.ts';
import { TwinMover } from '#test/support/twin-mover.ts';

const [boardA, boardB] = BOARDS as [BoardId, BoardId];
const [measure] = MEASURES as [(typeof MEASURES)[0]];
const twinsOf = (board: BoardId) => [0, 1].map((n) => cardOf(board, MEASURES[n] as typeof measure)) as [CardId, CardId];
const PEOPLE = ['a', 'b'].flatMap((agency) => Array.from({ length: 10 }, (_, i) => `${agency}${i}`));
const LEAD: Actor = { ...actorOf('lead'), roles: ['lead'] };
const PLAN = 'plan' as PlanId;

let database: TestDatabase;
let server: TestServer;
let snapshots: SnapshotTaking;
const closing: (() => void)[] = [];

beforeEach(async () => {
  database = await createTestDatabase(PEOPLE);
  server = await startServer(database.db);
  const { db } = database;
  const reader = readerOf(database.file);
  const taker = createTaker({ db, reader, flush: server.collab.flush, log: pino({ level: 'silent' }) });
  snapshots = createSnapshotTaking({ db, reader, taker, now: Date.now });
});

afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await server.close();
  await database.destroy();
});

async function take(): Promise<Snapshot> {
  const { id } = await snapshots.take(LEAD, PLAN, { title: '', api: false });
  const { sound, snapshot } = await snapshots.read(LEAD, id);
  expect(sound).toBe(true);
  return snapshot;
}

const cardIn = ({ boards }: Snapshot, id: CardId) =>
  boards.flatMap(({ cards }) => cards).find((card) => card.id === id);

test('a snapshot taken while twenty people move cards is a state that existed, with all that was on disk when it was begun', async () => {
  const movers = PEOPLE.map((person) => {
    const board = person.startsWith('a') ? boardA : boardB;
    const mover = new TwinMover(server, person, board, { twins: twinsOf(board), stages: STAGES });
    closing.push(() => mover.destroy());
    return mover;
  });
  await Promise.all(movers.map((mover) => mover.ready()));
  const running = movers.map((mover) => mover.run());
  await until('everybody moves', () => movers.every(({ acked }) => acked > 0));
  const seen = new Set<string>();
  for (let i = 0; i < 12; i++) {
    const before = movers.map(({ acked }) => acked);
    const snapshot = await take();
    for (const board of [boardA, boardB]) {
      const [one, other] = twinsOf(board).map((id) => cardIn(snapshot, id));
      expect(other).toMatchObject({ placement: { stage: one?.placement.stage }, contact: one?.contact });
      seen.add(`${board} ${one?.contact}`);
    }
    for (const [who, { own }] of movers.entries()) {
      expect(Number(cardIn(snapshot, own)?.contact)).toBeGreaterThanOrEqual(before[who] as number);
    }
  }
  // They went on all the while.
  expect(seen.size).toBeGreaterThan(12);
  for (const mover of movers) mover.stop();
  await Promise.all(running);
}, 120_000);

describe('what waits for the disk', () => {
  test('is in a snapshot that is asked for after it reached the server', async () => {
    const page = openPage(server, 'a0', boardA);
    closing.push(() => page.destroy());
    const other = openPage(server, 'a1', boardA);
    closing.push(() => other.destroy());
    await ready(page, other);
    const [card] = twinsOf(boardA);
    move(page, card, STAGES[2] as (typeof STAGES)[0]);
    // Passed on to others before it is on disk.
    await until('seen', () => other.getSnapshot().board.cards.get(card)?.placement.stage === STAGES[2]);
    expect(cardIn(await take(), card)?.placement.stage).toBe(STAGES[2]);
  });

  test('is not waited for where the database takes no changes: no snapshot is there then, and the next is the first', async () => {
    const page = openPage(server, 'a0', boardA);
    closing.push(() => page.destroy());
    await ready(page);
    await database.db.raw('PRAGMA query_only = ON');
    const wish = { title: '', api: false };
    await expect(snapshots.take(LEAD, PLAN, wish)).rejects.toMatchObject({ code: 'not-saved' });
    move(page, twinsOf(boardA)[0], STAGES[1] as (typeof STAGES)[0]);
    await until('told', () => page.getSnapshot().status.kind === 'not-kept');
    await expect(snapshots.take(LEAD, PLAN, wish)).rejects.toMatchObject({ code: 'not-saved' });
    expect(await snapshots.list(LEAD, PLAN)).toEqual([]);
    await database.db.raw('PRAGMA query_only = OFF');
    await until('saved', () => page.getSnapshot().status.kind === 'saved');
    expect(await take()).toMatchObject({ number: 1, previous: null });
  });
});

describe('the text of notes', () => {
  const versions = async () =>
    (await database.db('notes_versions').orderBy('id').select('reason')).map(({ reason }) => reason);
  const says = (snapshot: Snapshot) => JSON.stringify(snapshot.notes[measure]);

  test('is what was acknowledged, and kept as a version once for all snapshots until it changes', async () => {
    const page = openNotes(server, 'a0', measure);
    closing.push(() => page.leave());
    await notesReady(page);
    expect((await take()).notes).toEqual({});
    expect(await versions()).toEqual([]);
    writeParagraph(page, '第一段');
    await until('saved', () => isNotesSaved(page));
    expect(says(await take())).toContain('第一段');
    await take();
    expect(await versions()).toEqual(['snapshot']);
    typeInto(page, 0, '，改过');
    await until('saved', () => isNotesSaved(page));
    const snapshot = await take();
    expect(snapshot.notes[measure]).toEqual({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '第一段，改过' }] }],
    });
    expect(await versions()).toEqual(['snapshot', 'snapshot']);
  });

  test('is there of notes that nobody has open, whatever of them was made a state', async () => {
    const page = openNotes(server, 'a0', measure);
    await notesReady(page);
    writeParagraph(page, '留下的');
    await until('saved', () => isNotesSaved(page));
    page.leave();
    const before = (await take()).notes;
    await server.close();
    server = await startServer(database.db);
    expect((await take()).notes).toEqual(before);
    expect(JSON.stringify(before)).toContain('留下的');
  });
});
