import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeptVersion, thinVersions, VERSION_LIMITS } from '#app/notes/thin-versions.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon in Beijing of a Wednesday. */
const NOW = Date.UTC(2026, 10, 25, 4);

/** Versions of the ages, in hours, the oldest first. */
function aged(...hours: number[]): KeptVersion[] {
  return hours
    .toSorted((a, b) => b - a)
    .map((age, i) => ({ id: i + 1, at: NOW - age * HOUR, reason: 'quiet', bytes: 1_000 }));
}

const agesKept = (versions: KeptVersion[]) => {
  const gone = new Set(thinVersions(versions, NOW).map(({ id }) => id));
  return versions.filter(({ id }) => !gone.has(id)).map(({ at }) => (NOW - at) / HOUR);
};

describe('which versions are let go of', () => {
  it.each<[string, number[], number[]]>([
    ['every one of the last day stays', [23, 20, 2, 1, 0.5, 0.1], [23, 20, 2, 1, 0.5, 0.1]],
    // It is noon: 26 to 36 hours ago was yesterday.
    ['of a day, the last', [200, 62, 40, 34, 30, 26, 1], [200, 62, 40, 26, 1]],
    ['of a day that is partly the last one, what is in it', [30, 25, 20, 1], [20, 1]],
    ['of a week, the last', [24 * 52, 24 * 50, 24 * 49, 24 * 44, 1], [24 * 52, 24 * 49, 24 * 44, 1]],
    ['of a month, the last', [24 * 430, 24 * 410, 24 * 405, 24 * 380, 1], [24 * 430, 24 * 405, 24 * 380, 1]],
  ])('%s', (_what, ages, kept) => {
    expect(agesKept(aged(...ages))).toEqual(kept);
  });

  it('goes into the next that stays', () => {
    expect(thinVersions(aged(34, 30, 26, 1), NOW)).toEqual([
      { id: 2, into: 3 },
      { id: 1, into: 3 },
    ]);
  });

  const versions = fc
    .array(
      fc.record({
        age: fc.oneof(fc.integer({ min: 0, max: 3 * DAY }), fc.integer({ min: 0, max: 900 * DAY })),
        reason: fc.constantFrom('quiet' as const, 'quiet' as const, 'restore' as const, 'snapshot' as const),
        bytes: fc.integer({ min: 1, max: 400_000 }),
      }),
      { maxLength: 500 },
    )
    .map((all) =>
      all
        .sort((a, b) => b.age - a.age)
        .map(({ age, ...rest }, i): KeptVersion => ({ id: i + 1, at: NOW - age, ...rest })),
    );

  it('is never one of a snapshot nor the newest, and what is not lies within the bounds', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const gone = new Map(thinVersions(all, NOW).map(({ id, into }) => [id, into]));
        const kept = all.filter(({ id }) => !gone.has(id));
        expect(kept.at(-1)).toBe(all.at(-1));
        for (const { id, reason } of all) if (reason === 'snapshot') expect(gone.has(id)).toBe(false);
        for (const [id, into] of gone) expect(kept.find((version) => version.id > id)?.id).toBe(into);
        const bytes = kept.reduce((sum, version) => sum + version.bytes, 0);
        const forced = kept.filter(({ reason }, i) => reason === 'snapshot' || i === kept.length - 1).length;
        expect(forced === kept.length || (kept.length <= VERSION_LIMITS.count && bytes <= VERSION_LIMITS.bytes)).toBe(
          true,
        );
      }),
    );
  });

  it('leaves every one of the last day where there is room, and of each day, week and month one', () => {
    const light = versions.map((all) => all.slice(-250).map((version) => ({ ...version, bytes: 1 })));
    fc.assert(
      fc.property(light, (all) => {
        const gone = new Set(thinVersions(all, NOW).map(({ id }) => id));
        const day = (at: number) => new Date(at + 8 * HOUR).toISOString().slice(0, 10);
        for (const version of all) {
          const age = NOW - version.at;
          if (age <= DAY) expect(gone.has(version.id)).toBe(false);
          const later = all.filter(({ id }) => id > version.id);
          if (age <= 30 * DAY && !later.some(({ at }) => day(at) === day(version.at)))
            expect(gone.has(version.id)).toBe(false);
          if (!later.some(({ at }) => day(at).slice(0, 7) === day(version.at).slice(0, 7)) && age > 365 * DAY) {
            expect(gone.has(version.id)).toBe(false);
          }
        }
      }),
    );
  });

  it('thins nothing twice, and by time only ever more', () => {
    fc.assert(
      fc.property(versions, fc.integer({ min: 0, max: 400 * DAY }), (all, later) => {
        const gone = new Set(thinVersions(all, NOW).map(({ id }) => id));
        const kept = all.filter(({ id }) => !gone.has(id));
        expect(thinVersions(kept, NOW)).toEqual([]);
        const goneLater = new Set(thinVersions(all, NOW + later).map(({ id }) => id));
        const kinds = new Set(thinVersions(kept, NOW + later).map(({ id }) => id));
        // One by one as time goes or all at once: neither way keeps more than the other's last of each span.
        expect(kept.filter(({ id }) => !kinds.has(id)).length).toBeLessThanOrEqual(all.length - goneLater.size);
      }),
    );
  });
});
