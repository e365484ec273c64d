import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '#server/start.ts';
import { until } from '#test/support/collab-until.ts';
import { snapshotScene } from '#test/support/snapshots.ts';

const HOUR = 3_600_000;

test('a server that starts takes the snapshot that became due while none ran, once', async () => {
  const scene = await snapshotScene();
  const { dir, clock, snapshots, people, planId } = scene;
  clock.now = Date.now() - 5 * HOUR;
  await snapshots.schedule.set(people.lead, planId, { rule: '0 * * * *', timeZone: 'Asia/Shanghai', enabled: true });
  const start = () =>
    startServer({
      env: {
        port: 0,
        host: '127.0.0.1',
        dataDir: dir,
        logLevel: 'silent',
        origin: null,
        trustedProxies: [],
        chromium: null,
        oidc: null,
      },
      log: pino({ level: 'silent' }),
      demo: false,
      pages: () => (_request, response) => response.sendStatus(200),
    });
  const first = await start();
  const noted = async () => ((await snapshots.schedule.read(people.lead, planId))?.nextAt ?? 0) > Date.now();
  await until('taken and noted', noted).finally(() => first.close());
  const second = await start();
  onTestFinished(() => second.close());
  await second.close();
  const list = await snapshots.list(people.lead, planId);
  // Should the hour be full between the two, there is one more that was due.
  expect(list.length).toBeLessThanOrEqual(2);
  expect(list.at(-1)).toMatchObject({ reason: 'schedule', takenBy: null, counts: { boards: 39, cards: 116 } });
});
