/** The load process: clients of whatever server it is told of, driven over the channel to the measuring process. */
import type { LoadClient } from './client.ts';
import { clientsOf, openClients } from './crowd.ts';
import { countLosses, type Reliance, writeUntilCut } from './cut.ts';
import { writeHistory } from './history.ts';
import type { Answer, Operations, Order } from './operations.ts';
import { loadCold } from './reading.ts';
import { runTrial } from './trial.ts';

let clients: readonly LoadClient[] = [];
let reliances: readonly Reliance[] = [];

function closeAll(): void {
  for (const client of clients) client.close();
  clients = [];
}

const operations: Operations = {
  async open({ target, crowd }) {
    closeAll();
    clients = clientsOf(crowd);
    await openClients(clients, target);
  },
  trial: (order) => runTrial(clients, order),
  async close() {
    closeAll();
  },
  async reopen({ target }) {
    const start = performance.now();
    await Promise.all(clients.map((client) => client.open(target)));
    return performance.now() - start;
  },
  async writeUntilCut(order) {
    reliances = await writeUntilCut(clients, order);
  },
  countLosses: ({ target }) => countLosses(reliances, target),
  writeHistory,
  loadCold,
};

function answer(message: Answer): void {
  process.send?.(message);
}

process.on('message', ({ name, order }: Order) => {
  const operation = operations[name] as (order: unknown) => Promise<unknown>;
  operation(order).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on('disconnect', () => process.exit(1));
