import { describe, expect, it } from 'vitest';
import type { MeasureCard, TaskCard } from '#app/domain/board.ts';
import type { IsoDate } from '#app/domain/dates.ts';
import type { AgencyId, CardId, CommitmentId, MeasureId, SectionId, StageId } from '#app/domain/ids.ts';
import { isLate, lateness, nearestDeadline } from '#app/domain/lateness.ts';
import type { Measure } from '#app/domain/plan.ts';
import type { Rank } from '#app/domain/rank.ts';

const day = (text: string) => text as IsoDate;
const OURS = 'ours' as AgencyId;
const THEIRS = 'theirs' as AgencyId;
const span = { start: 0, end: 1 };

function commitment(id: string, agencyId: AgencyId, days: string[]): Measure['commitments'][number] {
  return {
    id: id as CommitmentId,
    ordinal: 1,
    text: id,
    clause: '',
    openEnded: false,
    responsibilities: [{ agencyId, role: 'lead' }],
    deadlines: days.map((on) => ({ on: day(on), phrase: `${id} ${on}`, span })),
    passageSpan: span,
    clauseSpan: span,
  };
}

const measure: Measure = {
  id: 'm' as MeasureId,
  sectionId: 's' as SectionId,
  ordinal: 1,
  number: '一',
  title: null,
  commitments: [
    commitment('late', OURS, ['2017-06-30', '2016-12-31']),
    commitment('early', OURS, ['2016-06-30']),
    commitment('other', THEIRS, ['2015-01-01']),
  ],
};

const base = {
  id: 'c' as CardId,
  placement: { stage: 'todo' as StageId, rank: 'V' as Rank },
  contact: '',
  startsOn: null,
  dueOn: null,
};
const measureCard: MeasureCard = { ...base, kind: 'measure', measureId: measure.id, ticked: [] };
const taskCard: TaskCard = {
  ...base,
  kind: 'task',
  measureId: measure.id,
  commitmentId: null,
  title: 'task',
  description: '',
  archived: false,
};

describe('nearestDeadline', () => {
  it("is the earliest of the agency's own commitments, with the document's words", () => {
    expect(nearestDeadline(measureCard, measure, OURS)).toEqual({ on: '2016-06-30', phrase: 'early 2016-06-30' });
  });

  it('passes over what is ticked off, with all its deadlines', () => {
    const ticked = { ...measureCard, ticked: ['early' as CommitmentId] };
    expect(nearestDeadline(ticked, measure, OURS)?.on).toBe('2016-12-31');
    const done = { ...measureCard, ticked: ['early', 'late'] as CommitmentId[] };
    expect(nearestDeadline(done, measure, OURS)).toBeNull();
  });

  it("takes the card's own due date where it is earlier, and the document's where both are one day", () => {
    expect(nearestDeadline({ ...measureCard, dueOn: day('2016-01-01') }, measure, OURS)).toEqual({
      on: '2016-01-01',
      phrase: null,
    });
    expect(nearestDeadline({ ...measureCard, dueOn: day('2016-06-30') }, measure, OURS)?.phrase).toBe(
      'early 2016-06-30',
    );
  });

  it("gives a task card its own due date only: the measure's stand on the measure's card", () => {
    expect(nearestDeadline(taskCard, measure, OURS)).toBeNull();
    expect(nearestDeadline({ ...taskCard, dueOn: day('2026-01-01') }, null, OURS)?.on).toBe('2026-01-01');
  });
});

describe('lateness', () => {
  it.each([
    ['2026-11-23', { kind: 'overdue', days: 1 }],
    ['2017-06-30', { kind: 'overdue', days: 3434 }],
    ['2026-11-24', { kind: 'today' }],
    ['2026-11-25', { kind: 'soon', days: 1 }],
    ['2026-12-24', { kind: 'soon', days: 30 }],
    ['2026-12-25', { kind: 'later', days: 31 }],
  ])('%s', (on, expected) => {
    expect(lateness(day(on), day('2026-11-24'))).toEqual(expected);
  });
});

describe('isLate', () => {
  const today = day('2016-07-01');

  it('is so the day after, in every stage but a done one', () => {
    expect(isLate(measureCard, measure, OURS, 'review', today)).toBe(true);
    expect(isLate(measureCard, measure, OURS, 'done', today)).toBe(false);
    expect(isLate(measureCard, measure, OURS, 'todo', day('2016-06-30'))).toBe(false);
  });

  it('is never so of an archived task', () => {
    const late = { ...taskCard, dueOn: day('2016-01-01') };
    expect(isLate(late, null, OURS, 'doing', today)).toBe(true);
    expect(isLate({ ...late, archived: true }, null, OURS, 'doing', today)).toBe(false);
  });
});
