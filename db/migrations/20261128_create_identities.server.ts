import type { Knex } from 'knex';

/** By which provider of OpenID Connect somebody is known, what they have from it, and sign-ins there that are under way. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('identities', (t) => {
    /** The provider's address, and what it calls the person for ever. An e-mail address may be somebody else's one day. */
    t.string('issuer', 300).notNullable();
    t.string('subject', 255).notNullable();
    t.string('person_id', 40).notNullable().references('people.id').onDelete('CASCADE');
    /** What people know it by there. */
    t.string('label', 254).nullable();
    t.bigInteger('created_at').notNullable();
    t.primary(['issuer', 'subject']);
    t.unique(['person_id', 'issuer']);
  });

  // What of a person's roles and agencies is the provider's to take away again: the rest was given by hand.
  await db.schema.createTable('provided_roles', (t) => {
    t.string('person_id', 40).notNullable().references('people.id').onDelete('CASCADE');
    t.string('role', 20).notNullable();
    t.primary(['person_id', 'role']);
  });
  await db.schema.createTable('provided_agencies', (t) => {
    t.string('person_id', 40).notNullable().references('people.id').onDelete('CASCADE');
    t.string('agency_id', 40).notNullable().references('agencies.id').onDelete('CASCADE');
    t.primary(['person_id', 'agency_id']);
    t.index('agency_id');
  });

  await db.schema.createTable('provider_flows', (t) => {
    /** SHA-256 of what the browser has in a cookie, hex. */
    t.string('token_hash', 64).primary();
    t.string('state', 60).notNullable();
    t.string('nonce', 60).notNullable();
    /** PKCE's. */
    t.string('verifier', 60).notNullable();
    /** A path of this site. */
    t.text('to').notNullable();
    /** Whose account is to be connected; null for somebody who comes in. */
    t.string('person_id', 40).nullable().references('people.id').onDelete('CASCADE');
    t.bigInteger('expires_at').notNullable().index();
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ['provider_flows', 'provided_agencies', 'provided_roles', 'identities']) {
    await db.schema.dropTable(table);
  }
}
