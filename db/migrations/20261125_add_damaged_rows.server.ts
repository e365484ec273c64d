import type { Knex } from 'knex';

/** Rows of live documents whose bytes are not those that were written, set aside for repair by hand. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('damaged_rows', (t) => {
    t.increments('id');
    /** No reference: what is kept here outlives its document. */
    t.string('document_name', 60).notNullable();
    /** `state` for the row of `documents`, `update` for one of `document_updates`. */
    t.string('origin', 10).notNullable();
    /** The id the update had, which tells its place among the others; null for a state. */
    t.integer('origin_id').nullable();
    t.binary('bytes').notNullable();
    /** SHA-256, hex: the one on record, and that of the bytes as they were found. */
    t.string('expected_hash', 64).notNullable();
    t.string('found_hash', 64).notNullable();
    t.bigInteger('found_at').notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('damaged_rows');
}
