import type { Knex } from 'knex';

/**
 * Snapshots and what meetings make of them. Moments are epoch milliseconds; days are `YYYY-MM-DD`. Names stand in a snapshot
 * as they were, so it has no references to people.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('snapshots', (t) => {
    t.string('id', 40).primary();
    t.string('plan_id', 40).notNullable().references('plans.id');
    t.integer('number').notNullable();
    t.string('title', 120).notNullable();
    t.bigInteger('taken_at').notNullable();
    /** The lead's name; null where the schedule took it. */
    t.string('taken_by', 100).nullable();
    /** `SnapshotReason` of app/domain/snapshot. */
    t.string('reason', 20).notNullable();
    /** Canonical JSON (RFC 8785) of a `Snapshot`, compressed by Brotli (RFC 7932). */
    t.binary('content').notNullable();
    /** SHA-256 of the JSON before it was compressed, hex; and that of the plan's snapshot before, null for the first. */
    t.string('hash', 64).notNullable();
    t.string('previous_hash', 64).nullable();
    /** `SnapshotCounts` of app/snapshots/services.ts as JSON: what a list of them shows. */
    t.text('counts').notNullable();
    t.unique(['plan_id', 'number']);
  });
  for (const sql of REFUSALS) await db.raw(sql);

  /** When snapshots are taken by themselves. */
  await db.schema.createTable('snapshot_schedules', (t) => {
    t.string('plan_id', 40).primary().references('plans.id').onDelete('CASCADE');
    /** Five fields of cron. */
    t.string('rule', 100).notNullable();
    /** An IANA name. */
    t.string('time_zone', 60).notNullable();
    t.boolean('enabled').notNullable();
    t.string('set_by', 40).nullable().references('people.id').onDelete('SET NULL');
    t.bigInteger('set_at').notNullable();
    /** When the rule was last carried out; what it says after that, and is past, is still to be done, once. */
    t.bigInteger('last_at').notNullable();
    /** Why the last one was not taken, as an `ErrorCode`; null where it was. */
    t.string('failure', 40).nullable();
  });

  /** 挂牌督办. A card has at most one that is not lifted. */
  await db.schema.createTable('supervisions', (t) => {
    t.increments('id');
    t.string('board_id', 40).notNullable().references('boards.id').onDelete('CASCADE');
    t.string('card_id', 40).notNullable();
    t.string('reason', 500).notNullable();
    t.string('until', 10).nullable();
    t.bigInteger('since').notNullable();
    t.string('set_by', 40).notNullable().references('people.id');
    t.bigInteger('lifted_at').nullable();
    t.string('lifted_by', 40).nullable().references('people.id');
    t.index(['board_id', 'card_id']);
  });
  await db.raw('CREATE UNIQUE INDEX supervisions_one_a_card ON supervisions (card_id) WHERE lifted_at IS NULL');

  await db.schema.createTable('confirmation_calls', (t) => {
    t.increments('id');
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    t.bigInteger('at').notNullable();
    t.string('called_by', 40).notNullable().references('people.id');
    t.string('note', 500).notNullable();
    t.string('due_on', 10).nullable();
    t.bigInteger('closed_at').nullable();
  });
  await db.raw(
    'CREATE UNIQUE INDEX confirmation_calls_one_a_plan ON confirmation_calls (plan_id) WHERE closed_at IS NULL',
  );

  await db.schema.createTable('confirmations', (t) => {
    t.integer('call_id').notNullable().references('confirmation_calls.id').onDelete('CASCADE');
    t.string('board_id', 40).notNullable().references('boards.id').onDelete('CASCADE');
    t.bigInteger('at').notNullable();
    t.string('person_id', 40).notNullable().references('people.id');
    t.primary(['call_id', 'board_id']);
  });

  /** A meeting on a snapshot. Its minutes are the live document `minutes/<id>`. */
  await db.schema.createTable('reviews', (t) => {
    t.string('id', 40).primary();
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    t.string('snapshot_id', 40).notNullable().references('snapshots.id');
    t.string('title', 120).notNullable();
    t.bigInteger('opened_at').notNullable();
    t.string('opened_by', 40).notNullable().references('people.id');
    t.bigInteger('closed_at').nullable();
    /** `AgendaEdits` of app/domain/agenda.ts as JSON; null for the automatic agenda as it comes. */
    t.text('agenda').nullable();
    t.index(['plan_id', 'opened_at']);
    /** One meeting to a snapshot: two leads who open it at once are in the same. */
    t.unique(['snapshot_id']);
  });

  await db.schema.createTable('decisions', (t) => {
    t.string('id', 40).primary();
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    t.string('review_id', 40).notNullable().references('reviews.id').onDelete('CASCADE');
    t.integer('number').notNullable();
    t.text('text').notNullable();
    t.string('person', 60).notNullable();
    t.string('due_on', 10).nullable();
    /** What it is on: a measure, or a task card; both null for the plan as a whole. */
    t.string('measure_id', 40).nullable().references('measures.id');
    t.string('card_id', 40).nullable();
    t.bigInteger('decided_at').notNullable();
    t.string('decided_by', 40).notNullable().references('people.id');
    t.bigInteger('withdrawn_at').nullable();
    t.unique(['plan_id', 'number']);
    t.index('review_id');
  });

  await db.schema.createTable('decision_agencies', (t) => {
    t.string('decision_id', 40).notNullable().references('decisions.id').onDelete('CASCADE');
    t.string('agency_id', 40).notNullable().references('agencies.id');
    t.primary(['decision_id', 'agency_id']);
    t.index('agency_id');
  });

  /** What an agency answered, and what a lead said to that. The last one is how things stand. */
  await db.schema.createTable('decision_answers', (t) => {
    t.increments('id');
    t.string('decision_id', 40).notNullable();
    t.string('agency_id', 40).notNullable();
    t.bigInteger('at').notNullable();
    t.string('person_id', 40).notNullable().references('people.id');
    /** `answered`, `not-yet`, `accepted` or `returned`. */
    t.string('kind', 20).notNullable();
    t.text('text').notNullable();
    t.foreign(['decision_id', 'agency_id'])
      .references(['decision_id', 'agency_id'])
      .inTable('decision_agencies')
      .onDelete('CASCADE');
    t.index(['decision_id', 'agency_id', 'id']);
  });

  /** Ways to one snapshot for people without an account. */
  await db.schema.createTable('share_links', (t) => {
    t.string('id', 40).primary();
    t.string('snapshot_id', 40).notNullable().references('snapshots.id');
    /** SHA-256 of the token in the address, hex: a copy of the database opens no link. */
    t.string('token_hash', 64).notNullable().unique();
    t.bigInteger('created_at').notNullable();
    t.string('created_by', 40).notNullable().references('people.id');
    t.bigInteger('expires_at').notNullable();
    t.bigInteger('revoked_at').nullable();
    t.boolean('with_names').notNullable();
    t.integer('opened').notNullable().defaultTo(0);
    t.bigInteger('last_opened_at').nullable();
    t.index('snapshot_id');
  });
}

/**
 * A snapshot never changes, whoever tries: this server, another process, or somebody with SQL. REPLACE deletes without asking
 * the trigger of DELETE. In SQLite's words, as in the migration `watch_rights`.
 */
const REFUSALS = [
  `CREATE TRIGGER snapshots_no_update BEFORE UPDATE ON snapshots
    BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END`,
  `CREATE TRIGGER snapshots_no_delete BEFORE DELETE ON snapshots
    BEGIN SELECT RAISE(ABORT, 'a snapshot never goes'); END`,
  `CREATE TRIGGER snapshots_no_replace BEFORE INSERT ON snapshots
    WHEN EXISTS (SELECT 1 FROM snapshots WHERE id = NEW.id OR (plan_id = NEW.plan_id AND number = NEW.number))
    BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END`,
];

export async function down(db: Knex): Promise<void> {
  for (const table of [
    'share_links',
    'decision_answers',
    'decision_agencies',
    'decisions',
    'reviews',
    'confirmations',
    'confirmation_calls',
    'supervisions',
    'snapshot_schedules',
    'snapshots',
  ]) {
    await db.schema.dropTable(table);
  }
}
