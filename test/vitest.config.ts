import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Vitest runs without the Remix plugin: it tests modules, and Playwright tests the built product. */
const shared = { setupFiles: ['test/support/fail-on-console.ts'] };

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts'],
          benchmark: { include: ['test/bench/**/*.bench.ts'] },
        },
      },
      { test: { ...shared, name: 'dom', environment: 'happy-dom', include: ['test/unit/**/*.test.tsx'] } },
    ],
  },
});
