import type { Knex } from 'knex';

/**
 * Activity is read by card, of one board. Indexed by card, every move wrote a page of its own, the one of its card, besides
 * that of an index by board that nothing read; by board, and with the card in the index, the moves of a board share a page.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('activity', (t) => {
    t.dropIndex(['board_id', 'id']);
    t.dropIndex(['card_id', 'id']);
    t.index(['board_id', 'id', 'card_id']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('activity', (t) => {
    t.dropIndex(['board_id', 'id', 'card_id']);
    t.index(['card_id', 'id']);
    t.index(['board_id', 'id']);
  });
}
