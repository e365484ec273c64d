import { cleanup, fireEvent } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { Unsent } from '#app/collab/unsent.client.ts';
import { UnsentNotice } from '#app/components/unsent-notice.tsx';
import type { BoardId } from '#app/domain/ids.ts';
import { show } from '../card-panel/show.tsx';

const waiting: Unsent = { boardId: 'b1' as BoardId, title: '财政部', state: 'waiting' };
const refused: Unsent = { boardId: 'b2' as BoardId, title: null, state: 'refused' };

const notice = (unsent: readonly Unsent[], onDiscard = (_boardId: BoardId) => undefined) => (
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
  ['zh-CN', '1 个看板有更改未保存', '2 个看板有更改未保存', '留在本机，会自动上传', /服务器没有接受/],
  ['en', '1 board with unsaved changes', '2 boards with unsaved changes', /kept in this browser/i, /did not take them/],
] as const)('in %s: how many boards, which, and what becomes of each', async (language, one, two, waits, refuses) => {
  const { getByRole, getByText, update } = await show(notice([waiting]), language);
  expect(getByRole('status').textContent).toBe(one);
  update(notice([waiting, refused]));
  expect(getByRole('status').textContent).toBe(two);
  expect(getByText('财政部').getAttribute('href')).toBe('/boards/b1');
  getByText(waits);
  getByText(refuses);
});

test('only what the server does not take is thrown away, and only when one says so twice', async () => {
  const discard = vi.fn();
  const { getAllByRole, getByText } = await show(notice([waiting, refused], discard));
  expect(getAllByRole('button')).toHaveLength(2);
  fireEvent.click(getByText('放弃这些更改'));
  expect(discard).not.toHaveBeenCalled();
  fireEvent.click(getByText('确定放弃，无法恢复'));
  expect(discard).toHaveBeenCalledExactlyOnceWith('b2');
});
