import type { Knex } from 'knex';

/** Ids are opaque strings; moments are epoch milliseconds; days are `YYYY-MM-DD`; spans are UTF-16 offsets. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('agencies', (t) => {
    t.string('id', 40).primary();
    t.string('name', 200).notNullable().unique();
    t.string('kind', 20).notNullable();
  });

  await db.schema.createTable('people', (t) => {
    t.string('id', 40).primary();
    t.string('name', 100).notNullable();
    /** Order on the demo sign-in page; null for a person who may not be signed in by a click. */
    t.integer('demo_order').nullable();
    t.bigInteger('created_at').notNullable();
  });

  await db.schema.createTable('person_roles', (t) => {
    t.string('person_id', 40).notNullable().references('people.id').onDelete('CASCADE');
    t.string('role', 20).notNullable();
    t.primary(['person_id', 'role']);
  });

  await db.schema.createTable('agency_members', (t) => {
    t.string('person_id', 40).notNullable().references('people.id').onDelete('CASCADE');
    t.string('agency_id', 40).notNullable().references('agencies.id').onDelete('CASCADE');
    t.primary(['person_id', 'agency_id']);
    t.index('agency_id');
  });

  await db.schema.createTable('sessions', (t) => {
    /** SHA-256 of the token in the cookie, hex: a copy of the database opens no session. */
    t.string('token_hash', 64).primary();
    t.string('person_id', 40).notNullable().references('people.id').onDelete('CASCADE');
    t.string('user_agent', 400).nullable();
    t.bigInteger('created_at').notNullable();
    t.bigInteger('last_seen_at').notNullable();
    t.bigInteger('expires_at').notNullable().index();
    t.index('person_id');
  });

  await db.schema.createTable('plans', (t) => {
    t.string('id', 40).primary();
    t.text('title').notNullable();
    t.string('doc_number', 100).nullable();
    t.text('source').notNullable();
    /** SHA-256 of the source without byte order mark, line-ending differences and outer blank space: one text, one plan. */
    t.string('source_hash', 64).notNullable().unique();
    t.bigInteger('imported_at').notNullable();
    t.string('imported_by', 40).nullable().references('people.id').onDelete('SET NULL');
  });

  await db.schema.createTable('stages', (t) => {
    t.string('id', 40).primary();
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    t.integer('position').notNullable();
    t.string('category', 20).notNullable();
    t.string('name_zh', 60).notNullable();
    t.string('name_en', 60).notNullable();
    t.unique(['plan_id', 'position']);
  });

  await db.schema.createTable('sections', (t) => {
    t.string('id', 40).primary();
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    t.integer('ordinal').notNullable();
    t.string('number', 20).notNullable();
    t.text('title').notNullable();
    t.unique(['plan_id', 'ordinal']);
  });

  await db.schema.createTable('measures', (t) => {
    t.string('id', 40).primary();
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    t.string('section_id', 40).nullable().references('sections.id').onDelete('CASCADE');
    t.integer('ordinal').notNullable();
    t.string('number', 20).notNullable();
    t.text('title').nullable();
    t.unique(['plan_id', 'ordinal']);
  });

  await db.schema.createTable('commitments', (t) => {
    t.string('id', 40).primary();
    t.string('measure_id', 40).notNullable().references('measures.id').onDelete('CASCADE');
    t.integer('ordinal').notNullable();
    t.text('text').notNullable();
    t.text('clause').notNullable();
    t.boolean('open_ended').notNullable();
    t.integer('passage_start').notNullable();
    t.integer('passage_end').notNullable();
    t.integer('clause_start').notNullable();
    t.integer('clause_end').notNullable();
    t.unique(['measure_id', 'ordinal']);
  });

  await db.schema.createTable('responsibilities', (t) => {
    t.string('commitment_id', 40).notNullable().references('commitments.id').onDelete('CASCADE');
    t.string('agency_id', 40).notNullable().references('agencies.id');
    t.string('role', 20).notNullable();
    t.integer('position').notNullable();
    t.primary(['commitment_id', 'agency_id', 'role']);
    t.index('agency_id');
  });

  await db.schema.createTable('deadlines', (t) => {
    t.string('commitment_id', 40).notNullable().references('commitments.id').onDelete('CASCADE');
    t.integer('position').notNullable();
    t.string('on', 10).notNullable();
    t.text('phrase').notNullable();
    t.integer('phrase_start').notNullable();
    t.integer('phrase_end').notNullable();
    t.primary(['commitment_id', 'position']);
  });

  await db.schema.createTable('source_spans', (t) => {
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    t.integer('span_start').notNullable();
    t.integer('span_end').notNullable();
    t.string('kind', 20).notNullable();
    t.primary(['plan_id', 'span_start']);
  });

  await db.schema.createTable('reading_warnings', (t) => {
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    t.integer('position').notNullable();
    t.string('code', 60).notNullable();
    t.text('message').notNullable();
    t.integer('span_start').notNullable();
    t.integer('span_end').notNullable();
    t.primary(['plan_id', 'position']);
  });

  await db.schema.createTable('boards', (t) => {
    t.string('id', 40).primary();
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    t.string('agency_id', 40).notNullable().references('agencies.id');
    /** Order in which the document first names the agencies. */
    t.integer('position').notNullable();
    t.unique(['plan_id', 'agency_id']);
  });

  /** What the board documents say, as rows: written with the update that changed it, in one transaction. */
  await db.schema.createTable('cards', (t) => {
    t.string('id', 40).primary();
    t.string('board_id', 40).notNullable().references('boards.id').onDelete('CASCADE');
    t.string('kind', 10).notNullable();
    t.string('measure_id', 40).nullable().references('measures.id');
    t.string('commitment_id', 40).nullable().references('commitments.id');
    t.string('stage_id', 40).notNullable().references('stages.id');
    t.string('rank', 200).notNullable();
    t.string('title', 200).notNullable().defaultTo('');
    t.string('contact', 60).notNullable().defaultTo('');
    t.string('starts_on', 10).nullable();
    t.string('due_on', 10).nullable();
    t.text('description').notNullable().defaultTo('');
    t.boolean('archived').notNullable().defaultTo(false);
    t.bigInteger('changed_at').notNullable();
    t.index(['board_id', 'stage_id']);
    t.index('measure_id');
  });

  await db.schema.createTable('card_ticks', (t) => {
    t.string('card_id', 40).notNullable().references('cards.id').onDelete('CASCADE');
    t.string('commitment_id', 40).notNullable().references('commitments.id').onDelete('CASCADE');
    t.primary(['card_id', 'commitment_id']);
  });

  await db.schema.createTable('activity', (t) => {
    t.increments('id');
    t.string('board_id', 40).notNullable().references('boards.id').onDelete('CASCADE');
    t.string('card_id', 40).notNullable();
    t.string('person_id', 40).notNullable().references('people.id');
    t.bigInteger('at').notNullable();
    /** `CardChange['kind']` of app/services.ts; the whole change as JSON beside it. */
    t.string('kind', 20).notNullable();
    t.text('change').notNullable();
    t.index(['card_id', 'id']);
    t.index(['board_id', 'id']);
  });

  /** One live document: its compacted state, and after it the updates that are not in it yet. */
  await db.schema.createTable('documents', (t) => {
    t.string('name', 60).primary();
    t.integer('epoch').notNullable().defaultTo(1);
    t.binary('state').notNullable();
    /** SHA-256 of `state`, hex. */
    t.string('state_hash', 64).notNullable();
    t.bigInteger('compacted_at').notNullable();
  });

  await db.schema.createTable('document_updates', (t) => {
    t.increments('id');
    t.string('document_name', 60).notNullable().references('documents.name').onDelete('CASCADE');
    t.binary('update').notNullable();
    /** SHA-256 of `update`, hex. */
    t.string('update_hash', 64).notNullable();
    t.bigInteger('at').notNullable();
    t.index(['document_name', 'id']);
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    'document_updates',
    'documents',
    'activity',
    'card_ticks',
    'cards',
    'boards',
    'reading_warnings',
    'source_spans',
    'deadlines',
    'responsibilities',
    'commitments',
    'measures',
    'sections',
    'stages',
    'plans',
    'sessions',
    'agency_members',
    'person_roles',
    'people',
    'agencies',
  ]) {
    await db.schema.dropTable(table);
  }
}
