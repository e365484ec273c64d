import pino from 'pino';
import { expect, test } from 'vitest';
import type { Actor } from '#app/domain/policy.ts';
import { diffSnapshots } from '#app/domain/snapshot/diff.ts';
import { summarise } from '#app/domain/snapshot/summary.ts';
import { listEnabledSchedules } from '#db/repositories/snapshot-schedules.server.ts';
import { prepareDemo } from '#server/demo/prepare.ts';
import { listWaiting } from '#server/services/decisions/list-waiting.ts';
import { listDecisions } from '#server/services/reviews/list-decisions.ts';
import { readSnapshot } from '#server/services/snapshots/read-snapshot.ts';
import { readLiveState } from '#server/services/snapshots/read-state.ts';
import { createScheduleRunner } from '#server/services/snapshots/schedule-runner.ts';
import { createTaker } from '#server/services/snapshots/taker.ts';
import { verifySnapshots } from '#server/services/snapshots/verify-snapshots.ts';
import { emptyDatabase } from '#test/support/database.ts';

/** A Thursday, an hour after eight in Beijing. */
const NOW = Date.parse('2026-11-26T01:00:00Z');
const DAY_MS = 86_400_000;
const HE: Actor = {
  personId: 'demo-he-min' as Actor['personId'],
  name: '何敏',
  roles: ['lead'],
  agencyIds: [],
  inPlans: [],
};
const log = pino({ level: 'silent' });

async function demo() {
  const { db } = await emptyDatabase();
  await prepareDemo(db, log, NOW);
  const [plan] = await verifySnapshots(db);
  if (!plan) throw new Error('no snapshots');
  return { db, ...plan };
}

test('the demo has a snapshot of last week and one of this morning, of what had happened by then', async () => {
  const { db, planId, snapshots, missing } = await demo();
  expect(missing).toEqual([]);
  expect(snapshots.map(({ row, faults }) => [row.title, row.takenAt, row.reason, row.takenBy, faults])).toEqual([
    ['上周快照', NOW - 7 * DAY_MS, 'person', '何敏', []],
    ['', Date.parse('2026-11-26T00:00:00Z'), 'schedule', null, []],
  ]);
  const [first, second] = await Promise.all(
    snapshots.map(async ({ row }) => (await readSnapshot(db, HE, row.id)).snapshot),
  );
  const live = await readLiveState(db, planId, () => NOW);
  if (!first || !second || !live) throw new Error('not there');
  for (const { takenAt, boards } of [first, second]) {
    const moments = boards.flatMap(({ cards }) =>
      cards.flatMap(({ changedAt, supervision }) => [changedAt, supervision?.since ?? 0]),
    );
    expect(Math.max(...moments)).toBeLessThanOrEqual(takenAt);
  }
  const counts = summarise(diffSnapshots(first, live)).kinds.map(({ kind, count }) => [kind, count]);
  expect(Object.fromEntries(counts)).toMatchObject({
    ...{ 'moved-on': 5, 'moved-back': 1, 'newly-late': 1, 'newly-done': 1, new: 1, notes: 1 },
    ...{ instructions: 2, dates: 2, ticks: 1 },
  });
  expect(diffSnapshots(second, live).cards).toEqual([]);
});

test('of the demo’s meeting one answer waits for its lead, and what is not done for the agencies', async () => {
  const { db, planId } = await demo();
  const decisions = await listDecisions(db, HE, planId);
  expect(decisions.map(({ number, instructions }) => [number, instructions.map(({ state }) => state)])).toEqual([
    [3, ['open', 'open']],
    [2, ['accepted']],
    [1, ['answered', 'not-yet']],
  ]);
  expect((await listWaiting(db, HE)).map(({ agency, state }) => [agency.name, state])).toEqual([
    ['辽宁省人民政府', 'answered'],
  ]);
});

test('the demo’s schedule goes on from this morning: nothing is due before next week', async () => {
  const { db, planId } = await demo();
  const look = async (now: number) => {
    const clock = { now: () => now, later: () => () => undefined };
    const taker = createTaker({ db, reader: db, log, flush: () => Promise.resolve(), now: clock.now });
    await createScheduleRunner({ db, taker, log, clock }).look();
    return (await db('snapshots').where({ plan_id: planId })).length;
  };
  expect(await listEnabledSchedules(db)).toMatchObject([{ rule: '0 8 * * 4', timeZone: 'Asia/Shanghai' }]);
  expect(await look(NOW + 6 * DAY_MS)).toBe(2);
  expect(await look(NOW + 7 * DAY_MS)).toBe(3);
});

test('of a demo that cannot be made whole nothing is there, and it can be made afterwards', async () => {
  const { db } = await emptyDatabase();
  await db.raw(
    `CREATE TRIGGER full BEFORE INSERT ON snapshots WHEN NEW.number = 2 BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  await expect(prepareDemo(db, log, NOW)).rejects.toMatchObject({ code: 'not-saved' });
  for (const table of ['plans', 'people', 'documents', 'snapshots', 'reviews']) {
    expect(await db(table), table).toEqual([]);
  }
  await db.raw('DROP TRIGGER full');
  await prepareDemo(db, log, NOW);
  expect(await db('snapshots')).toHaveLength(2);
});
