import type { Knex } from 'knex';

/** By what people come in: accounts, and links that are good once. Tokens and passwords are nowhere, only what they hash to. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('people', (t) => {
    /** Since when they may not come in any more; null while they may. */
    t.bigInteger('disabled_at').nullable();
  });

  await db.schema.createTable('accounts', (t) => {
    t.string('person_id', 40).primary().references('people.id').onDelete('CASCADE');
    /** Both folded, see `app/domain/accounts.ts`. */
    t.string('user_name', 40).notNullable().unique();
    t.string('email', 254).nullable().unique();
    /** argon2id with its parameters and salt, as a PHC string; null for somebody who comes in by another door. */
    t.string('password_hash', 200).nullable();
    t.bigInteger('password_changed_at').nullable();
    t.bigInteger('created_at').notNullable();
  });

  await db.schema.createTable('account_links', (t) => {
    t.string('id', 40).primary();
    /** `LinkKind` of app/domain/accounts.ts. */
    t.string('kind', 20).notNullable();
    /** SHA-256 of its token, hex. */
    t.string('token_hash', 64).notNullable().unique();
    t.bigInteger('created_at').notNullable();
    /** Null for the server itself and its operator's commands. */
    t.string('created_by', 40).nullable().references('people.id').onDelete('SET NULL');
    t.bigInteger('expires_at').notNullable();
    t.bigInteger('used_at').nullable();
    t.bigInteger('revoked_at').nullable();
    /** Of a reset the person it is for; of an invitation that was used the person who came in by it. */
    t.string('person_id', 40).nullable().references('people.id').onDelete('CASCADE');
    /** What an invitation makes of whoever uses it. Roles are `PersonRole`s as a JSON list. */
    t.string('name', 100).nullable();
    t.string('email', 254).nullable();
    t.text('roles').nullable();
    t.index(['kind', 'created_at']);
    t.index('person_id');
  });

  await db.schema.createTable('account_link_agencies', (t) => {
    t.string('link_id', 40).notNullable().references('account_links.id').onDelete('CASCADE');
    t.string('agency_id', 40).notNullable().references('agencies.id').onDelete('CASCADE');
    t.primary(['link_id', 'agency_id']);
    t.index('agency_id');
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ['account_link_agencies', 'account_links', 'accounts']) await db.schema.dropTable(table);
  // Not by knex, which would make the table anew and lose the triggers on it.
  await db.raw('ALTER TABLE people DROP COLUMN disabled_at');
}
