import { createElement, Fragment, type ReactNode } from 'react';

/** Renders items that never change their order and have no names: given as arguments, not as a list, they need no keys. */
export function inOrder<Item>(items: readonly Item[], render: (item: Item) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...items.map(render));
}
