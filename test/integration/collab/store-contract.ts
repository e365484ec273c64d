import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card, MeasureCard, TaskCard } from '#app/domain/board.ts';
import type { BoardId, CardId, CommitmentId, MeasureId, PersonId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import { listActivity } from '#db/repositories/activity.server.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { listDamagedRows } from '#db/repositories/documents.server.ts';
import type { Activity, BoardRows, DocumentBatch, DocumentStore, LoadedBoard } from '#server/collab/store.ts';
import { AGENCIES, BOARDS, cardOf, commitmentOf, MEASURES, STAGES } from '#test/support/collab-database.ts';
import { seeded } from '#test/support/seeded.ts';

/** A store on a database of its own that has the tests' plan in it, and people `a1` and `b1`. */
export interface StoreUnderTest {
  readonly store: DocumentStore;
  readonly db: Knex;
  destroy(): Promise<void>;
}

const [boardA, boardB] = BOARDS as [BoardId, BoardId];
const [todo, doing] = STAGES as [StageId, StageId];
const [m1] = MEASURES as [MeasureId];
const first = cardOf(boardA, m1);
const named = (id: BoardId) => ({ kind: 'board', id }) as const;
const [nameA, nameB] = [named(boardA), named(boardB)];
const [a1, b1] = ['a1', 'b1'] as [PersonId, PersonId];

const bytes = (...values: number[]) => Uint8Array.from(values);
const hash = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');

function task(id: string, more: Partial<TaskCard> = {}): TaskCard {
  return {
    id: id as CardId,
    kind: 'task',
    measureId: null,
    commitmentId: null,
    placement: { stage: todo, rank: 'V' as Rank },
    title: 'Task',
    contact: '',
    startsOn: null,
    dueOn: null,
    description: '',
    archived: false,
    ...more,
  };
}

function measureCard(ticked: CommitmentId[], more: Partial<MeasureCard> = {}): MeasureCard {
  return {
    id: first,
    kind: 'measure',
    measureId: m1,
    placement: { stage: doing, rank: 'V' as Rank },
    contact: '',
    startsOn: null,
    dueOn: null,
    ticked,
    ...more,
  };
}

const archived = (cardId: CardId, personId: PersonId): Activity => ({
  cardId,
  personId,
  at: 5,
  change: { kind: 'archived' },
});

/** What a document contributes to a commit: nothing but what is given. */
function part(
  name: DocumentBatch['name'],
  {
    updates = [],
    cards = [],
    ticked = [],
    activity = [],
    compacted = null,
  }: Partial<Pick<DocumentBatch, 'updates' | 'compacted'> & BoardRows> = {},
): DocumentBatch {
  return { name, at: 10, updates, rows: { kind: 'board', cards, ticked, activity }, compacted };
}

/** What every {@link DocumentStore} does, whatever it keeps its documents in. */
export function storeContract(what: string, create: () => Promise<StoreUnderTest>): void {
  describe(`documents kept in ${what}`, () => {
    let under: StoreUnderTest;
    let store: DocumentStore;

    beforeEach(async () => {
      under = await create();
      store = under.store;
    });

    afterEach(() => under.destroy());

    async function load(name = nameA): Promise<LoadedBoard> {
      const loaded = await store.load(name);
      if (loaded?.kind !== 'board') throw new Error('there is no such board');
      return loaded;
    }

    const updatesOf = async (name = nameA) => (await load(name)).updates.map((update) => [...update]);

    async function row(id: CardId, boardId = boardA): Promise<Card | undefined> {
      return (await readCardRows(under.db, boardId)).find((card) => card.id === id);
    }

    async function damage(table: 'documents' | 'document_updates', where: object, by: Uint8Array): Promise<void> {
      const column = table === 'documents' ? 'state' : 'update';
      await under
        .db(table)
        .where(where)
        .update({ [column]: Buffer.from(by) });
    }

    describe('load', () => {
      test('finds nothing where there is nothing', async () => {
        expect(await store.load(named('nowhere' as BoardId))).toBeNull();
      });

      test('gives a new document with what the record says of it', async () => {
        const { frame, rows, ...loaded } = await load();
        expect(loaded).toMatchObject({ name: nameA, agencyIds: [AGENCIES[0]], epoch: 1, updates: [], damaged: [] });
        expect(loaded.state?.length).toBeGreaterThan(0);
        expect([...frame.stages]).toEqual(STAGES);
        expect(frame.measureCards.get(first)).toMatchObject({ measureId: m1, placement: { stage: todo } });
        expect(frame.commitments.get(commitmentOf(m1, 2))).toBe(m1);
        expect(rows.map(({ id }) => id).sort()).toEqual(MEASURES.map((id) => cardOf(boardA, id)).sort());
      });
    });

    describe('commit', () => {
      test('appends updates in their order, one commit after the other', async () => {
        await store.commit([part(nameA, { updates: [bytes(1), bytes(2)] })]);
        await store.commit([part(nameA, { updates: [bytes(0)] }), part(nameB, { updates: [bytes(9)] })]);
        await store.commit([part(nameA, { updates: [bytes(3)] })]);
        expect(await updatesOf()).toEqual([[1], [2], [0], [3]]);
        expect(await updatesOf(nameB)).toEqual([[9]]);
      });

      test('of nothing is nothing', async () => {
        await store.commit([]);
        await store.commit([part(nameA)]);
        expect(await updatesOf()).toEqual([]);
      });

      test('keeps every byte, of nothing up to more than a megabyte, and of several at once', async () => {
        const random = seeded(1);
        const every = Uint8Array.from({ length: 256 }, (_, i) => i);
        const large = random.bytes(1_200_000);
        await store.commit([part(nameA, { updates: [bytes(), every, large] }), part(nameB, { updates: [large] })]);
        const { updates, damaged } = await load();
        expect(updates.map(hash)).toEqual([bytes(), every, large].map(hash));
        expect(damaged).toEqual([]);
        expect((await load(nameB)).updates.map(hash)).toEqual([hash(large)]);
      });

      test('takes more at once than fits into one statement, and all or nothing of that', async () => {
        const random = seeded(2);
        const updates = Array.from({ length: 10 }, () => random.bytes(1_000_000));
        const wrong = part(nameB, { activity: [archived(first, 'nobody' as PersonId)] });
        await expect(store.commit([part(nameA, { updates }), wrong])).rejects.toThrow(/FOREIGN KEY|foreign key/);
        expect(await updatesOf()).toEqual([]);
        await store.commit([part(nameA, { updates, activity: [archived(first, a1)] })]);
        expect((await load()).updates.map(hash)).toEqual(updates.map(hash));
        expect(await listActivity(under.db, [boardA], first, 9)).toHaveLength(1);
      });

      test('keeps thousands of small ones', async () => {
        const updates = Array.from({ length: 3_000 }, (_, i) => bytes(i & 255, i >> 8));
        await store.commit([part(nameA, { updates })]);
        expect((await load()).updates.map((u) => (u[0] ?? 0) + 256 * (u[1] ?? 0))).toEqual(updates.map((_, i) => i));
      });

      test('does all or nothing: of several documents, with rows, activity and states', async () => {
        const sound = part(nameA, {
          updates: [bytes(1)],
          cards: [task('new')],
          activity: [archived(first, a1)],
          compacted: { state: bytes(7), epoch: 2, damaged: [] },
        });
        const before = await load();
        for (const wrong of [
          part(nameB, { activity: [archived(first, 'nobody' as PersonId)] }),
          part(nameB, { cards: [task('x', { placement: { stage: 'nowhere' as StageId, rank: 'V' as Rank } })] }),
          part(nameB, { ticked: [measureCard(['nothing' as CommitmentId])] }),
          part(named('nowhere' as BoardId), { updates: [bytes(1)] }),
        ]) {
          await expect(store.commit([sound, wrong])).rejects.toThrow(/FOREIGN KEY|foreign key/);
          await expect(store.commit([wrong, sound])).rejects.toThrow(/FOREIGN KEY|foreign key/);
          expect(await load()).toEqual(before);
          expect(await row('new' as CardId)).toBeUndefined();
          expect(await listActivity(under.db, [boardA], first, 9)).toEqual([]);
        }
        // And is none the worse for it.
        await store.commit([sound]);
        expect(await load()).toMatchObject({ epoch: 2, updates: [] });
      });

      test('puts commits that are asked for at once one behind the other, while others load', async () => {
        const commits = Array.from({ length: 40 }, (_, i) =>
          store.commit([part(nameA, { updates: [bytes(i)] }), part(nameB, { updates: [bytes(i)] })]),
        );
        const loads = Array.from({ length: 20 }, (_, i) => load(i % 2 ? nameA : nameB));
        await Promise.all(commits);
        const all = await updatesOf();
        expect(all.map(([n]) => n)).toEqual(Array.from({ length: 40 }, (_, i) => i));
        for (const { updates } of await Promise.all(loads)) {
          expect(updates.map((u) => [...u])).toEqual(all.slice(0, updates.length));
        }
      });
    });

    describe('a state in the place of what was there', () => {
      test('takes the place of state and log, and keeps the epoch that it is given', async () => {
        await store.commit([part(nameA, { updates: [bytes(1), bytes(2)] }), part(nameB, { updates: [bytes(9)] })]);
        await store.commit([
          part(nameA, { updates: [bytes(3)], compacted: { state: bytes(7), epoch: 1, damaged: [] } }),
        ]);
        expect(await load()).toMatchObject({ epoch: 1, state: Buffer.from([7]), updates: [], damaged: [] });
        expect(await updatesOf(nameB)).toEqual([[9]]);
        await store.commit([part(nameA, { updates: [bytes(4)] })]);
        expect(await updatesOf()).toEqual([[4]]);
        await store.commit([part(nameA, { compacted: { state: bytes(8), epoch: 2, damaged: [] } })]);
        expect(await load()).toMatchObject({ epoch: 2, state: Buffer.from([8]), updates: [] });
      });
    });

    describe('a damaged row', () => {
      test('is found, an update or the state, and what is sound beside it too', async () => {
        await store.commit([part(nameA, { updates: [bytes(1), bytes(2), bytes(3)] })]);
        const [, second] = await under.db('document_updates').orderBy('id').select('id', 'update_hash');
        await damage('document_updates', { id: second.id }, bytes(66));
        expect(await load()).toMatchObject({
          updates: [Buffer.from([1]), Buffer.from([3])],
          damaged: [
            {
              origin: 'update',
              originId: second.id,
              expectedHash: hash(bytes(2)),
              foundHash: hash(bytes(66)),
              bytes: Buffer.from([66]),
            },
          ],
        });
        const sound = (await load()).state as Uint8Array;
        await damage('documents', { name: 'board/board-a' }, bytes(55));
        const { state, damaged } = await load();
        expect(state).toBeNull();
        expect(damaged).toHaveLength(2);
        expect(damaged).toContainEqual({
          origin: 'state',
          originId: null,
          expectedHash: hash(sound),
          foundHash: hash(bytes(55)),
          bytes: Buffer.from([55]),
        });
        // Looking changes nothing.
        expect((await load()).damaged).toEqual(damaged);
        expect(await listDamagedRows(under.db)).toEqual([]);
      });

      test('is set aside with its bytes when a state is written without it, and is found no more', async () => {
        await store.commit([part(nameA, { updates: [bytes(1), bytes(2)] })]);
        const rows = await under.db('document_updates').orderBy('id').select('id');
        await damage('document_updates', { id: rows[0].id }, bytes(66));
        await damage('documents', { name: 'board/board-a' }, bytes(55));
        const { damaged } = await load();
        await store.commit([part(nameA, { compacted: { state: bytes(7), epoch: 2, damaged } })]);
        expect(await load()).toMatchObject({ epoch: 2, state: Buffer.from([7]), updates: [], damaged: [] });
        const aside = await listDamagedRows(under.db);
        expect(
          aside.map(({ origin, originId, documentName, size }) => ({ origin, originId, documentName, size })),
        ).toEqual(
          expect.arrayContaining([
            { origin: 'update', originId: rows[0].id, documentName: 'board/board-a', size: 1 },
            { origin: 'state', originId: null, documentName: 'board/board-a', size: 1 },
          ]),
        );
        const kept = await under.db('damaged_rows').select('bytes', 'found_hash', 'expected_hash');
        for (const { bytes: left, found_hash } of kept) expect(hash(left)).toBe(found_hash);
        expect(kept.map((one) => one.expected_hash).sort()).toEqual(damaged.map((one) => one.expectedHash).sort());
      });
    });

    describe('rows', () => {
      test('of cards are made and brought to what they are now; ticks are replaced', async () => {
        const [tick1, tick2] = [commitmentOf(m1, 1), commitmentOf(m1, 2)];
        const ticked = measureCard([tick1, tick2], { contact: '张三', dueOn: '2017-06-30' as never });
        await store.commit([part(nameA, { cards: [task('t'), ticked], ticked: [ticked] })]);
        expect(await row(first)).toEqual(ticked);
        expect(await row('t' as CardId)).toEqual(task('t'));
        const changed = task('t', {
          title: 'Other',
          archived: true,
          description: '述',
          startsOn: '2017-01-02' as never,
        });
        const unticked = measureCard([tick2]);
        await store.commit([part(nameA, { cards: [changed, unticked], ticked: [unticked] })]);
        expect([await row('t' as CardId), await row(first)]).toEqual([changed, unticked]);
        // Moved, with the ticks as they were.
        const moved = measureCard([tick2], { placement: { stage: todo, rank: 'W' as Rank } });
        await store.commit([part(nameA, { cards: [moved] })]);
        expect(await row(first)).toEqual(moved);
        const none = measureCard([]);
        await store.commit([part(nameA, { cards: [none], ticked: [none] })]);
        expect(await row(first)).toEqual(none);
      });

      test('of another board’s card are left to that board', async () => {
        const before = await row(cardOf(boardB, m1), boardB);
        await store.commit([part(nameA, { cards: [task(cardOf(boardB, m1), { title: 'stolen' })] })]);
        expect(await row(cardOf(boardB, m1), boardB)).toEqual(before);
        expect(await row(cardOf(boardB, m1))).toBeUndefined();
      });

      test('of many cards at once are all there', async () => {
        const cards = Array.from({ length: 2_000 }, (_, i) => task(`many-${i}`, { contact: `${i}` }));
        await store.commit([part(nameA, { cards })]);
        const rows = new Map((await readCardRows(under.db, boardA)).map((card) => [card.id, card]));
        expect(cards.filter((card) => rows.get(card.id)?.contact !== card.contact)).toEqual([]);
      });

      test('hold every text as it is, whatever means something in SQL', async () => {
        const texts = [
          "'",
          '"',
          "''; DROP TABLE cards; --",
          '?',
          '??',
          ';\n',
          '\\',
          '%_',
          '$1',
          ':a',
          '\t\n',
          '😀',
          '\u0000',
          "X'00'",
        ];
        for (const text of texts) {
          const card = task('text', { title: `t${text}`, contact: text, description: text });
          const change = { kind: 'edited', field: 'contact', from: text, to: text } as const;
          await store.commit([
            part(nameA, {
              updates: [new TextEncoder().encode(text)],
              cards: [card],
              activity: [{ cardId: card.id, personId: a1, at: 5, change }],
            }),
          ]);
          expect(await row(card.id)).toEqual(card);
          expect((await listActivity(under.db, [boardA], card.id, 1))[0]?.change).toEqual(change);
        }
        const { updates } = await load();
        expect(updates.map((update) => new TextDecoder().decode(update))).toEqual(texts);
      });

      test('hold any text', async () => {
        await fc.assert(
          fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
            await store.commit([part(nameA, { cards: [task('any', { title: 'T', contact: text })] })]);
            expect((await row('any' as CardId))?.contact).toBe(text);
          }),
          { numRuns: 100 },
        );
      });
    });

    describe('activity', () => {
      test('is kept in its order, with who did it', async () => {
        const restored: Activity = { cardId: first, personId: b1, at: 6, change: { kind: 'restored' } };
        await store.commit([
          part(nameA, { activity: [archived(first, a1), restored] }),
          part(nameB, { activity: [archived(first, b1)] }),
        ]);
        await store.commit([part(nameA, { activity: [{ ...archived(first, b1), at: 7 }] })]);
        const said = (await listActivity(under.db, [boardA], first, 9)).map(({ at, person, change }) => [
          at,
          person.id,
          change.kind,
        ]);
        expect(said).toEqual([
          [7, b1, 'archived'],
          [6, b1, 'restored'],
          [5, a1, 'archived'],
        ]);
      });

      test('of thousands of changes at once keeps their order', async () => {
        const activity = Array.from({ length: 2_500 }, (_, at) => ({ ...archived(first, a1), at }));
        await store.commit([part(nameA, { activity })]);
        const said = await listActivity(under.db, [boardA], first, 5_000);
        expect(said.map(({ at }) => at)).toEqual(activity.map(({ at }) => at).reverse());
      });
    });
  });
}
