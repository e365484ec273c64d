import type { Knex } from 'knex';

/**
 * What was done at the doors and by those who run the place, only ever added to. Names stand as they were and nothing is
 * referred to: a person who is taken away stays in what they did.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('audit', (t) => {
    t.increments('id');
    t.bigInteger('at').notNullable().index();
    /** `AuditAction` of app/domain/audit.ts. */
    t.string('action', 40).notNullable();
    t.string('person_id', 40).nullable();
    t.string('person_name', 100).nullable();
    t.string('subject_kind', 20).nullable();
    t.string('subject_id', 60).nullable();
    t.string('subject_name', 200).nullable();
    /** `AuditEntry['detail']` as JSON. */
    t.text('detail').notNullable();
    t.string('address', 60).nullable();
    t.index(['action', 'id']);
    t.index(['person_id', 'id']);
  });
  for (const sql of REFUSALS) await db.raw(sql);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('audit');
}

/** In SQLite's words. REPLACE deletes without a trigger of its own, so that an id that is taken is refused as well. */
const REFUSALS = [
  ['update', 'BEFORE UPDATE ON audit'],
  ['delete', 'BEFORE DELETE ON audit'],
  ['replace', 'BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)'],
].map(
  ([name, when]) =>
    `CREATE TRIGGER audit_${name} ${when} BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END`,
);
