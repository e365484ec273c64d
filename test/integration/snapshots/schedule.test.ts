import pino from 'pino';
import { describe, expect, it } from 'vitest';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { SnapshotRule } from '#app/snapshots/services.ts';
import { createScheduleRunner } from '#server/services/snapshots/schedule-runner.ts';
import type { SnapshotTaker } from '#server/services/snapshots/taker.ts';
import { snapshotScene } from '#test/support/snapshots.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (moment: string): EpochMs => Date.parse(moment);
/** Mondays at nine in Beijing. */
const WEEKLY: SnapshotRule = { rule: '0 9 * * 1', timeZone: 'Asia/Shanghai', enabled: true };

/** A runner with a clock of the test's own, which goes only when the test says so. */
async function setup(start = '2026-11-26T02:00:00Z') {
  const scene = await snapshotScene();
  const { clock, db, planId, people, snapshots } = scene;
  clock.now = at(start);
  const asked: number[] = [];
  let call: (() => void) | null = null;
  const logged: string[] = [];
  const runnerWith = (taker: SnapshotTaker) =>
    createScheduleRunner({
      db,
      taker,
      log: pino({}, { write: (line: string) => logged.push(JSON.parse(line).msg) }),
      clock: {
        now: () => clock.now,
        later(ms, then) {
          asked.push(ms);
          call = then;
          return () => {
            call = null;
          };
        },
      },
    });
  const set = (rule: Partial<SnapshotRule> = {}) => snapshots.schedule.set(people.lead, planId, { ...WEEKLY, ...rule });
  const taken = async () =>
    (await snapshots.list(people.lead, planId)).map(({ takenAt }) => new Date(takenAt).toISOString());
  return {
    ...scene,
    runner: runnerWith(scene.taker),
    runnerWith,
    set,
    taken,
    asked,
    logged,
    isWaiting: () => call !== null,
  };
}

describe('a schedule', () => {
  it('takes a snapshot when it is due, in nobody’s name, and then waits for the next', async () => {
    const { runner, set, taken, clock, snapshots, people, planId } = await setup();
    expect(await set()).toMatchObject({ nextAt: at('2026-11-30T01:00:00Z'), setBy: 'Person lead', failure: null });
    await runner.look();
    expect(await taken()).toEqual([]);
    clock.now = at('2026-11-30T01:00:00Z');
    await runner.look();
    await runner.look();
    expect(await snapshots.list(people.lead, planId)).toMatchObject([{ takenBy: null, reason: 'schedule', title: '' }]);
    expect(await snapshots.schedule.read(people.observer, planId)).toMatchObject({
      nextAt: at('2026-12-07T01:00:00Z'),
    });
    clock.now = at('2026-12-07T01:00:30Z');
    await runner.look();
    expect(await taken()).toEqual(['2026-12-07T01:00:30.000Z', '2026-11-30T01:00:00.000Z']);
  });

  it('takes once what became due several times while the server was down', async () => {
    const { runner, set, taken, clock } = await setup();
    await set();
    clock.now = at('2026-12-24T12:00:00Z');
    await runner.look();
    await runner.look();
    expect(await taken()).toEqual(['2026-12-24T12:00:00.000Z']);
  });

  it('does not take again what was taken when the end came before that was noted', async () => {
    const { runner, set, taken, clock, taker, planId } = await setup();
    await set();
    clock.now = at('2026-11-30T01:00:00Z');
    await taker.take(planId, { title: '', takenBy: null, reason: 'schedule' });
    clock.now += HOUR;
    await runner.look();
    expect(await taken()).toHaveLength(1);
    clock.now = at('2026-12-07T01:00:00Z');
    await runner.look();
    expect(await taken()).toHaveLength(2);
  });

  it('looks again within a minute, however far the next is off, and on the dot where it is near', async () => {
    const { runner, set, asked, clock } = await setup();
    await set({ rule: '0 9 1 1 *' });
    await runner.look();
    expect(asked).toEqual([60_000]);
    clock.now = at('2027-01-01T01:00:00Z') - 1_234;
    await runner.look();
    expect(asked.at(-1)).toBe(1_234);
  });

  it('does nothing while it is off, and counts from when it is set', async () => {
    const { runner, set, taken, clock } = await setup();
    expect(await set({ enabled: false })).toMatchObject({ nextAt: null });
    clock.now += 30 * DAY;
    await runner.look();
    await set();
    await runner.look();
    expect(await taken()).toEqual([]);
  });

  it('tries again what could not be taken, tells why until it can, and logs it', async () => {
    const { runnerWith, taker, set, taken, clock, snapshots, people, planId, logged } = await setup();
    let isBroken = true;
    const runner = runnerWith({
      take(...wish) {
        return isBroken ? Promise.reject(new DubanError('not-saved', 'full')) : taker.take(...wish);
      },
    });
    await set();
    clock.now = at('2026-11-30T01:00:00Z');
    await runner.look();
    const schedule = () => snapshots.schedule.read(people.lead, planId);
    expect(await schedule()).toMatchObject({ failure: 'not-saved', nextAt: clock.now });
    expect(logged).toEqual(['a snapshot that was due could not be taken']);
    isBroken = false;
    clock.now += 60_000;
    await runner.look();
    expect(await schedule()).toMatchObject({ failure: null, nextAt: at('2026-12-07T01:00:00Z') });
    expect(await taken()).toHaveLength(1);
  });

  it('is not taken twice where the clock is put back a bit, and goes on where it was wrong by years', async () => {
    const { runner, set, taken, clock } = await setup();
    await set({ rule: '0 9 * * *' });
    clock.now = at('2026-11-27T01:00:00Z');
    await runner.look();
    clock.now -= 2 * HOUR;
    await runner.look();
    clock.now += 2 * HOUR;
    await runner.look();
    expect(await taken()).toHaveLength(1);
    clock.now = at('2038-01-01T00:00:00Z');
    await runner.look();
    clock.now = at('2026-11-28T00:00:00Z');
    await runner.look();
    clock.now = at('2026-11-28T01:00:00Z');
    await runner.look();
    expect((await taken())[0]).toBe('2026-11-28T01:00:00.000Z');
    expect(await taken()).toHaveLength(3);
  });

  it('ends with what it is at, and looks no more', async () => {
    const { runner, set, taken, clock, isWaiting } = await setup();
    await set();
    clock.now = at('2026-11-30T01:00:00Z');
    const looking = runner.look();
    await Promise.all([looking, runner.stop()]);
    const before = await taken();
    clock.now = at('2026-12-07T01:00:00Z');
    await runner.look();
    expect(await taken()).toEqual(before);
    expect(isWaiting()).toBe(false);
  });
});

