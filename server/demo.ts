import { parseArgs } from 'node:util';
import { DubanError } from '#app/domain/errors.ts';
import { prepareDemo, removeDemo } from './demo/prepare.ts';
import { readDemoEnv } from './env.ts';
import { createLog } from './log.ts';
import { closeOnSignal, logUncaught, run } from './run.ts';
import { startServer } from './start.ts';

/** The demo, once it is built: `node build/demo.js [--fresh]`. */
await run(async () => {
  process.env.NODE_ENV ??= 'production';
  const env = readDemoEnv(process.env);
  const { fresh } = readArguments();
  const log = createLog(env.logLevel);
  logUncaught(log);
  if (fresh) await removeDemo(env.dataDir);
  const server = await startServer({ env, log, demo: true, pages: 'built', prepare: (db) => prepareDemo(db, log) });
  closeOnSignal(server, log);
  process.stdout.write(`Duban demo · 督办演示: ${server.address}\n`);
});

function readArguments(): { fresh: boolean } {
  try {
    const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
    return values;
  } catch (error) {
    throw new DubanError(
      'bad-input',
      `${error instanceof Error ? error.message : error} 用法: npm run demo -- [--fresh]`,
    );
  }
}
