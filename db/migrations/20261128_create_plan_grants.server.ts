import type { Knex } from 'knex';

/**
 * What people are in one plan alone, and what invitations make of them there: a row to each role and each membership. Every change
 * of those that people have may take rights away, see `20261125_watch_rights`.
 *
 * Until now whoever was signed in could read; from now on somebody who is nothing at all cannot. Those who were become observers.
 */
export async function up(db: Knex): Promise<void> {
  for (const [table, owner, owners] of TABLES) {
    await db.schema.createTable(table, (t) => {
      t.increments('id');
      t.string(owner, 40).notNullable().references(`${owners}.id`).onDelete('CASCADE');
      t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
      /** `PlanRole` of app/domain/policy.ts; null for a membership. */
      t.string('role', 20).nullable();
      t.string('agency_id', 40).nullable().references('agencies.id').onDelete('CASCADE');
      // Nulls are all different: each of the two holds for its own kind of row.
      t.unique([owner, 'plan_id', 'role']);
      t.unique([owner, 'plan_id', 'agency_id']);
      t.index('plan_id');
      t.index('agency_id');
      t.check("role IN ('lead', 'observer') AND agency_id IS NULL OR role IS NULL AND agency_id IS NOT NULL");
    });
  }
  for (const [event, when] of EVENTS) {
    await db.raw(`CREATE TRIGGER rights_plan_grants_${event.toLowerCase()} ${when} ${event} ON plan_grants
      BEGIN UPDATE rights_revision SET revision = revision + 1; END`);
  }
  await db.raw(`INSERT INTO person_roles (person_id, role) SELECT id, 'observer' FROM people
    WHERE id NOT IN (SELECT person_id FROM person_roles) AND id NOT IN (SELECT person_id FROM agency_members)`);
  await db('account_links')
    .where({ kind: 'invitation', roles: '[]' })
    .whereNotIn('id', db('account_link_agencies').select('link_id'))
    .update({ roles: '["observer"]' });
}

export async function down(db: Knex): Promise<void> {
  for (const [table] of TABLES) await db.schema.dropTable(table);
}

const TABLES = [
  ['plan_grants', 'person_id', 'people'],
  ['account_link_grants', 'link_id', 'account_links'],
] as const;

/** REPLACE deletes without a trigger of its own: a new row counts before it is there. */
const EVENTS = [
  ['INSERT', 'BEFORE'],
  ['UPDATE', 'AFTER'],
  ['DELETE', 'AFTER'],
] as const;
