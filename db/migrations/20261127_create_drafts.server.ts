import type { Knex } from 'knex';

/** Documents that are being brought in, each until its boards are made or it is thrown away. Moments are epoch milliseconds. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('drafts', (t) => {
    t.string('id', 40).primary();
    t.text('source').notNullable();
    /** As that of `plans`: one text, one draft. */
    t.string('source_hash', 64).notNullable().unique();
    /** `DraftFormat` of app/drafts/services.ts. */
    t.string('format', 10).notNullable();
    t.string('file_name', 120).notNullable();
    /** As they were read when last corrected: what a list of drafts shows. */
    t.text('title').nullable();
    t.string('doc_number', 100).nullable();
    t.bigInteger('created_at').notNullable();
    t.string('created_by', 40).nullable().references('people.id').onDelete('SET NULL');
    t.bigInteger('changed_at').notNullable();
    /** Counts up with everything that happens to it. */
    t.integer('revision').notNullable();
  });

  /** In the order in which they apply. Those that were undone come last, and go when something else is corrected. */
  await db.schema.createTable('draft_corrections', (t) => {
    t.increments('id');
    t.string('draft_id', 40).notNullable().references('drafts.id').onDelete('CASCADE');
    /** `ReadingCorrection` of app/domain/document as JSON. */
    t.text('correction').notNullable();
    t.string('person_id', 40).nullable().references('people.id').onDelete('SET NULL');
    t.bigInteger('at').notNullable();
    t.boolean('undone').notNullable();
    t.index(['draft_id', 'id']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('draft_corrections');
  await db.schema.dropTable('drafts');
}
