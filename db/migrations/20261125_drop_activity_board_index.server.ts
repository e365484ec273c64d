import type { Knex } from 'knex';

/**
 * Activity is read by card. An index by board, which nothing read, made of every move one more page to write: with many
 * boards a third of what a commit writes.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('activity', (t) => t.dropIndex(['board_id', 'id']));
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('activity', (t) => t.index(['board_id', 'id']));
}
