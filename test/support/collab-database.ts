import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { seedBoard } from '#app/collab/board-doc.ts';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { AgencyId, BoardId, CardId, CommitmentId, MeasureId, StageId } from '#app/domain/ids.ts';
import { evenRanks } from '#app/domain/rank.ts';
import { openDatabase } from '#db/connection.server.ts';
import { insertDocument } from '#db/repositories/documents.server.ts';
import { template } from './database.ts';

/** A plan small enough to read in a test: two agencies with a board each, four stages, six measures of two commitments. */
export const AGENCIES = ['agency-a', 'agency-b'] as AgencyId[];
export const STAGES = ['todo', 'doing', 'review', 'done'].map((s) => `stage-${s}`) as StageId[];
export const MEASURES = [1, 2, 3, 4, 5, 6].map((n) => `measure-${n}`) as MeasureId[];
export const BOARDS = ['board-a', 'board-b'] as BoardId[];

export const commitmentOf = (measureId: MeasureId, ordinal: number) => `${measureId}-${ordinal}` as CommitmentId;
export const cardOf = (boardId: BoardId, measureId: MeasureId) => `${boardId}-${measureId}` as CardId;

/** A database of its own in a file that {@link TestDatabase.destroy} removes. */
export interface TestDatabase {
  readonly file: string;
  readonly db: Knex;
  destroy(): Promise<void>;
}

export async function createTestDatabase(people: readonly string[]): Promise<TestDatabase> {
  const filled = await template(`plan of ${people}`, (db) => seedPlan(db, people));
  const folder = mkdtempSync(join(tmpdir(), 'duban-collab-'));
  const file = join(folder, 'test.sqlite');
  copyFileSync(filled, file);
  const db = openDatabase(file);
  return {
    file,
    db,
    async destroy() {
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Puts the plan into a migrated database. */
export async function seedPlan(db: Knex, people: readonly string[]): Promise<void> {
  await db('agencies').insert(AGENCIES.map((id) => ({ id, name: `Agency ${id}`, kind: 'ministry' })));
  await db('people').insert(people.map((id) => ({ id, name: `Person ${id}`, created_at: 0 })));
  await db('plans').insert({ id: 'plan', title: 'Plan', source: 'text', source_hash: 'h', imported_at: 0 });
  await db('stages').insert(
    STAGES.map((id, position) => ({ id, plan_id: 'plan', position, category: id.slice(6), name_zh: id, name_en: id })),
  );
  await db('sections').insert({ id: 'section', plan_id: 'plan', ordinal: 1, number: '一', title: 'Section' });
  await db('measures').insert(
    MEASURES.map((id, i) => ({
      id,
      plan_id: 'plan',
      section_id: 'section',
      ordinal: i + 1,
      number: `${i + 1}`,
      title: id,
    })),
  );
  const commitments = MEASURES.flatMap((measureId) => [1, 2].map((ordinal) => ({ measureId, ordinal })));
  await db('commitments').insert(
    commitments.map(({ measureId, ordinal }) => ({
      id: commitmentOf(measureId, ordinal),
      measure_id: measureId,
      ordinal,
      text: 'text',
      clause: 'clause',
      open_ended: false,
      passage_start: 0,
      passage_end: 1,
      clause_start: 1,
      clause_end: 2,
    })),
  );
  await db('responsibilities').insert(
    commitments.flatMap(({ measureId, ordinal }) =>
      AGENCIES.map((agencyId, position) => ({
        commitment_id: commitmentOf(measureId, ordinal),
        agency_id: agencyId,
        role: 'responsible',
        position,
      })),
    ),
  );
  const ranks = evenRanks(MEASURES.length);
  for (const [i, boardId] of BOARDS.entries()) {
    await db('boards').insert({ id: boardId, plan_id: 'plan', agency_id: AGENCIES[i], position: i });
    const cards = MEASURES.map((measureId, n) => {
      const [stage, rank] = [STAGES[0], ranks[n]];
      if (stage === undefined || rank === undefined) throw new Error('the plan has stages and ranks');
      return { id: cardOf(boardId, measureId), measureId, placement: { stage, rank } };
    });
    await db('cards').insert(
      cards.map(({ id, measureId, placement }) => ({
        id,
        board_id: boardId,
        kind: 'measure',
        measure_id: measureId,
        stage_id: placement.stage,
        rank: placement.rank,
        changed_at: 0,
      })),
    );
    await insertDocument(db, formatDocumentName({ kind: 'board', id: boardId }), seedBoard(cards), 1);
  }
}
