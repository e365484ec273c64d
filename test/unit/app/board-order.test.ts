import { describe, expect, it } from 'vitest';
import type { BoardId, StageId } from '../../../app/domain/ids.ts';
import type { AgencyKind } from '../../../app/domain/plan.ts';
import {
  nextOrder,
  orderBoards,
  readOrder,
  searchBoards,
  writeOrder,
} from '../../../app/routes/plans.$planId_.boards/board-order.ts';
import type { BoardSummary } from '../../../app/services.ts';

const stages = [{ id: 'todo' as StageId }, { id: 'done' as StageId }];

function board(name: string, kind: AgencyKind, todo: number, done: number, late: number): BoardSummary {
  return {
    id: name as BoardId,
    agency: { id: name as never, name, kind },
    mine: false,
    cardsByStage: { todo, done } as BoardSummary['cardsByStage'],
    late,
  };
}

const boards = [
  board('财政部', 'ministry', 3, 1, 2),
  board('黑龙江省人民政府', 'province', 13, 0, 2),
  board('工业和信息化部', 'ministry', 0, 6, 0),
];
const names = (some: readonly BoardSummary[]) => some.map(({ agency }) => agency.name);

describe('searching boards', () => {
  it('finds any part of a name or short name, every word of several, and full-width letters', () => {
    expect(names(searchBoards(boards, '省'))).toEqual(['黑龙江省人民政府']);
    expect(names(searchBoards(boards, ' 部　工业 '))).toEqual(['工业和信息化部']);
    expect(searchBoards([board('ＷＴＯ办公室', 'ministry', 1, 0, 0)], 'wto')).toHaveLength(1);
    const short = boards.map((one) => ({ ...one, agency: { ...one.agency, shortName: `简称${one.late}` } }));
    expect(names(searchBoards(short, '简称0'))).toEqual(['工业和信息化部']);
  });

  it('shows all for nothing, and nothing for what there is not', () => {
    expect(searchBoards(boards, '  ')).toHaveLength(3);
    expect(searchBoards(boards, '林业')).toEqual([]);
  });
});

describe('ordering boards', () => {
  it.each([
    ['agency', ['财政部', '工业和信息化部', '黑龙江省人民政府']],
    ['kind', ['财政部', '工业和信息化部', '黑龙江省人民政府']],
    ['-cards', ['黑龙江省人民政府', '工业和信息化部', '财政部']],
    ['-late', ['财政部', '黑龙江省人民政府', '工业和信息化部']],
    ['-stage:done', ['工业和信息化部', '财政部', '黑龙江省人民政府']],
  ])('by %s', (value, expected) => {
    expect(names(orderBoards(boards, readOrder(value, stages)))).toEqual(expected);
  });

  it('keeps the order of the document for an address it does not know', () => {
    for (const value of [null, '', '-', 'stage:other', 'constructor']) {
      expect(orderBoards(boards, readOrder(value, stages))).toEqual(boards);
    }
  });

  it('goes from the most to the least and back to the document at three clicks on a count', () => {
    const first = nextOrder(null, 'late');
    const second = nextOrder(first, 'late');
    expect([first, second].map((order) => order && writeOrder(order))).toEqual(['-late', 'late']);
    expect(nextOrder(second, 'late')).toBeNull();
    expect(nextOrder(second, 'agency')).toEqual({ key: 'agency', descending: false });
  });
});
