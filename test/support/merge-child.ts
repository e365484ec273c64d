import { writeSync } from 'node:fs';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import { openDatabase } from '#db/connection.server.ts';
import { mergeAgencies } from '#server/services/admin/merge-agencies.ts';
import { AGENCIES } from './collab-database.ts';
import { startServer } from './collab-server.ts';

/**
 * Merges the two agencies of a test's database in a process of its own: `merge-child FILE N`. It kills itself, as SIGKILL from
 * outside would, when it is about to send the N-th statement; it says how many there were where it lives.
 */
const [file = '', last = '0'] = process.argv.slice(2);
const [from, into] = AGENCIES as [AgencyId, AgencyId];
const db = openDatabase(file);
const { collab } = await startServer(db);
let statements = 0;
db.on('query', () => {
  statements++;
  if (statements === Number(last)) process.kill(process.pid, 'SIGKILL');
});
const actor = {
  personId: 'root' as PersonId,
  name: 'Person root',
  roles: ['administrator'] as const,
  agencyIds: [],
  inPlans: [],
};
const live = { setAgencies: collab.setAgencies, whileClosed: collab.boards.whileClosed, onChanged: () => undefined };
await mergeAgencies({ db, ...live }, actor, from, into, 5_000);
writeSync(1, `${statements}\n`);
process.exit(0);
