import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { usePresentKeys } from '#app/routes/reviews.$reviewId_.present/use-present-keys.ts';

afterEach(cleanup);

function Screen({ isOpen, jump }: { isOpen: boolean; jump: () => void }) {
  const nothing = () => undefined;
  const rest = { stepBy: nothing, go: nothing, last: 9, help: nothing, fullScreen: nothing, leave: nothing };
  usePresentKeys({ ...rest, jump });
  return (
    <dialog open={isOpen}>
      <input />
    </dialog>
  );
}

test.each([
  ['is written into the field of a dialog that is open', true, 0],
  ['is the presentation’s where the dialog has been closed and its field still has the focus', false, 1],
])('a key %s', (_what, isOpen, times) => {
  const jump = vi.fn();
  const { container } = render(<Screen isOpen={isOpen} jump={jump} />);
  fireEvent.keyDown(container.querySelector('input') as HTMLInputElement, { key: 'g' });
  expect(jump).toHaveBeenCalledTimes(times);
});
