import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DubanError } from '#app/domain/errors.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import type { CollabStats } from '#server/collab/upgrade.ts';
import { readOperations } from '#server/services/read-operations.ts';
import { addPerson, queriesOf, seededDatabase } from '#test/support/database.ts';

const STATS: CollabStats = {
  documents: 2,
  connections: 5,
  people: 3,
  unsaved: 1,
  failing: false,
  blocked: false,
  lastMinute: { commits: 4, changes: 9 },
  failingSince: null,
  lastFailure: null,
};

async function setup(stats: Partial<CollabStats> = {}) {
  const { db, file } = await seededDatabase();
  const source = { version: '1.2.3', startedAt: 1_000, databaseFile: file, stats: () => ({ ...STATS, ...stats }) };
  const admin = await addPerson(db, 'admin', { roles: ['administrator'] });
  const [board] = await db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where('a.name', '财政部')
    .select('b.id', 'a.id as agency_id', 'a.name', 'a.kind');
  return { db, file, admin, source, board, read: (actor = admin) => readOperations(db, actor, source, () => 5_000) };
}

describe('readOperations', () => {
  it('says how the server fares', async () => {
    const { read, file } = await setup();
    expect(await read()).toEqual({
      at: 5_000,
      version: '1.2.3',
      startedAt: 1_000,
      database: {
        bytes: statSync(file).size,
        walBytes: statSync(`${file}-wal`).size,
        takes: 'all',
        failingSince: null,
        lastFailure: null,
      },
      backup: null,
      live: { documents: 2, connections: 5, people: 3, waiting: 1, lastMinute: { changes: 9, commits: 4 } },
      damaged: [],
      damagedCount: 0,
    });
  });

  it.each([
    [{ failing: true, blocked: true }, 'none'],
    [{ failing: true, blocked: false }, 'some'],
    [{ failing: false, blocked: false }, 'all'],
  ])('with commits %o the database takes %s', async (stats, takes) => {
    const { read } = await setup(stats);
    expect((await read()).database.takes).toBe(takes);
  });

  it('lists what was damaged, the last found first, with what it is of', async () => {
    const { db, read, board } = await setup();
    const measure = await db('measures').first('id', 'number', 'title');
    const row = { bytes: Buffer.from('damaged'), expected_hash: 'e'.repeat(64), found_hash: 'f'.repeat(64) };
    await db('damaged_rows').insert([
      { ...row, document_name: `board/${board.id}`, origin: 'state', origin_id: null, found_at: 1 },
      { ...row, document_name: `board/${board.id}`, origin: 'update', origin_id: 17, found_at: 2 },
      { ...row, document_name: 'board/gone', origin: 'update', origin_id: 18, found_at: 3 },
      { ...row, document_name: 'something else', origin: 'update', origin_id: 19, found_at: 4 },
      { ...row, document_name: `notes/${measure.id}`, origin: 'update', origin_id: 20, found_at: 5 },
    ]);
    const { damaged, damagedCount } = await read();
    expect(damagedCount).toBe(5);
    const own = { kind: 'board', id: board.id, agency: { id: board.agency_id, name: board.name, kind: board.kind } };
    expect(damaged.map((d) => [d.table, d.rowId, d.documentName, d.foundAt, d.subject])).toEqual([
      [
        'document_updates',
        20,
        `notes/${measure.id}`,
        5,
        { kind: 'notes', id: measure.id, title: `（${measure.number}）${measure.title}` },
      ],
      ['document_updates', 19, 'something else', 4, null],
      ['document_updates', 18, 'board/gone', 3, null],
      ['document_updates', 17, `board/${board.id}`, 2, own],
      ['documents', null, `board/${board.id}`, 1, own],
    ]);
    expect(damaged[0]).toMatchObject({ size: 7, expectedHash: row.expected_hash, foundHash: row.found_hash });
  });

  it('lists what a board was really opened without', async () => {
    const { db, read, board } = await setup();
    const name = { kind: 'board', id: board.id } as const;
    await db('documents')
      .where({ name: `board/${board.id}` })
      .update({ state: Buffer.from('damaged') });
    const store = createDocumentStore(db);
    const loaded = await store.load(name);
    if (!loaded) throw new Error('the board is there');
    const compacted = { state: Uint8Array.of(0, 0), epoch: 2, damaged: loaded.damaged };
    const rows = { kind: 'board', cards: [], ticked: [], activity: [] } as const;
    await store.commit([{ name, at: 7, updates: [], rows, compacted }]);
    expect((await read()).damaged).toMatchObject([
      { table: 'documents', size: 7, foundAt: 7, subject: { id: board.id } },
    ]);
  });

  it('asks the database four things at most, however much is damaged', async () => {
    const { db, read, board } = await setup();
    expect(await queriesOf(db, read)).toHaveLength(1);
    const row = { bytes: Buffer.from('x'), expected_hash: 'e', found_hash: 'f', origin: 'update', found_at: 1 };
    for (let i = 0; i < 12; i++) {
      await db('damaged_rows').insert(
        Array.from({ length: 10 }, (_, n) => ({
          ...row,
          document_name: n % 2 ? `board/${board.id}` : `notes/${board.id}`,
          origin_id: 10 * i + n,
        })),
      );
    }
    let result: Awaited<ReturnType<typeof read>> | undefined;
    const queries = await queriesOf(db, async () => {
      result = await read();
    });
    expect(queries).toHaveLength(4);
    expect([result?.damaged.length, result?.damagedCount]).toEqual([100, 120]);
  });

  it('is for administrators: for everybody else there is no such thing', async () => {
    const { db, read, source } = await setup();
    const others = [
      await addPerson(db, 'member', { agencies: ['财政部'] }),
      await addPerson(db, 'lead', { roles: ['lead', 'observer'] }),
    ];
    for (const actor of others) {
      const refusal = await read(actor).catch((error) => error);
      expect(refusal).toBeInstanceOf(DubanError);
      expect(refusal).toMatchObject({ code: 'not-found' });
    }
    await expect(readOperations(db, null, source, () => 0)).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});
