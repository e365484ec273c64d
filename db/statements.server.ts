import type { Knex } from 'knex';

/** What a statement may be given in the place of a `?`. */
export type Value = string | number | boolean | null | Uint8Array;

/** A statement that returns nothing, with a value for each `?`, and no other question marks in it. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Characters of SQL above which a script is not made: its values go the ordinary way, without being spelt out. */
const SCRIPT_CHARACTERS = 16_777_216;

/** Runs statements one after the other, in the transaction that `db` is, if it is one. */
export async function runEach(db: Knex, statements: readonly Statement[]): Promise<void> {
  for (const { sql, values } of statements) await db.raw(sql, values.map(toBinding));
}

/**
 * Runs statements in one transaction, all or none; on disk when it resolves, unless `db` is a transaction already.
 *
 * SQLite is handed them as one script. Each statement by itself would be a way to the thread that works for it and back, and
 * on a busy server the way back waits for a turn of the event loop each time: a commit would take as long as five turns.
 */
export async function runTogether(db: Knex, statements: readonly Statement[]): Promise<void> {
  // In somebody else's transaction they are a part of it.
  if (db.isTransaction) {
    await runEach(db, statements);
    return;
  }
  const script = isSqlite(db) ? toScript(statements) : null;
  if (script === null) await db.transaction((tx) => runEach(tx, statements));
  else await execute(db, script);
}

/** Whether a database is SQLite. The one other, PostgreSQL, is spoken to in what both understand. */
export function isSqlite(db: Knex): boolean {
  return (db.client as KnexClient).config.client === 'sqlite3';
}

/** What is used of knex's client: `acquireConnection` and `releaseConnection` are its documented ways to a driver's connection. */
interface KnexClient {
  readonly config: { readonly client?: unknown };
  acquireConnection(): Promise<SqliteConnection>;
  releaseConnection(connection: SqliteConnection): Promise<void>;
}

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

async function execute(db: Knex, script: string): Promise<void> {
  const client = db.client as KnexClient;
  const connection = await client.acquireConnection();
  const exec = (sql: string) =>
    new Promise<void>((resolve, reject) => {
      connection.exec(sql, (error) => (error ? reject(error) : resolve()));
    });
  try {
    await exec(script);
  } catch (error) {
    // There is nothing to roll back where it was BEGIN that failed, or where SQLite did so itself.
    await exec('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.releaseConnection(connection);
  }
}

/** The statements as SQLite's text, with their values spelt out; null where that would be too long. */
function toScript(statements: readonly Statement[]): string | null {
  const parts = ['BEGIN IMMEDIATE'];
  let length = 0;
  for (const { sql, values } of statements) {
    const [first = '', ...rest] = sql.split('?');
    if (rest.length !== values.length) throw new RangeError(`${values.length} values for ${rest.length} places`);
    let text = first;
    for (const [i, piece] of rest.entries()) text += quote(values[i] as Value) + piece;
    length += text.length;
    if (length > SCRIPT_CHARACTERS) return null;
    parts.push(text);
  }
  parts.push('COMMIT');
  return parts.join(';\n');
}

/** A value as SQLite's SQL spells it. A quotation mark is the one character that means anything within a text, and NUL ends a script. */
export function quote(value: Value): string {
  switch (typeof value) {
    case 'string':
      return value.includes('\0') ? `CAST(${quote(Buffer.from(value))} AS TEXT)` : `'${value.replaceAll("'", "''")}'`;
    case 'number':
      if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
      return String(value);
    case 'boolean':
      return value ? '1' : '0';
    default:
      return value === null ? 'NULL' : `X'${toBuffer(value).toString('hex')}'`;
  }
}

function toBinding(value: Value): string | number | boolean | null | Buffer {
  return value instanceof Uint8Array ? toBuffer(value) : value;
}

/** The same bytes, not a copy: drivers take only buffers. */
function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
