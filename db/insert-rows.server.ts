import type { Knex } from 'knex';
import { isSqlite, runEach, type Statement, type Value } from './statements.server.ts';

/** Values to one INSERT: SQLite takes 32,766 as parameters, PostgreSQL 65,535. */
const VALUES_PER_INSERT = 30_000;

/** What to do with a row whose key is there already. */
export interface OnConflict {
  /** Of the key. */
  readonly columns: readonly string[];
  /** Columns that get the new values; none to leave the row as it is. */
  readonly merge: readonly string[];
  /** Only where this column of the row that is there has the new row's value. */
  readonly where?: string;
}

/** A row by its columns. */
export type Row = Readonly<Record<string, Value>>;

/** Inserts rows of the same columns, many to a statement. Does nothing for none. */
export async function insertRows(db: Knex, table: string, rows: readonly Row[]): Promise<void> {
  await runEach(db, insertStatements(db, table, rows));
}

/**
 * The statements that insert rows of the same columns; none for no rows. SQLite is handed them as one JSON text where they
 * have no bytes: that is no more to parse for it than one row.
 */
export function insertStatements(db: Knex, table: string, rows: readonly Row[], onConflict?: OnConflict): Statement[] {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first);
  const into = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})`;
  const end = onConflict ? ` ${conflict(table, onConflict)}` : '';
  const valuesOf = (row: Row) => columns.map((column) => row[column] ?? null);
  if (isSqlite(db) && !Object.values(first).some((value) => value instanceof Uint8Array)) {
    const select = columns.map((_column, i) => `value ->> ${i}`).join(', ');
    // WHERE keeps SQLite from reading ON as a join's.
    const sql = `${into} SELECT ${select} FROM json_each(?) WHERE true${end}`;
    return [{ sql, values: [JSON.stringify(rows.map(valuesOf))] }];
  }
  const places = `(${columns.map(() => '?').join(', ')})`;
  const size = Math.max(1, Math.floor(VALUES_PER_INSERT / columns.length));
  const statements: Statement[] = [];
  for (let i = 0; i < rows.length; i += size) {
    const some = rows.slice(i, i + size);
    statements.push({
      sql: `${into} VALUES ${some.map(() => places).join(', ')}${end}`,
      values: some.flatMap(valuesOf),
    });
  }
  return statements;
}

function conflict(table: string, { columns, merge, where }: OnConflict): string {
  const target = `ON CONFLICT (${columns.map((name) => `"${name}"`).join(', ')})`;
  if (merge.length === 0) return `${target} DO NOTHING`;
  const set = merge.map((name) => `"${name}" = excluded."${name}"`).join(', ');
  const only = where === undefined ? '' : ` WHERE "${table}"."${where}" = excluded."${where}"`;
  return `${target} DO UPDATE SET ${set}${only}`;
}
