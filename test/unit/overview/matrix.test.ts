import { describe, expect, it } from 'vitest';
import type { AgencyId, MeasureId } from '#app/domain/ids.ts';
import { toMatrix } from '#app/domain/matrix.ts';
import { readMatrixOrder, totalOf, viewMatrix } from '#app/domain/matrix-view.ts';
import { NO_OVERVIEW_FILTERS } from '#app/domain/overview-filters.ts';
import { card, plan, small, TODAY } from './state.ts';

const matrix = toMatrix(small(), TODAY);
const agencies = new Map(small().agencies.map((agency) => [agency.id, agency]));
const cellOf = (measureId: string, agencyId: string) =>
  matrix.rows.find(({ measure }) => measure.id === (measureId as MeasureId))?.cells.get(agencyId as AgencyId);
const all = { filters: NO_OVERVIEW_FILTERS, rows: 'document', columns: 'document' } as const;
const names = (shown: ReturnType<typeof viewMatrix>) => [
  shown.rows.map(({ measure }) => measure.id),
  shown.columns.map(({ agencyId }) => agencyId),
];

describe('the matrix of a plan', () => {
  it('has a row to every measure and a column to every board, in the order of the document', () => {
    expect(names(viewMatrix(matrix, agencies, all))).toEqual([
      ['m1', 'm2'],
      ['a', 'b', 'c'],
    ]);
    expect(cellOf('m2', 'c'), 'an agency that does not answer for it has no cell').toBeUndefined();
  });

  it('says how each card stands by its nearest open deadline', () => {
    expect(cellOf('m1', 'a')).toMatchObject({ late: true, lateness: { kind: 'overdue', days: 4 }, roles: ['lead'] });
    expect(cellOf('m1', 'b'), 'what is done is not late').toMatchObject({ late: false, lateness: null });
    expect(cellOf('m1', 'c'), 'what is ticked off has no deadline').toMatchObject({ late: false, lateness: null });
    expect(cellOf('m2', 'b')).toMatchObject({ late: false, lateness: { kind: 'soon', days: 7 }, untouchedDays: 23 });
  });

  it('counts the tasks under a measure, archived ones left out', () => {
    expect(cellOf('m1', 'a')?.tasks).toEqual({ all: 2, done: 1 });
    expect(cellOf('m2', 'a')?.tasks).toEqual({ all: 0, done: 0 });
  });

  it('has no cell for a card of a measure that the plan has not got, and a null stage for an unknown one', () => {
    const state = small();
    const odd = plan(state.measures, state.agencies, { a: [card('x', 'gone', 'todo'), card('y', 'm1', 'nowhere')] });
    const { rows } = toMatrix(odd, TODAY);
    expect(rows.flatMap(({ cells }) => [...cells.values()]).map(({ card: { id }, stage }) => [id, stage])).toEqual([
      ['y', null],
    ]);
  });

  it('counts by row, by column and in all alike', () => {
    expect(matrix.rows.map(({ counts }) => counts)).toEqual([
      { cells: 3, done: 1, late: 1, supervised: 1 },
      { cells: 2, done: 0, late: 0, supervised: 0 },
    ]);
    expect(matrix.columns.map(({ counts }) => counts.cells)).toEqual([2, 2, 1]);
    expect(totalOf(matrix)).toEqual({ cells: 5, done: 1, late: 1, supervised: 1 });
  });
});

describe('a view of it', () => {
  it('leaves out what does not pass, with the rows and columns that hold nothing else, and counts anew', () => {
    const shown = viewMatrix(matrix, agencies, { ...all, filters: { ...NO_OVERVIEW_FILTERS, kinds: ['province'] } });
    expect(names(shown)).toEqual([['m1', 'm2'], ['b']]);
    expect(totalOf(shown)).toEqual({ cells: 2, done: 1, late: 0, supervised: 0 });
    const none = viewMatrix(matrix, agencies, { ...all, filters: { ...NO_OVERVIEW_FILTERS, text: '没有' } });
    expect(names(none)).toEqual([[], []]);
  });

  it('searches measure, agency and contact', () => {
    const found = (text: string) =>
      totalOf(viewMatrix(matrix, agencies, { ...all, filters: { ...NO_OVERVIEW_FILTERS, text } })).cells;
    expect([found('（一）'), found('辽宁'), found('李工'), found('举措2 辽宁'), found('李工 辽宁')]).toEqual([
      3, 2, 1, 1, 0,
    ]);
  });

  it('orders rows and columns by what they hold most of, keeping the document’s order among equals', () => {
    const view = (rows: 'late' | 'done', columns: 'done' | 'supervised') =>
      names(viewMatrix(matrix, agencies, { ...all, rows, columns }));
    expect(view('late', 'done')).toEqual([
      ['m1', 'm2'],
      ['b', 'a', 'c'],
    ]);
    expect(view('done', 'supervised')[1]).toEqual(['c', 'a', 'b']);
  });

  it('reads orders out of an address, and the document’s for what it does not know', () => {
    const params = new URLSearchParams('rows=late&cols=__proto__');
    expect([readMatrixOrder(params, 'rows'), readMatrixOrder(params, 'cols')]).toEqual(['late', 'document']);
  });
});
