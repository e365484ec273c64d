import { act, cleanup, render, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { useRevalidate } from '#app/components/use-revalidate.ts';
import { PROVIDER_FUTURE, ROUTER_FUTURE } from '#test/support/router-future.ts';

afterEach(cleanup);

interface Asked {
  readonly signal: AbortSignal;
  readonly answer: () => void;
}

/** A page whose data a test answers for. */
function open() {
  const asked: Asked[] = [];
  const page = { asked, revalidate: () => {}, onRendered: () => {} };
  function Page() {
    page.revalidate = useRevalidate();
    useEffect(() => page.onRendered());
    return null;
  }
  const loader = ({ request: { signal } }: { request: Request }) =>
    new Promise<null>((resolve) => asked.push({ signal, answer: () => resolve(null) }));
  const router = createMemoryRouter([{ path: '/', element: <Page />, loader }], {
    hydrationData: { loaderData: { 0: null } },
    future: ROUTER_FUTURE,
  });
  render(<RouterProvider router={router} future={PROVIDER_FUTURE} />);
  return page;
}

test('what is asked for while it is being asked for already is asked once more after, and nothing is broken off', async () => {
  const page = open();
  const { asked } = page;
  await act(async () => page.revalidate());
  expect(asked).toHaveLength(1);
  for (let i = 0; i < 3; i++) await act(async () => page.revalidate());
  expect(asked).toHaveLength(1);
  await act(async () => asked[0]?.answer());
  expect(asked).toHaveLength(2);
  await act(async () => asked[1]?.answer());
  expect(asked).toHaveLength(2);
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, false]);
});

test('and so is what is asked for before the page has heard that it is being asked for', async () => {
  // As in a browser: under `act`, React lets nothing wait.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  onTestFinished(() => void vi.unstubAllGlobals());
  const page = open();
  const { asked } = page;
  // At the first rendering since, whatever it shows.
  let renderings = 0;
  page.onRendered = () => {
    if (asked.length > 0 && ++renderings === 2) page.revalidate();
  };
  page.revalidate();
  await waitFor(() => expect(asked).toHaveLength(1));
  asked[0]?.answer();
  await waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.answer();
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, false]);
});
