import type { Knex } from 'knex';

/**
 * What may take rights away from somebody, table by table: a condition on OLD and NEW where not every change does. A session
 * that is seen again lasts longer; a new one takes nothing from anybody, unless it is written over another. By hand anything may
 * be written, text in the place of a number, too.
 */
const CHANGES = [
  ['people', 'INSERT'],
  ['people', 'UPDATE'],
  ['people', 'DELETE'],
  ['person_roles', 'INSERT'],
  ['person_roles', 'UPDATE'],
  ['person_roles', 'DELETE'],
  ['agency_members', 'INSERT'],
  ['agency_members', 'UPDATE'],
  ['agency_members', 'DELETE'],
  ['sessions', 'DELETE'],
  [
    'sessions',
    'UPDATE',
    `NEW.token_hash IS NOT OLD.token_hash OR NEW.person_id IS NOT OLD.person_id OR NEW.expires_at IS NOT OLD.expires_at
      OR NEW.last_seen_at < OLD.last_seen_at OR typeof(NEW.last_seen_at) <> 'integer'`,
  ],
  ['sessions', 'INSERT', 'EXISTS (SELECT 1 FROM sessions WHERE token_hash = NEW.token_hash)'],
] as const;

/**
 * A number that grows with everything that may take rights away, whoever does it: this server, another process, or somebody
 * with SQL. To know that nobody lost any, one row is read, however many people are connected. The triggers
 * are in SQLite's words: PostgreSQL wants a function for each.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('rights_revision', (t) => {
    t.bigInteger('revision').notNullable();
  });
  await db('rights_revision').insert({ revision: 0 });
  for (const [table, event, condition] of CHANGES) {
    await db.raw(`CREATE TRIGGER ${triggerName(table, event)} ${event === 'INSERT' ? 'BEFORE' : 'AFTER'} ${event} ON ${table}
      ${condition ? `WHEN ${condition}` : ''}
      BEGIN UPDATE rights_revision SET revision = revision + 1; END`);
  }
}

export async function down(db: Knex): Promise<void> {
  for (const [table, event] of CHANGES) await db.raw(`DROP TRIGGER ${triggerName(table, event)}`);
  await db.schema.dropTable('rights_revision');
}

const triggerName = (table: string, event: string) => `rights_${table}_${event.toLowerCase()}`;
