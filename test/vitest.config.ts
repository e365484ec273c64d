import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Vitest runs without the Remix plugin: it tests modules, and Playwright tests the built product. The timeout is there to end
 * what hangs: on a machine that is shared, five seconds are sometimes gone before anything is wrong. Of styles, which Vitest
 * leaves out, the one that is a part of what is printed is there.
 */
const shared = {
  setupFiles: ['test/support/fail-on-console.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  css: { include: /print\.css/ },
};

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // Vitest keeps a processor to itself: of two, it would leave one idle most of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...shared,
          name: 'plain',
          environment: 'node',
          include: ['test/unit/**/*.test.ts'],
          // What these test keeps nothing: a worker loads each module once, not once a file.
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['test/integration/**/*.test.ts'],
          benchmark: { include: ['test/bench/**/*.bench.ts'] },
        },
      },
      {
        test: {
          ...shared,
          setupFiles: [...shared.setupFiles, 'test/support/patient-dom.ts'],
          name: 'dom',
          environment: 'happy-dom',
          include: ['test/unit/**/*.test.tsx'],
        },
      },
    ],
  },
});
