import { act, cleanup, render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { useRevalidate } from '#app/components/use-revalidate.ts';

afterEach(cleanup);

test('what is asked for while it is being asked for already is asked once more after, and nothing is broken off', async () => {
  const asked: { readonly signal: AbortSignal; readonly answer: () => void }[] = [];
  let revalidate = () => {};
  function Page() {
    revalidate = useRevalidate();
    return null;
  }
  const loader = ({ request: { signal } }: { request: Request }) =>
    new Promise<null>((resolve) => asked.push({ signal, answer: () => resolve(null) }));
  const router = createMemoryRouter([{ path: '/', element: <Page />, loader }], {
    hydrationData: { loaderData: { 0: null } },
    future: {
      v7_relativeSplatPath: true,
      v7_fetcherPersist: true,
      v7_normalizeFormMethod: true,
      v7_partialHydration: true,
      v7_skipActionErrorRevalidation: true,
    },
  });
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />);
  await act(async () => revalidate());
  expect(asked).toHaveLength(1);
  for (let i = 0; i < 3; i++) await act(async () => revalidate());
  expect(asked).toHaveLength(1);
  await act(async () => asked[0]?.answer());
  expect(asked).toHaveLength(2);
  await act(async () => asked[1]?.answer());
  expect(asked).toHaveLength(2);
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, false]);
});
