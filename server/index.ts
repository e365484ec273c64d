import { readEnv } from './env.ts';
import { createLog } from './log.ts';
import { closeOnSignal, logUncaught, run } from './run.ts';
import { startServer } from './start.ts';

/** `npm start`: the production server. */
await run(async () => {
  // React decides by this which of its two builds to be, when the pages are loaded.
  process.env.NODE_ENV ??= 'production';
  const env = readEnv(process.env);
  const log = createLog(env.logLevel);
  logUncaught(log);
  const server = await startServer({ env, log, demo: false, pages: 'built' });
  closeOnSignal(server, log);
  process.stdout.write(`Duban · 督办: ${server.address}\n`);
  if (server.firstLink !== null) {
    process.stdout.write(
      `First administrator, once, within 24 hours · 设置首位管理员（一次有效，24 小时内）: ${server.firstLink}\n`,
    );
  }
});
