import { describe, expect, it } from 'vitest';
import type { MeasureCard } from '#app/domain/board.ts';
import type { CommitmentId, StageId } from '#app/domain/ids.ts';
import { mergeBoards } from '#app/domain/merge-boards.ts';
import type { Rank } from '#app/domain/rank.ts';
import { measureCard, task } from './board/board-fixtures.ts';

const [todo, doing] = ['todo', 'doing'] as StageId[] as [StageId, StageId];
const rank = 'a0' as Rank;
const ticks = (...ids: string[]) => ids as CommitmentId[];
const of = (id: string, measureId: string, change: Partial<MeasureCard> = {}, stage = todo) =>
  ({ ...measureCard(id, stage, rank, measureId), ...change }) as MeasureCard;

describe('of two boards', () => {
  it('the one that stays takes tasks, and the cards of measures that it has not got, as they are', () => {
    const [own, job] = [of('f1', 'm1', { contact: '张' }, doing), task('t', doing, rank)];
    expect(mergeBoards([own, job, of('f2', 'm2')], [of('i2', 'm2'), task('u', todo, rank)])).toMatchObject({
      taken: [own, job],
      joined: [{ from: { id: 'f2' }, after: { id: 'i2' } }],
    });
  });

  it('its own cards keep their place and what they say, and have what they leave empty from the others', () => {
    const from = of('f', 'm', { contact: '张', dueOn: '2026-12-01' as never, ticked: ticks('c2') }, doing);
    const into = of('i', 'm', { contact: '李', startsOn: '2026-11-01' as never, ticked: ticks('c3', 'c1') });
    const [joined] = mergeBoards([from], [into]).joined;
    expect(joined).toEqual({
      from,
      before: into,
      after: { ...into, dueOn: '2026-12-01', ticked: ['c1', 'c2', 'c3'] },
    });
    expect(mergeBoards([into], [from]).joined[0]?.after).toMatchObject({ contact: '张', placement: { stage: doing } });
  });

  it.each([
    [true, true, true],
    [true, false, undefined],
    [false, true, undefined],
    [false, false, undefined],
  ])('a card is put away only where both were: %s and %s', (from, into, after) => {
    const away = (is: boolean) => (is ? ({ archived: true } as const) : {});
    const [joined] = mergeBoards([of('f', 'm', away(from))], [of('i', 'm', away(into))]).joined;
    expect(joined?.after.archived).toBe(after);
  });

  it('nothing is lost or doubled: each card goes over, or is one with one of the same measure', () => {
    const from = [of('f1', 'm1'), of('f2', 'm2'), task('t1', todo, rank)];
    const into = [of('i2', 'm2'), of('i3', 'm3'), task('t2', todo, rank)];
    const { taken, joined } = mergeBoards(from, into);
    expect([...taken, ...joined.map((one) => one.from)].map(({ id }) => id).sort()).toEqual(['f1', 'f2', 't1']);
    expect(mergeBoards([], into)).toEqual({ taken: [], joined: [] });
  });
});
