import type { Bench } from '../bench.ts';
import type { ByServer, Results } from '../report.ts';
import type { ServerKind } from '../servers/start.ts';
import { measureCold } from './cold.ts';
import { measureLoss } from './loss.ts';
import { measureMemory } from './memory.ts';
import { measurePropagation } from './propagation.ts';
import { measureRate } from './rate.ts';
import { measureStorm } from './storm.ts';

/** Measures what was asked for. */
export async function measureAll(bench: Bench): Promise<Results> {
  const results: Results = {};
  for (const name of bench.options.only) {
    const start = performance.now();
    switch (name) {
      case 'propagation':
        results.propagation = await measurePropagation(bench);
        break;
      case 'rate':
        results.rate = await forEach(bench, measureRate);
        break;
      case 'memory':
        results.memory = await measureMemory(bench);
        break;
      case 'cold':
        results.cold = await measureCold(bench);
        break;
      case 'storm':
        results.storm = await forEach(bench, measureStorm);
        break;
      case 'loss':
        results.loss = await forEach(bench, measureLoss);
        break;
      default:
        unknownMeasure(name);
    }
    bench.say(`── ${name}: ${Math.round((performance.now() - start) / 1_000)} s`);
  }
  return results;
}

/** One server after the other. */
async function forEach<Value>(
  bench: Bench,
  measure: (bench: Bench, kind: ServerKind) => Promise<Value>,
): Promise<ByServer<Value>> {
  const values: ByServer<Value> = {};
  for (const kind of bench.options.servers) values[kind] = await measure(bench, kind);
  return values;
}

function unknownMeasure(name: never): never {
  throw new TypeError(`No measurement ${JSON.stringify(name)}`);
}
