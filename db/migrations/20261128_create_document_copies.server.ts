import type { Knex } from 'knex';

/** Which characters of notes were taken over from others as they stood, so that whoever wrote those has written them. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('document_copies', (t) => {
    t.increments('id');
    t.string('document_name', 60).notNullable().references('documents.name').onDelete('CASCADE');
    t.bigInteger('client_id').notNullable();
    t.bigInteger('clock').notNullable();
    t.bigInteger('length').notNullable();
    t.bigInteger('source_client_id').notNullable();
    t.bigInteger('source_clock').notNullable();
    t.index(['document_name', 'id']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('document_copies');
}