describe('setting it', () => {
  it('is the leads’, and reading it everybody’s', async () => {
    const { snapshots, people, planId, set } = await setup();
    for (const actor of [people.member, people.observer]) {
      await expect(snapshots.schedule.set(actor, planId, WEEKLY)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(snapshots.schedule.set(null, planId, WEEKLY)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(snapshots.schedule.set(people.lead, 'none', WEEKLY)).rejects.toMatchObject({ code: 'not-found' });
    expect(await snapshots.schedule.read(people.member, planId)).toBeNull();
    const set1 = await set({ rule: ' 0  9 * *\t1 ' });
    expect(set1.rule).toBe('0 9 * * 1');
    expect(await snapshots.schedule.read(people.member, planId)).toEqual(set1);
    expect(await set({ rule: '30 8 1 * *', timeZone: 'Europe/Berlin' })).toMatchObject({ rule: '30 8 1 * *' });
  });

  it.each([
    ['no-rule', { rule: '' }],
    ['no-rule', { rule: 'x' }],
    ['no-rule', { rule: '0 9 * *' }],
    ['no-rule', { rule: '0 0 9 * * 1' }],
    ['no-rule', { rule: '@daily' }],
    ['no-rule', { rule: '0 25 * * *' }],
    ['no-rule', { rule: `0 9 ${'1,'.repeat(60)}1 * *` }],
    ['too-often', { rule: '* * * * *' }],
    ['too-often', { rule: '*/15 9 * * *' }],
    ['too-often', { rule: '0,59 * * * *' }],
    ['never', { rule: '0 9 31 2 *' }],
    ['no-zone', { timeZone: 'Mars/Olympus' }],
    ['no-zone', { timeZone: '+08:00' }],
    ['no-zone', { timeZone: '' }],
  ] as const)('is refused with %s for %o', async (fault, wish) => {
    const { set } = await setup();
    await expect(set(wish)).rejects.toMatchObject({ code: 'bad-input', details: { fault } });
  });
});
