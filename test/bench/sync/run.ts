/**
 * `npm run bench:sync`: Duban's sync server beside y-websocket's and Hocuspocus, in one run on one machine.
 *
 *     --quick                everything shorter; rough figures in under three minutes
 *     --only=rate,…          some of the measurements
 *     --servers=duban,…      some of the servers
 *     --cpu-prof             writes CPU profiles of Duban's server
 */
import { Bench } from './bench.ts';
import { endAll } from './children.ts';
import { measureCold } from './measure/cold.ts';
import { measureLoss } from './measure/loss.ts';
import { measureMemory } from './measure/memory.ts';
import { measurePropagation } from './measure/propagation.ts';
import { measureRate } from './measure/rate.ts';
import { measureStorm } from './measure/storm.ts';
import { readOptions } from './options.ts';

const options = readOptions(process.argv.slice(2));
const bench = await Bench.prepare(options);

async function finish(): Promise<void> {
  await endAll();
  bench.clean();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void finish().finally(() => process.exit(130)));
}
try {
  for (const name of options.only) {
    if (name === 'propagation') console.log(JSON.stringify(await measurePropagation(bench), null, 2));
    if (name === 'memory') for (const kind of options.servers) console.log(kind, await measureMemory(bench, kind));
    if (name === 'cold')
      for (const kind of options.servers) console.log(kind, JSON.stringify(await measureCold(bench, kind)));
    if (name === 'storm') for (const kind of options.servers) console.log(kind, await measureStorm(bench, kind));
    if (name === 'loss') for (const kind of options.servers) console.log(kind, await measureLoss(bench, kind));
    if (name === 'rate') for (const kind of options.servers) console.log(kind, await measureRate(bench, kind));
  }
} finally {
  await finish();
}
