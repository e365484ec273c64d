import type { Knex } from 'knex';

/** What stands beside the text of notes, which is a document like a board's. Moments are epoch milliseconds. */
export async function up(db: Knex): Promise<void> {
  /** Who wrote what: a run of a client's clocks, by the connection that brought it. */
  await db.schema.createTable('document_runs', (t) => {
    t.string('document_name', 60).notNullable().references('documents.name').onDelete('CASCADE');
    t.bigInteger('client_id').notNullable();
    t.bigInteger('clock').notNullable();
    t.bigInteger('length').notNullable();
    t.string('person_id', 40).notNullable().references('people.id');
    /** Null for a person who was there for no agency, such as a lead. */
    t.string('agency_id', 40).nullable().references('agencies.id');
    t.bigInteger('first_at').notNullable();
    t.bigInteger('last_at').notNullable();
    t.primary(['document_name', 'client_id', 'clock']);
    t.index(['document_name', 'last_at']);
  });

  await db.schema.createTable('notes_versions', (t) => {
    t.increments('id');
    t.string('document_name', 60).notNullable().references('documents.name').onDelete('CASCADE');
    t.bigInteger('at').notNullable();
    /** `VersionReason` of app/notes/services.ts. */
    t.string('reason', 20).notNullable();
    /** ProseMirror's JSON, compressed by zlib (RFC 1950). */
    t.binary('content').notNullable();
    /** SHA-256 of the JSON before it was compressed, hex. */
    t.string('content_hash', 64).notNullable();
    t.integer('characters').notNullable();
    t.index(['document_name', 'id']);
  });

  /** Who took part in a version since the one before. */
  await db.schema.createTable('notes_version_people', (t) => {
    t.integer('version_id').notNullable().references('notes_versions.id').onDelete('CASCADE');
    t.string('person_id', 40).notNullable().references('people.id');
    t.string('agency_id', 40).nullable().references('agencies.id');
    t.primary(['version_id', 'person_id']);
  });

  /** When somebody last looked at some notes. */
  await db.schema.createTable('notes_seen', (t) => {
    t.string('person_id', 40).notNullable().references('people.id').onDelete('CASCADE');
    t.string('document_name', 60).notNullable();
    t.bigInteger('at').notNullable();
    t.primary(['person_id', 'document_name']);
  });

  /** Lines that were appended from elsewhere, so that none is appended twice. */
  await db.schema.createTable('notes_lines', (t) => {
    t.string('key', 40).notNullable();
    t.string('person_id', 40).notNullable().references('people.id').onDelete('CASCADE');
    t.string('document_name', 60).notNullable();
    t.bigInteger('at').notNullable();
    t.primary(['person_id', 'key']);
  });

  await db.schema.createTable('comment_threads', (t) => {
    t.string('id', 40).primary();
    t.string('document_name', 60).notNullable().references('documents.name').onDelete('CASCADE');
    /** Yjs relative positions, encoded. */
    t.binary('anchor_from').notNullable();
    t.binary('anchor_to').notNullable();
    t.string('quote', 300).notNullable();
    t.bigInteger('resolved_at').nullable();
    t.string('resolved_by', 40).nullable().references('people.id');
    t.index('document_name');
  });

  await db.schema.createTable('comments', (t) => {
    t.string('id', 40).primary();
    t.string('thread_id', 40).notNullable().references('comment_threads.id').onDelete('CASCADE');
    t.string('person_id', 40).notNullable().references('people.id');
    t.string('agency_id', 40).nullable().references('agencies.id');
    t.text('text').notNullable();
    t.bigInteger('at').notNullable();
    t.index(['thread_id', 'at']);
  });

  await db.schema.createTable('comment_mentions', (t) => {
    t.string('comment_id', 40).notNullable().references('comments.id').onDelete('CASCADE');
    t.string('person_id', 40).notNullable().references('people.id').onDelete('CASCADE');
    /** When the person had dealt with it; null while it waits for them. */
    t.bigInteger('done_at').nullable();
    t.primary(['comment_id', 'person_id']);
    t.index(['person_id', 'done_at']);
  });

  /** Images of notes. Their bytes are files beside the database, named by the id. */
  await db.schema.createTable('images', (t) => {
    /** SHA-256 of the bytes, hex. */
    t.string('id', 64).primary();
    t.string('type', 40).notNullable();
    t.integer('width').notNullable();
    t.integer('height').notNullable();
    t.integer('size').notNullable();
    t.string('document_name', 60).notNullable();
    t.string('person_id', 40).notNullable().references('people.id');
    t.bigInteger('at').notNullable();
    t.index(['person_id', 'at']);
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    'images',
    'comment_mentions',
    'comments',
    'comment_threads',
    'notes_lines',
    'notes_seen',
    'notes_version_people',
    'notes_versions',
    'document_runs',
  ]) {
    await db.schema.dropTable(table);
  }
}
