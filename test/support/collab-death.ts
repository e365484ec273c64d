import { writeSync } from 'node:fs';
import type { Knex } from 'knex';

/** Where a process is to end. */
export interface Death {
  /** In a commit whose statements have this text in them, */
  readonly within: string;
  /** after some others of that kind. */
  readonly skip?: number;
  /** Statements of it that are still run, BEGIN and COMMIT included. */
  readonly after: number;
}

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

interface KnexClient {
  acquireConnection(): Promise<SqliteConnection>;
  releaseConnection(connection: SqliteConnection): Promise<void>;
}

/** The separator of the statements in a commit's script. Values in the tests have none in them. */
const SEPARATOR = ';\n';

/**
 * Has this process kill itself in the middle of a commit, as SIGKILL from outside would. Before that it says how many
 * statements were run of how many.
 *
 * @param db a database with one connection, over which commits go as scripts
 */
export async function dieWithin(db: Knex, { within, skip = 0, after }: Death): Promise<void> {
  const client = db.client as KnexClient;
  const connection = await client.acquireConnection();
  const exec = connection.exec.bind(connection);
  let seen = 0;
  connection.exec = (sql, done) => {
    const statements = sql.split(SEPARATOR);
    if (!sql.includes(within) || seen++ < skip) return exec(sql, done);
    exec(statements.slice(0, after).join(SEPARATOR), (error) => {
      if (error) throw error;
      // Not through the stream: nothing is written after this.
      writeSync(1, `${after} of ${statements.length}\n`);
      process.kill(process.pid, 'SIGKILL');
    });
  };
  await client.releaseConnection(connection);
}
