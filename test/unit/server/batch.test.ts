import { expect, test } from 'vitest';
import { createBatch } from '#server/batch.ts';

/** Queries, answered when a test says so. */
function prepare(most: number) {
  const queries: { keys: readonly string[]; answer(values: Record<string, number>): void; fail(error: Error): void }[] =
    [];
  const find = createBatch<number>(
    most,
    (keys) =>
      new Promise((resolve, reject) => {
        queries.push({ keys, answer: (values) => resolve(new Map(Object.entries(values))), fail: reject });
      }),
  );
  return { queries, find };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who asks alone is answered at once; who asks meanwhile shares the next query, as many as it takes', async () => {
  const { queries, find } = prepare(3);
  const first = find('a');
  expect(queries.map(({ keys }) => keys)).toEqual([['a']]);
  const others = ['b', 'c', 'b', 'd', 'e'].map(find);
  await turn();
  expect(queries).toHaveLength(1);
  queries[0]?.answer({ a: 1 });
  expect(await first).toBe(1);
  expect(queries.map(({ keys }) => keys)).toEqual([['a'], ['b', 'c', 'd']]);
  queries[1]?.answer({ b: 2, d: 4 });
  await turn();
  expect(queries[2]?.keys).toEqual(['e']);
  queries[2]?.answer({ e: 5 });
  expect(await Promise.all(others)).toEqual([2, undefined, 2, 4, 5]);
});

test('one that fails is told to those who shared it, and to nobody else', async () => {
  const { queries, find } = prepare(10);
  const first = find('a');
  const [second, third] = [find('b'), find('c')];
  queries[0]?.fail(new Error('locked'));
  await expect(first).rejects.toThrow('locked');
  await turn();
  queries[1]?.answer({ b: 2, c: 3 });
  expect(await Promise.all([second, third])).toEqual([2, 3]);
  const later = find('d');
  queries[2]?.answer({ d: 4 });
  expect(await later).toBe(4);
});
