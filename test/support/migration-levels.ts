import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { seedBoard } from '#app/collab/board-doc.ts';
import type { CardId, MeasureId, StageId } from '#app/domain/ids.ts';
import { evenRanks } from '#app/domain/rank.ts';
import { migrationSource } from '#db/migrations/index.server.ts';

/** How many migrations there are: the level that this version of the program works at. */
export async function lastLevel(): Promise<number> {
  return (await migrationSource.getMigrations([])).length;
}

/** Brings a database to what it was at an earlier level, with data in it from the first one on. */
export async function migrateTo(db: Knex, level: number): Promise<void> {
  const upTo = (end: number): Knex.MigrationSource<string> => ({
    ...migrationSource,
    getMigrations: async (extensions) => (await migrationSource.getMigrations(extensions)).slice(0, end),
  });
  // A database is made at its first query.
  if (level === 0) return void (await db.raw('SELECT 1'));
  await db.migrate.latest({ migrationSource: upTo(1) });
  await fillFirstLevel(db);
  await db.migrate.latest({ migrationSource: upTo(level) });
}

/**
 * Something in every table as the first migration made it. Written out, not by the repositories: those write what the last
 * migration made.
 */
async function fillFirstLevel(db: Knex): Promise<void> {
  const [rank] = evenRanks(1);
  if (rank === undefined) throw new Error('there is a rank');
  const placement = { stage: 'stage' as StageId, rank };
  const state = seedBoard([{ id: 'card' as CardId, measureId: 'measure' as MeasureId, placement }]);
  const hash = createHash('sha256').update(state).digest('hex');
  const rows: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['agencies', { id: 'agency', name: '国家发展改革委', kind: 'ministry' }],
    ['people', { id: 'person', name: '张三', demo_order: 1, created_at: 1 }],
    ['person_roles', { person_id: 'person', role: 'lead' }],
    ['agency_members', { person_id: 'person', agency_id: 'agency' }],
    [
      'sessions',
      { token_hash: 'h', person_id: 'person', user_agent: 'x', created_at: 1, last_seen_at: 2, expires_at: 3 },
    ],
    ['plans', { id: 'plan', title: 'Plan', source: 'text', source_hash: 'h', imported_at: 1, imported_by: 'person' }],
    ['stages', { id: 'stage', plan_id: 'plan', position: 0, category: 'todo', name_zh: '待办', name_en: 'To do' }],
    ['sections', { id: 'section', plan_id: 'plan', ordinal: 1, number: '一', title: 'Section' }],
    [
      'measures',
      { id: 'measure', plan_id: 'plan', section_id: 'section', ordinal: 1, number: '（一）', title: 'Measure' },
    ],
    [
      'commitments',
      {
        id: 'commitment',
        measure_id: 'measure',
        ordinal: 1,
        text: 'text',
        clause: 'clause',
        open_ended: false,
        passage_start: 0,
        passage_end: 1,
        clause_start: 1,
        clause_end: 2,
      },
    ],
    ['responsibilities', { commitment_id: 'commitment', agency_id: 'agency', role: 'lead', position: 0 }],
    [
      'deadlines',
      {
        commitment_id: 'commitment',
        position: 0,
        on: '2017-06-30',
        phrase: '2017年6月底前',
        phrase_start: 0,
        phrase_end: 1,
      },
    ],
    ['source_spans', { plan_id: 'plan', span_start: 0, span_end: 4, kind: 'text' }],
    ['reading_warnings', { plan_id: 'plan', position: 0, code: 'code', message: 'm', span_start: 0, span_end: 1 }],
    ['boards', { id: 'board', plan_id: 'plan', agency_id: 'agency', position: 0 }],
    [
      'cards',
      { id: 'card', board_id: 'board', kind: 'measure', measure_id: 'measure', stage_id: 'stage', rank, changed_at: 1 },
    ],
    ['card_ticks', { card_id: 'card', commitment_id: 'commitment' }],
    ['activity', { board_id: 'board', card_id: 'card', person_id: 'person', at: 1, kind: 'archived', change: '{}' }],
    ['documents', { name: 'board/board', epoch: 1, state: Buffer.from(state), state_hash: hash, compacted_at: 1 }],
    // The state once more is an update that changes nothing.
    ['document_updates', { document_name: 'board/board', update: Buffer.from(state), update_hash: hash, at: 1 }],
  ];
  for (const [table, row] of rows) await db(table).insert(row);
}

/** Everything in a database: tables and indexes as they were made, and all rows. When each migration ran is left out. */
export async function dump(db: Knex): Promise<Record<string, unknown>> {
  const made: { name: string; type: string; sql: string }[] = await db('sqlite_master')
    .whereNotNull('sql')
    .orderBy('name')
    .select('name', 'type', 'sql');
  const all: Record<string, unknown> = {};
  for (const { name, type, sql } of made) {
    const rows: Record<string, unknown>[] = type === 'table' ? await db(name).select('*') : [];
    all[name] = { sql, rows: rows.map(({ migration_time: _, ...row }) => row) };
  }
  return all;
}
