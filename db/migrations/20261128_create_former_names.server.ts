import type { Knex } from 'knex';

/** What agencies were called before: a document that names one of these means the agency that it has become. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('agency_former_names', (t) => {
    /** Of two agencies that were called the same one after the other, the last to give the name up has it. */
    t.string('name', 200).primary();
    t.string('agency_id', 40).notNullable().references('agencies.id').onDelete('CASCADE');
    /** `FormerName['reason']` of app/admin/services.ts. */
    t.string('reason', 20).notNullable();
    /** When it was given up, in epoch milliseconds. */
    t.bigInteger('until').notNullable();
    t.index('agency_id');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('agency_former_names');
}
