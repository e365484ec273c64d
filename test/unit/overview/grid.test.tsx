import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, expect, it } from 'vitest';
import { useGridKeys } from '#app/components/overview/use-grid-keys.ts';

afterEach(cleanup);

/** A table of which each digit is a cell without a link. */
function Grid({ rows }: { rows: readonly string[] }) {
  const table = useRef<HTMLTableElement>(null);
  return (
    <table ref={table} {...useGridKeys(table)}>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            {[...row].map((name) => (
              <td key={name}>{/\d/.test(name) ? null : <a href={`#${name}`}>{name}</a>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const ROWS = ['1abc', 'd1e2', 'f12g'];
const press = (key: string, ctrlKey = false) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ctrlKey });
const focused = () => document.activeElement?.textContent;
const stops = () => screen.getAllByRole('link').filter(({ tabIndex }) => tabIndex === 0);

it('is one stop of the Tab key, at first its first link, then the one that had the focus', () => {
  render(<Grid rows={ROWS} />);
  expect(stops().map(({ textContent }) => textContent)).toEqual(['a']);
  screen.getByRole('link', { name: 'e' }).focus();
  expect(stops().map(({ textContent }) => textContent)).toEqual(['e']);
});

it('leads by arrows to the next link of the row or the column, and stays where there is none', () => {
  render(<Grid rows={ROWS} />);
  screen.getByRole('link', { name: 'a' }).focus();
  const way = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowUp', 'ArrowRight'];
  const seen = way.map((key) => {
    press(key);
    return focused();
  });
  expect(seen).toEqual(['b', 'e', 'd', 'f', 'g', 'c', 'c', 'c']);
});

it('leads by Home and End along the row, with Ctrl through the table', () => {
  render(<Grid rows={ROWS} />);
  screen.getByRole('link', { name: 'e' }).focus();
  const way = [['Home'], ['End'], ['End', true], ['Home', true]] as const;
  const seen = way.map(([key, isCtrl = false]) => {
    press(key, isCtrl);
    return focused();
  });
  expect(seen).toEqual(['d', 'e', 'g', 'a']);
});

it('keeps a stop when the link that was it goes', () => {
  const { rerender } = render(<Grid rows={ROWS} />);
  screen.getByRole('link', { name: 'd' }).focus();
  rerender(<Grid rows={['1abc', 'f12g']} />);
  expect(stops().map(({ textContent }) => textContent)).toEqual(['a']);
});

it('leaves other keys alone', () => {
  render(<Grid rows={ROWS} />);
  screen.getByRole('link', { name: 'a' }).focus();
  expect(press('Enter')).toBe(true);
  expect(press('ArrowRight')).toBe(false);
});
