/**
 * `npm run bench:sync`: Duban's sync server beside y-websocket's and Hocuspocus, in one run on one machine. A whole run
 * takes twenty-two minutes and is kept in `test/bench/results`.
 *
 *     --quick             everything shorter: rough figures in some five minutes
 *     --only=rate,…       some of: propagation, rate, memory, cold, storm, loss
 *     --servers=duban,…   some of: duban, y-websocket, hocuspocus
 *     --cpu-prof          writes a CPU profile of Duban's server each time it runs
 */
import { Bench } from './bench.ts';
import { endAll } from './children.ts';
import { busyness } from './machine.ts';
import { measureAll } from './measure/all.ts';
import { isWhole, readOptions } from './options.ts';
import { installPeers } from './peers.ts';
import { toPage, writeResults } from './results.ts';

const options = readOptions(process.argv.slice(2));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    process.stderr.write(`ended by ${signal}\n`);
    void endAll().finally(() => process.exit(130));
  });
}
if (options.servers.some((kind) => kind !== 'duban')) installPeers();
const busy = busyness();
const start = performance.now();
try {
  const results = await measureAll(await Bench.prepare(options));
  const circumstances = { minutes: (performance.now() - start) / 60_000, busy };
  if (isWhole(options)) writeResults(results, circumstances);
  process.stdout.write(toPage(results, circumstances));
} finally {
  await endAll();
}
