import { isSame } from './same.ts';

/** What something was and is; null for what was not there, or is there no more. */
export interface Change<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** How one list of things with ids differs from another. */
export interface ListDiff<Item> {
  /** Those that came, went or changed; the ones of after in their order, then those that went. */
  readonly items: readonly Change<Item | null>[];
  /** The ids in order, where they are not the same ones in the same order; else null. */
  readonly order: Change<readonly string[]> | null;
}

type Listed = { readonly id: string };

export function diffLists<Item extends Listed>(before: readonly Item[], after: readonly Item[]): ListDiff<Item> {
  const order = { before: before.map(({ id }) => id), after: after.map(({ id }) => id) };
  return {
    items: pairUp(before, after).filter((pair) => !isSame(pair.before, pair.after)),
    order: isSame(order.before, order.after) ? null : order,
  };
}

/** Everything of both lists beside its other self; those of after in their order, then those that went in theirs. */
export function pairUp<Item extends Listed>(before: readonly Item[], after: readonly Item[]): Change<Item | null>[] {
  const was = new Map(before.map((item) => [item.id, item]));
  const is = new Set(after.map(({ id }) => id));
  return [
    ...after.map((item) => ({ before: was.get(item.id) ?? null, after: item })),
    ...before.filter(({ id }) => !is.has(id)).map((item) => ({ before: item, after: null })),
  ];
}

export function applyList<Item extends Listed>(before: readonly Item[], { items, order }: ListDiff<Item>): Item[] {
  const now = new Map(before.map((item) => [item.id, item]));
  for (const { after } of items) if (after) now.set(after.id, after);
  const ids = order?.after ?? before.map(({ id }) => id);
  return ids.flatMap((id) => now.get(id) ?? []);
}
