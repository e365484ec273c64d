import { cleanup, fireEvent } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { Unsent } from '#app/collab/unsent.client.ts';
import { UnsentNotice } from '#app/components/unsent-notice.tsx';
import type { BoardId, MeasureId } from '#app/domain/ids.ts';
import { show } from '../card-panel/show.tsx';

const waiting: Unsent = { document: { kind: 'board', id: 'b1' as BoardId }, title: '财政部', state: 'waiting' };
const refused: Unsent = { document: { kind: 'board', id: 'b2' as BoardId }, title: null, state: 'refused' };
const notes: Unsent = { document: { kind: 'notes', id: 'm1' as MeasureId }, title: '（一）简政放权', state: 'waiting' };

const notice = (unsent: readonly Unsent[], onDiscard = (_document: Unsent['document']) => undefined) => (
  <MemoryRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
    <UnsentNotice unsent={unsent} onDiscard={onDiscard} />
  </MemoryRouter>
);

afterEach(cleanup);

test('nothing is said where nothing is unsaved', async () => {
  const { getByRole, queryByRole } = await show(notice([]));
  expect(getByRole('status').textContent).toBe('');
  expect(queryByRole('button')).toBeNull();
});

test.each([
  ['zh-CN', '1 处有更改未保存', '3 处有更改未保存', /留在本机，会自动上传/, /服务器没有接受/],
  ['en', 'Unsaved changes in 1 place', 'Unsaved changes in 3 places', /kept in this browser/i, /did not take them/],
] as const)(
  'in %s: how many boards and notes, which, and what becomes of each',
  async (language, one, three, waits, refuses) => {
    const { getByRole, getByText, getAllByText, update } = await show(notice([waiting]), language);
    expect(getByRole('status').textContent).toBe(one);
    update(notice([waiting, refused, notes]));
    expect(getByRole('status').textContent).toBe(three);
    expect(getByText('财政部').getAttribute('href')).toBe('/boards/b1');
    expect(getByText(/（一）简政放权/).getAttribute('href')).toBe('/notes/m1');
    expect(getAllByText(waits)).toHaveLength(2);
    getByText(refuses);
  },
);

test('only what the server does not take is thrown away, and only when one says so twice', async () => {
  const discard = vi.fn();
  const { getAllByRole, getByText } = await show(notice([waiting, refused], discard));
  expect(getAllByRole('button')).toHaveLength(2);
  fireEvent.click(getByText('放弃这些更改'));
  expect(discard).not.toHaveBeenCalled();
  fireEvent.click(getByText('确定放弃，无法恢复'));
  expect(discard).toHaveBeenCalledExactlyOnceWith(refused.document);
});
