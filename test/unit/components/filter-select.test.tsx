import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider, useSearchParams } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { FilterSelect } from '#app/components/filter-select.tsx';
import { PROVIDER_FUTURE, ROUTER_FUTURE } from '#test/support/router-future.ts';

afterEach(cleanup);

function Page() {
  const [params] = useSearchParams();
  return (
    <FilterSelect value={params.get('of') ?? ''} aria-label="list">
      <option value="">all</option>
      <option value="a">one</option>
      <option value="b">two</option>
    </FilterSelect>
  );
}

function open() {
  const router = createMemoryRouter([{ path: '/', element: <Page /> }], {
    future: ROUTER_FUTURE,
  });
  render(<RouterProvider router={router} future={PROVIDER_FUTURE} />);
  const list = screen.getByLabelText<HTMLSelectElement>('list');
  return {
    list,
    choose: (value: string) => fireEvent.change(list, { target: { value } }),
    /** The address says something, as an answer to a choice or because somebody went there. */
    say: (search: string) => act(() => router.navigate(`/${search}`)),
  };
}

test('a list of a filter follows the address, keeps the focus, and leaves what is chosen until the address says it', async () => {
  const { list, choose, say } = open();
  list.focus();
  choose('a');
  // Another filter of the page was asked for before.
  await say('?other=1');
  expect(list.value).toBe('a');
  await say('?of=a');
  await say('');
  expect(list.value).toBe('');
  expect(screen.getByLabelText('list')).toBe(list);
  expect(document.activeElement).toBe(list);
});

test('who chooses twice in a row is not taken back when the address says the first', async () => {
  const { list, choose, say } = open();
  choose('a');
  choose('b');
  await say('?of=a');
  expect(list.value).toBe('b');
  await say('?of=b');
  expect(list.value).toBe('b');
  await say('?of=a');
  expect(list.value).toBe('a');
});

test('a choice that was taken back at once does not stand in the way of the same one by another way', async () => {
  const { list, choose, say } = open();
  choose('a');
  choose('');
  await say('');
  expect(list.value).toBe('');
  await say('?of=a');
  expect(list.value).toBe('a');
});
