import type { Knex } from 'knex';

/**
 * Plans whose document is replaced by a corrected version of it. Nothing goes: what is not in the document any more is marked,
 * for whatever refers to it. Moments are epoch milliseconds.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('plans', (t) => {
    /** Counts up with every corrected version. */
    t.integer('revision').notNullable().defaultTo(1);
  });
  /** Their `ordinal` is negative then: they have no place in the document. */
  for (const table of ['measures', 'commitments']) {
    await db.schema.alterTable(table, (t) => {
      t.bigInteger('gone_at').nullable();
    });
  }

  /** What agencies answered for by an earlier text, and do not by this one: cards hang on it yet. */
  await db.schema.createTable('past_responsibilities', (t) => {
    t.string('commitment_id', 40).notNullable().references('commitments.id').onDelete('CASCADE');
    t.string('agency_id', 40).notNullable().references('agencies.id');
    t.string('role', 20).notNullable();
    t.bigInteger('ended_at').notNullable();
    t.primary(['commitment_id', 'agency_id', 'role']);
    t.index('agency_id');
  });

  /** The texts that a plan had before the one it has. */
  await db.schema.createTable('earlier_texts', (t) => {
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    /** Of the plan when it was its text. */
    t.integer('revision').notNullable();
    t.text('title').notNullable();
    t.string('doc_number', 100).nullable();
    t.text('source').notNullable();
    /** As that of `plans`. */
    t.string('source_hash', 64).notNullable().index();
    t.bigInteger('replaced_at').notNullable();
    t.string('replaced_by', 40).nullable().references('people.id').onDelete('SET NULL');
    t.primary(['plan_id', 'revision']);
  });

  // Who answers for a measure, may write its notes.
  await db.raw(`CREATE TRIGGER rights_responsibilities_delete AFTER DELETE ON responsibilities
    BEGIN UPDATE rights_revision SET revision = revision + 1; END`);

  await db.schema.alterTable('drafts', (t) => {
    /** The plan that it is to be a corrected version of; null for a document of its own. */
    t.string('corrects_plan_id', 40).nullable().references('plans.id').onDelete('SET NULL');
    /** What was chosen for measures that could not be told by themselves, as JSON: see `MeasureChoices` of app/domain/correction. */
    t.text('choices').notNullable().defaultTo('{}');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('drafts', (t) => t.dropColumns('corrects_plan_id', 'choices'));
  await db.raw('DROP TRIGGER rights_responsibilities_delete');
  await db.schema.dropTable('earlier_texts');
  await db.schema.dropTable('past_responsibilities');
  for (const table of ['measures', 'commitments']) await db.schema.alterTable(table, (t) => t.dropColumn('gone_at'));
  await db.schema.alterTable('plans', (t) => t.dropColumn('revision'));
}
