import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from './tools/find-browser.ts';

/** End-to-end tests drive the production build; each worker starts a server and a database of its own. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  // There to end what hangs: shared machines are sometimes several times slower than usual.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/playwright.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Pictures of every frame would take more of two cores than the tests themselves.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: BROWSER_ARGS,
    },
  },
});
