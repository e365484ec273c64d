import { migrate, openDatabase } from '#db/connection.server.ts';

/**
 * Migrates a database, or dies on the way as SIGKILL would have it: `migrate-child FILE STATEMENTS`. Says how many
 * statements it took if it came to the end.
 */
const [file = '', limit = ''] = process.argv.slice(2);
const db = openDatabase(file);
let statements = 0;
// Told of before the statement is sent, after the one before has come back.
db.on('query', () => {
  if (String(statements++) === limit) process.kill(process.pid, 'SIGKILL');
});
await migrate(db);
process.stdout.write(`${statements}\n`);
await db.destroy();
