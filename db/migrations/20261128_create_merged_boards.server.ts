import type { Knex } from 'knex';

/** Boards of agencies that have become one: each stays to be read, and is no board of its plan any more. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('boards', (t) => {
    /** The board of the same plan that has its cards now; null for a board that people work on. */
    t.string('merged_into', 40).nullable().index();
  });
  await db.raw(`DROP INDEX ${PAIR}`);
  await db.raw(`CREATE UNIQUE INDEX ${PAIR} ON boards (plan_id, agency_id) WHERE merged_into IS NULL`);

  await db.schema.createTable('merged_boards', (t) => {
    t.string('board_id', 40).primary().references('boards.id').onDelete('CASCADE');
    /** Of the agency that it was of, as it was called. */
    t.string('agency_name', 200).notNullable();
    /** In epoch milliseconds. */
    t.bigInteger('at').notNullable();
    /** Its cards as they stood, as a JSON list of `Card`s: their rows have gone over, or become one with others. */
    t.text('cards').notNullable();
  });
}

/** Fails where a plan has two boards of one agency. */
export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('merged_boards');
  await db.raw(`DROP INDEX ${PAIR}`);
  await db.schema.alterTable('boards', (t) => t.dropIndex('merged_into'));
  await db.raw('ALTER TABLE boards DROP COLUMN merged_into');
  await db.schema.alterTable('boards', (t) => t.unique(['plan_id', 'agency_id']));
}

/** As the first migration named it. */
const PAIR = 'boards_plan_id_agency_id_unique';
