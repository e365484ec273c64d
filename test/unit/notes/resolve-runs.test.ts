import { describe, expect, it } from 'vitest';
import { resolveRuns } from '#app/notes/resolve-runs.ts';
import type { CopiedRun, NotesRun } from '#app/notes/services.ts';

/** Of client 1, who is person 0, at 10; and of client 2, who is person 1, at 20. */
const RUNS: readonly NotesRun[] = [
  [1, 0, 10, 0, 0, 10],
  [2, 0, 10, 1, 1, 20],
];

const copy = (
  clientId: number,
  clock: number,
  length: number,
  sourceClientId: number,
  sourceClock: number,
): CopiedRun => ({
  ...{ clientId, clock, length },
  ...{ sourceClientId, sourceClock },
});

describe('who wrote what', () => {
  it('is who brought it where nothing was copied', () => {
    expect(resolveRuns(RUNS, [])).toEqual(RUNS);
  });

  it('is who wrote it first, in the midst of what somebody brought', () => {
    expect(resolveRuns(RUNS, [copy(2, 4, 3, 1, 6)])).toEqual([
      [1, 0, 10, 0, 0, 10],
      [2, 0, 4, 1, 1, 20],
      [2, 4, 3, 0, 0, 10],
      [2, 7, 3, 1, 1, 20],
    ]);
  });

  it('is who wrote it first, of copies of copies, part of which others wrote', () => {
    const runs: NotesRun[] = [...RUNS, [3, 0, 20, 2, 2, 30]];
    expect(resolveRuns(runs, [copy(2, 0, 2, 1, 8), copy(3, 5, 4, 2, 0)])).toEqual([
      [1, 0, 10, 0, 0, 10],
      [2, 0, 2, 0, 0, 10],
      [2, 2, 8, 1, 1, 20],
      [3, 0, 5, 2, 2, 30],
      [3, 5, 2, 0, 0, 10],
      [3, 7, 2, 1, 1, 20],
      [3, 9, 11, 2, 2, 30],
    ]);
  });

  it('is who wrote it first where the server wrote it, whose own words are nobody’s', () => {
    expect(resolveRuns(RUNS, [copy(9, 0, 2, 1, 3), copy(9, 2, 2, 2, 0)])).toEqual([
      ...RUNS,
      [9, 0, 2, 0, 0, 10],
      [9, 2, 2, 1, 1, 20],
    ]);
  });

  it('stays who brought it where nothing is known of what was copied', () => {
    expect(resolveRuns(RUNS, [copy(2, 4, 3, 7, 0)])).toEqual(RUNS);
  });
});
