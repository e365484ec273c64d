import { migrate, openDatabase } from '#db/connection.server.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { createTestDatabase, seedPlan } from '#test/support/collab-database.ts';
import { storeContract } from './store-contract.ts';

const PEOPLE = ['a1', 'b1'];

storeContract('SQLite, in a file', async () => {
  const { db, destroy } = await createTestDatabase(PEOPLE);
  return { store: createDocumentStore(db), db, destroy };
});

storeContract('SQLite, in memory', async () => {
  const db = openDatabase(':memory:');
  await migrate(db);
  await seedPlan(db, PEOPLE);
  return { store: createDocumentStore(db), db, destroy: () => db.destroy() };
});
