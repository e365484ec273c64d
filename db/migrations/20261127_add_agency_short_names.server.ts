import type { Knex } from 'knex';

/** What an agency is called where there is little room. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('agencies', (t) => {
    /** Empty for none. */
    t.string('short_name', 40).notNullable().defaultTo('');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('agencies', (t) => t.dropColumn('short_name'));
}
