import { defineConfig } from 'vitest/config';

/** Vitest runs without the Remix plugin: it tests modules, and Playwright tests the built product. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts'],
          setupFiles: ['test/support/fail-on-console.ts'],
        },
      },
      {
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['test/unit/**/*.test.tsx'],
          setupFiles: ['test/support/fail-on-console.ts'],
        },
      },
    ],
  },
});
