/** `npm run test:nightly`: the long forms of the tests that draw by lot: many more seeds, kills and hostile frames. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const env = { ...process.env, DUBAN_SEEDS: '1000', DUBAN_KILLS: '50', DUBAN_FRAMES: '5000', DUBAN_STORM: '500' };
const args = [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--testTimeout',
  '7200000',
  'test/integration/collab',
  'test/unit',
];
process.exitCode = spawnSync(join('node_modules', '.bin', 'vitest'), args, { stdio: 'inherit', env }).status ?? 1;
