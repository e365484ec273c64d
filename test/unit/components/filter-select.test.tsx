import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { FilterSelect } from '#app/components/filter-select.tsx';

afterEach(cleanup);

const select = (value: string) => (
  <FilterSelect value={value} aria-label="list">
    <option value="">all</option>
    <option value="a">one</option>
    <option value="b">two</option>
  </FilterSelect>
);

test('a list of a filter follows the address, keeps the focus, and leaves what is chosen until the address says it', () => {
  const { rerender } = render(select(''));
  const list = screen.getByLabelText<HTMLSelectElement>('list');
  list.focus();
  list.value = 'a';
  rerender(select(''));
  expect(list.value).toBe('a');
  rerender(select('a'));
  rerender(select(''));
  expect(list.value).toBe('');
  expect(screen.getByLabelText('list')).toBe(list);
  expect(document.activeElement).toBe(list);
});

test('who chooses twice in a row is not taken back when the address says the first', () => {
  const { rerender } = render(select(''));
  const list = screen.getByLabelText<HTMLSelectElement>('list');
  for (const value of ['a', 'b']) fireEvent.change(list, { target: { value } });
  rerender(select('a'));
  expect(list.value).toBe('b');
  rerender(select('b'));
  expect(list.value).toBe('b');
  rerender(select('a'));
  expect(list.value).toBe('a');
});
