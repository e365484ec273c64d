import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readDemoEnv } from '../env.ts';
import { tryAddress } from '../listen.ts';
import { ROOT } from '../root.ts';
import { run } from '../run.ts';

/**
 * `npm run demo`: builds, then becomes the demo. One process from npm's shell on, so that a signal to npm reaches the
 * server: behind `build && serve` the shell would keep it to itself.
 */
await run(async () => {
  await tryAddress(readDemoEnv(process.env));
  process.stdout.write('Building … 正在构建 …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const built = spawnSync(npm, ['run', '--silent', 'build'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) {
    process.exitCode = built.status ?? 1;
    return;
  }
  await import(pathToFileURL(join(ROOT, 'build/demo.js')).href);
});
