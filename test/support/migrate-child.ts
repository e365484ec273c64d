import { migrate, openDatabase } from '#db/connection.server.ts';

/**
 * Migrates a database, or dies on the way as SIGKILL would have it: `migrate-child FILE STATEMENTS`. Says how many
 * statements the first of its migrations was done after, and how many it took in all, if it came to the end.
 */
const [file = '', limit = ''] = process.argv.slice(2);
const db = openDatabase(file);
let statements = 0;
let first = 0;
// Told of before the statement is sent, after the one before has come back.
db.on('query', ({ sql }: { sql: string }) => {
  if (String(statements++) === limit) process.kill(process.pid, 'SIGKILL');
  if (first === 0 && /^insert into `knex_migrations`/i.test(sql)) first = statements;
});
await migrate(db);
process.stdout.write(`${first} ${statements}\n`);
await db.destroy();
