import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/**
 * What a database holds, as a hash of the rows of each table: what has changed between two is told by the tables' names. But for
 * when sessions were last seen, which is noted once a minute, at whatever is asked then.
 */
export async function hashTables(db: Knex): Promise<ReadonlyMap<string, string>> {
  const tables = await db('sqlite_master').where({ type: 'table' }).orderBy('name').select('name');
  const hashes = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await db(name).select('*');
    const kept = rows.map(({ last_seen_at: _seen, ...row }) => row);
    hashes.set(name, createHash('sha256').update(JSON.stringify(kept)).digest('hex'));
  }
  return hashes;
}

/** The tables that are not in both alike. */
export function changedTables(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after.keys()].filter((name) => before.get(name) !== after.get(name));
}
