import { prepareDemo } from '../demo/prepare.ts';
import { readDemoEnv } from '../env.ts';
import { createLog } from '../log.ts';
import { closeOnSignal, logUncaught, run } from '../run.ts';
import { startServer } from '../start.ts';

/** `npm run dev`: the demo from its source. Pages reload as they change; a change to the server restarts it. */
await run(async () => {
  process.env.NODE_ENV ??= 'development';
  const env = readDemoEnv(process.env);
  const log = createLog(env.logLevel);
  logUncaught(log);
  const server = await startServer({
    env,
    log,
    demo: true,
    pages: 'development',
    prepare: (db) => prepareDemo(db, log),
  });
  closeOnSignal(server, log);
  process.stdout.write(`Duban dev · 督办开发: ${server.address}\n`);
});
