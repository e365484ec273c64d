/** The load process: clients of whatever server it is told of, driven over the channel to the measuring process. */
import type { ServerKind } from '../servers/start.ts';
import type { LoadClient } from './client.ts';
import { clientsOf, openClients } from './crowd.ts';
import { countLosses, type Reliance, writeUntilCut } from './cut.ts';
import { writeHistory } from './history.ts';
import type { Answer, Operations, Order } from './operations.ts';
import { loadCold } from './reading.ts';
import { runTrial } from './trial.ts';

/** The clients of each server; those of one server do not know of another's. */
const crowds = new Map<ServerKind, readonly LoadClient[]>();
let reliances: readonly Reliance[] = [];

function crowdOf(kind: ServerKind): readonly LoadClient[] {
  return crowds.get(kind) ?? [];
}

function close(kind: ServerKind): void {
  for (const client of crowdOf(kind)) client.close();
  crowds.delete(kind);
}

const operations: Operations = {
  async open({ target, crowd }) {
    close(target.kind);
    const clients = clientsOf(crowd);
    crowds.set(target.kind, clients);
    await openClients(clients, target);
  },
  trial: (order) => runTrial(crowdOf(order.kind), order),
  async close({ kind }) {
    close(kind);
  },
  async reopen({ target }) {
    const start = performance.now();
    await Promise.all(crowdOf(target.kind).map((client) => client.open(target)));
    return performance.now() - start;
  },
  async writeUntilCut(order) {
    reliances = await writeUntilCut(crowdOf(order.kind), order);
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
