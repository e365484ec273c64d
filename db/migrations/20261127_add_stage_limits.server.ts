import type { Knex } from 'knex';

/** Stages that can be changed and retired, plans that can be archived. Moments are epoch milliseconds. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('stages', (t) => {
    /** How many cards should stand in it at most, on one board; null for any number. */
    t.integer('wip_limit').nullable();
    t.bigInteger('retired_at').nullable();
    /** The stage of the plan that took its cards. */
    t.string('retired_into', 40).nullable();
  });
  await db.schema.alterTable('plans', (t) => {
    t.bigInteger('archived_at').nullable();
    /** The stage in which the import put the cards: which of them stands first, may change. */
    t.string('first_stage_id', 40).nullable();
  });
  await db('plans').update({
    first_stage_id: db('stages').whereRaw('stages.plan_id = plans.id').orderBy('position').limit(1).select('id'),
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('plans', (t) => t.dropColumns('archived_at', 'first_stage_id'));
  await db.schema.alterTable('stages', (t) => t.dropColumns('wip_limit', 'retired_at', 'retired_into'));
}
