import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BoardDoc } from '#app/collab/board-doc.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { readDocument } from '#db/repositories/documents.server.ts';
import { importPlan, OPERATOR } from '#server/services/import-plan.ts';
import { addPerson, emptyDatabase, importSeed, readSeed, seededDatabase } from '#test/support/database.ts';

const TABLES = [
  'plans',
  'stages',
  'sections',
  'measures',
  'commitments',
  'responsibilities',
  'deadlines',
  'source_spans',
  'reading_warnings',
  'agencies',
  'boards',
  'cards',
  'documents',
];

async function countAll(db: Knex): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) counts[table] = Number((await db(table).count({ n: '*' }).first())?.n);
  return counts;
}

const SMALL = `关于试点的意见

一、总体要求

（一）开展试点。各地要开展试点，2031年6月底前完成。（财政部、国家粮食局负责）

（二）加强指导。加强对试点的指导。（水利部牵头，试点办公室配合）
`;

describe('importPlan', () => {
  it('makes of the first document what it says: 4 sections, 14 measures, 36 commitments, 39 boards, 116 cards', async () => {
    const { db } = await emptyDatabase();
    const { plan, boards, cards } = await importSeed(db);
    expect(plan.docNumber).toBe('国发〔2016〕62号');
    expect([boards, cards]).toEqual([39, 116]);
    expect(await countAll(db)).toMatchObject({
      plans: 1,
      stages: 4,
      sections: 4,
      measures: 14,
      commitments: 36,
      deadlines: 6,
      agencies: 39,
      boards: 39,
      cards: 116,
      documents: 39,
      reading_warnings: 0,
    });
  });

  it('seeds every live document once, with the cards that the rows have', async () => {
    const { db } = await seededDatabase();
    const [stage] = await db('stages').orderBy('position').select('id');
    for (const { id } of await db('boards').select('id')) {
      const stored = await readDocument(db, `board/${id}`);
      expect(stored).toMatchObject({ epoch: 1, damaged: [], updates: [] });
      const doc = new Y.Doc();
      Y.applyUpdate(doc, stored?.state ?? new Uint8Array());
      const rows = await readCardRows(db, id);
      expect(new BoardDoc(doc).cards).toEqual(new Map(rows.map((card) => [card.id, card])));
      expect(rows.every((card) => card.placement.stage === stage.id)).toBe(true);
    }
  });

  it('puts the cards of a board in the order of the document', async () => {
    const { db } = await seededDatabase();
    const rows = await db('cards as c')
      .join('measures as m', 'm.id', 'c.measure_id')
      .join('boards as b', 'b.id', 'c.board_id')
      .orderBy(['b.position', 'c.rank'])
      .select('c.board_id', 'm.ordinal');
    for (const [i, { board_id, ordinal }] of rows.entries()) {
      const before = rows[i - 1];
      if (before?.board_id === board_id) expect(ordinal).toBeGreaterThan(before.ordinal);
    }
  });

  it('keeps the text whole, with every piece of it accounted for', async () => {
    const { db } = await seededDatabase();
    const { source } = await readSeed();
    expect((await db('plans').first('source')).source).toBe(source);
    const spans = await db('source_spans').orderBy('span_start');
    let end = 0;
    for (const span of spans) {
      expect(span.span_start).toBe(end);
      end = span.span_end;
    }
    expect(end).toBe(source.length);
  });

  it.each([
    ['as it is', (text: string) => text],
    ['with a byte order mark and other line endings', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['with blank space around it', (text: string) => `\n\n${text}\u3000\n`],
  ])('refuses the same text again, %s, and names the plan there is', async (_, change) => {
    const { db } = await seededDatabase();
    const { source } = await readSeed();
    const before = await countAll(db);
    await expect(importPlan(db, OPERATOR, { source: change(source) })).rejects.toMatchObject({
      code: 'plan-exists',
      message: expect.stringContaining('国务院关于深入推进实施新一轮东北振兴战略'),
    });
    expect(await countAll(db)).toEqual(before);
  });

  it('makes a second plan of another text, with the agencies there are already', async () => {
    const { db } = await seededDatabase();
    const { plan, boards } = await importPlan(db, OPERATOR, { source: SMALL });
    expect(boards).toBe(4);
    const added = await db('agencies').count({ n: '*' }).first();
    // 财政部、国家粮食局、水利部 are known from the first document.
    expect(added).toEqual({ n: 40 });
    const finance = await db('boards as b').join('agencies as a', 'a.id', 'b.agency_id').where('a.name', '财政部');
    expect(finance.map(({ plan_id }) => plan_id)).toContain(plan.id);
    expect(finance).toHaveLength(2);
  });

  it('makes a plan of a text without sections', async () => {
    const { db } = await emptyDatabase();
    const source = SMALL.replace('一、总体要求\n', '');
    await importPlan(db, OPERATOR, { source });
    expect(await countAll(db)).toMatchObject({ sections: 0, measures: 2, boards: 4 });
    expect(await db('measures').whereNotNull('section_id')).toEqual([]);
  });

  it('leaves nothing behind when the disk fails at the last document', async () => {
    const { db } = await emptyDatabase();
    await db.raw(
      `CREATE TRIGGER full BEFORE INSERT ON documents WHEN (SELECT COUNT(*) FROM documents) = 38
       BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
    await expect(importSeed(db)).rejects.toThrow(/disk full/);
    expect(Object.values(await countAll(db)).every((count) => count === 0)).toBe(true);
    await db.raw('DROP TRIGGER full');
    expect((await importSeed(db)).cards).toBe(116);
  });

  it('tells of the other plan when two imports of one text meet', async () => {
    const { db } = await emptyDatabase();
    const outcomes = await Promise.allSettled([importSeed(db), importSeed(db)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'plan-exists' });
    expect(await countAll(db)).toMatchObject({ plans: 1, cards: 116 });
  });

  it.each(['', '今天天气很好。', '（一）没有责任单位的举措。正文。', 'a\0（一）标题。正文。（财政部负责）'])(
    'refuses a text of which no board can be made: %j',
    async (source) => {
      const { db } = await emptyDatabase();
      await expect(importPlan(db, OPERATOR, { source })).rejects.toMatchObject({ code: 'document-unreadable' });
      expect((await countAll(db)).plans).toBe(0);
    },
  );

  it('is for administrators, and remembers which one', async () => {
    const { db } = await seededDatabase();
    const member = await addPerson(db, 'member', { agencies: ['财政部'] });
    const lead = await addPerson(db, 'lead', { roles: ['lead', 'observer'] });
    const administrator = await addPerson(db, 'administrator', { roles: ['administrator'] });
    await expect(importPlan(db, null, { source: SMALL })).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(importPlan(db, member, { source: SMALL })).rejects.toMatchObject({ code: 'not-found' });
    await expect(importPlan(db, lead, { source: SMALL })).rejects.toMatchObject({ code: 'not-found' });
    const { plan } = await importPlan(db, administrator, { source: SMALL });
    expect((await db('plans').where({ id: plan.id }).first()).imported_by).toBe('administrator');
  });
});
