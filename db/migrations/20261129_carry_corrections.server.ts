import type { Knex } from 'knex';

/** What people put right in what was read of a plan's text stays with the plan: its corrected versions begin with it. */
export async function up(db: Knex): Promise<void> {
  /** In the order in which they apply. Of the text that the plan has now. */
  await db.schema.createTable('plan_corrections', (t) => {
    t.increments('id');
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    /** `ReadingCorrection` of app/domain/document as JSON. */
    t.text('correction').notNullable();
    t.string('person_id', 40).nullable().references('people.id').onDelete('SET NULL');
    /** In epoch milliseconds. */
    t.bigInteger('at').notNullable();
    t.index(['plan_id', 'id']);
  });
  await db.schema.alterTable('drafts', (t) => {
    /** What became of its plan's corrections as it was begun, as JSON: see `Carried` of app/drafts/services.ts. Null for none. */
    t.text('carried').nullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('drafts', (t) => t.dropColumn('carried'));
  await db.schema.dropTable('plan_corrections');
}
