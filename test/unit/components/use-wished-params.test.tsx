import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { useWishedParams } from '#app/components/use-wished-params.ts';
import { PROVIDER_FUTURE, ROUTER_FUTURE } from '#test/support/router-future.ts';

function Boxes() {
  const { query, change } = useWishedParams();
  const params = new URLSearchParams(query);
  return ['a', 'b'].map((key) => (
    <input
      key={key}
      type="checkbox"
      aria-label={key}
      checked={params.has(key)}
      onChange={({ target: { checked } }) =>
        change((before) => {
          if (checked) before.set(key, '1');
          else before.delete(key);
          return before;
        })
      }
    />
  ));
}

afterEach(cleanup);

/** A page whose address follows only when the test lets it. */
function open() {
  const waiting: (() => void)[] = [];
  const loader = ({ request }: { request: Request }) =>
    new URL(request.url).search === '' ? null : new Promise<null>((resolve) => waiting.push(() => resolve(null)));
  const router = createMemoryRouter([{ path: '/', element: <Boxes />, loader }], {
    hydrationData: { loaderData: { 0: null } },
    future: ROUTER_FUTURE,
  });
  const view = render(<RouterProvider router={router} future={PROVIDER_FUTURE} />);
  const box = (name: string) => view.getByRole('checkbox', { name }) as HTMLInputElement;
  return { router, box, follow: () => act(async () => waiting.at(-1)?.()) };
}

test('what is wished for is painted at once, and the address has all of it in the end', async () => {
  const { router, box, follow } = open();
  fireEvent.click(box('a'));
  expect(box('a').checked).toBe(true);
  fireEvent.click(box('b'));
  expect([box('a').checked, box('b').checked]).toEqual([true, true]);
  expect(router.state.location.search).toBe('');
  await follow();
  expect(router.state.location.search).toBe('?a=1&b=1');
  expect([box('a').checked, box('b').checked]).toEqual([true, true]);
});

test('an address that is gone to is what is painted, whatever was wished for before', async () => {
  const { router, box, follow } = open();
  fireEvent.click(box('a'));
  await follow();
  await act(() => router.navigate('/'));
  expect(box('a').checked).toBe(false);
  fireEvent.click(box('b'));
  expect([box('a').checked, box('b').checked]).toEqual([false, true]);
});

test('who goes on while the address says what they asked for before is not taken back to it', async () => {
  const { router, box, follow } = open();
  fireEvent.click(box('a'));
  let isNext = true;
  router.subscribe(({ location }) => {
    if (location.search !== '?a=1' || !isNext) return;
    isNext = false;
    // The page has yet to paint this address.
    fireEvent.click(box('b'));
  });
  await follow();
  expect(router.state.location.search).toBe('?a=1');
  expect([box('a').checked, box('b').checked]).toEqual([true, true]);
  fireEvent.click(box('a'));
  await follow();
  expect(router.state.location.search).toBe('?b=1');
  expect([box('a').checked, box('b').checked]).toEqual([false, true]);
});

test('a wish that was taken back at once does not stand in the way of the same one by another way', async () => {
  const { router, box, follow } = open();
  fireEvent.click(box('a'));
  fireEvent.click(box('a'));
  await act(async () => undefined);
  expect(box('a').checked).toBe(false);
  await act(async () => void router.navigate('/?a=1'));
  await follow();
  expect(box('a').checked).toBe(true);
});
