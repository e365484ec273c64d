import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CardFields } from '#app/components/card-panel/card-fields.tsx';
import { keepDraft } from '#app/components/card-panel/drafts.ts';
import type { IsoDate } from '#app/domain/dates.ts';
import type { StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import { task } from '../board/board-fixtures.ts';
import { show } from './show.tsx';

afterEach(() => {
  cleanup();
  for (const field of ['contact', 'startsOn', 'dueOn']) keepDraft(`c1/${field}`, null);
});

const card = { ...task('c1', 's1' as StageId, 'V' as Rank), startsOn: '2026-05-01' as IsoDate };

function setDate(label: string, value: string) {
  const input = screen.getByLabelText(label);
  fireEvent.change(input, { target: { value } });
  fireEvent.blur(input);
}

describe('the dates of a card', () => {
  it('do not save a due date before the start date, and say so', async () => {
    const onEdit = vi.fn();
    await show(<CardFields card={card} writable onEdit={onEdit} />);
    setDate('完成期限', '2026-04-30');
    expect(onEdit).not.toHaveBeenCalled();
    expect(screen.getByText('完成期限早于开始日期，未保存。')).toBeTruthy();
    setDate('完成期限', '2026-05-01');
    expect(onEdit.mock.calls).toEqual([['dueOn', '2026-05-01']]);
    expect(screen.queryByText('完成期限早于开始日期，未保存。')).toBeNull();
  });

  it('are taken away by emptying the field', async () => {
    const onEdit = vi.fn();
    await show(<CardFields card={card} writable onEdit={onEdit} />);
    setDate('开始日期', '');
    expect(onEdit.mock.calls).toEqual([['startsOn', null]]);
  });

  it('are written as people write them for who may only read', async () => {
    await show(<CardFields card={card} writable={false} onEdit={vi.fn()} />, 'en');
    expect(screen.getByText('1 May 2026')).toBeTruthy();
    expect(screen.getAllByText('Not filled in')).toHaveLength(2);
  });
});
