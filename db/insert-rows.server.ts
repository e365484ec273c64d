import type { Knex } from 'knex';

/**
 * Values to one INSERT: SQLite takes 999 parameters in old builds, PostgreSQL 65,535.
 */
const VALUES_PER_INSERT = 900;
/** Rows to one INSERT: knex writes some of SQLite's as a compound SELECT, which has at most 500 terms. */
const ROWS_PER_INSERT = 400;

/** Inserts rows of the same columns, many to a statement. Does nothing for none. */
export async function insertRows<Row extends object>(db: Knex, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Math.max(1, Object.keys(rows[0] ?? {}).length);
  const size = Math.min(ROWS_PER_INSERT, Math.floor(VALUES_PER_INSERT / columns));
  for (let i = 0; i < rows.length; i += size) {
    await db(table).insert(rows.slice(i, i + size));
  }
}
