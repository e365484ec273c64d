import { beforeEach, describe, expect, it } from 'vitest';
import { type CommitMeter, meterCommits } from '#server/collab/commit-meter.ts';
import { LastMinute } from '#server/collab/last-minute.ts';
import type { DocumentBatch } from '#server/collab/store.ts';

let now: number;

beforeEach(() => {
  now = 1_000_000_000_500;
});

describe('the last minute', () => {
  it('counts what happened in it, to the second, and forgets the rest', () => {
    const minute = new LastMinute(() => now);
    minute.add(1);
    now += 30_000;
    minute.add(10);
    expect(minute.sum).toBe(11);
    now += 29_000;
    expect(minute.sum).toBe(11);
    now += 1_000;
    expect(minute.sum).toBe(10);
    now += 30_000;
    expect(minute.sum).toBe(0);
  });

  it('is empty after a long silence, and right again after it', () => {
    const minute = new LastMinute(() => now);
    minute.add(5);
    now += 3_600_000;
    expect(minute.sum).toBe(0);
    minute.add(2);
    now += 59_000;
    expect(minute.sum).toBe(2);
  });

  it('survives a clock that is set back', () => {
    const minute = new LastMinute(() => now);
    minute.add(1);
    now -= 3_600_000;
    minute.add(1);
    expect(minute.sum).toBe(2);
    now += 3_600_000 + 60_000;
    expect(minute.sum).toBe(0);
  });
});

describe('the meter of commits', () => {
  let failure: Error | null;
  let isFailing: boolean;
  let meter: CommitMeter;

  /** A batch in which people did so much. */
  const batchOf = (...deeds: number[]) =>
    deeds.map(
      (count) =>
        ({ updates: [], rows: { kind: 'board', activity: Array(count).fill({}) } }) as unknown as DocumentBatch,
    );

  /** Commits, and minds what came of it as `Persistence` does. */
  async function commit(...deeds: number[]): Promise<void> {
    await meter.store.commit(batchOf(...deeds)).then(
      () => {
        isFailing = false;
      },
      () => {
        isFailing = true;
      },
    );
  }

  beforeEach(() => {
    failure = null;
    isFailing = false;
    const store = {
      load: async () => null,
      commit: async () => {
        if (failure) throw failure;
      },
    };
    meter = meterCommits(
      store,
      () => isFailing,
      () => now,
    );
  });

  it('counts commits, and what people did in them, and not those that failed', async () => {
    await commit(3, 0, 2);
    await commit(1);
    failure = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
    await commit(7);
    expect(meter.read().lastMinute).toEqual({ commits: 2, changes: 6 });
  });

  it('says since when commits fail and with what; once they come right, only what it was', async () => {
    expect(meter.read()).toMatchObject({ failingSince: null, lastFailure: null });
    failure = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
    await commit(1);
    const first = now;
    now += 5_000;
    failure = Object.assign(new Error('i/o'), { code: 'SQLITE_IOERR' });
    await commit(1);
    expect(meter.read()).toMatchObject({ failingSince: first, lastFailure: { code: 'SQLITE_IOERR', at: now } });
    const last = now;
    failure = null;
    now += 5_000;
    await commit(1);
    expect(meter.read()).toMatchObject({ failingSince: null, lastFailure: { code: 'SQLITE_IOERR', at: last } });
    now += 5_000;
    failure = new TypeError('odd');
    await commit(1);
    expect(meter.read()).toMatchObject({ failingSince: now, lastFailure: { code: 'TypeError', at: now } });
  });

  it('lets the failure through, for the commit to be tried again', async () => {
    failure = new Error('disk full');
    await expect(meter.store.commit(batchOf(1))).rejects.toBe(failure);
  });
});
