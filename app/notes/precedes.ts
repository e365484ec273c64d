import type * as Y from 'yjs';

/** Whether one item stands before another in the same document. */
export function precedes(one: Y.Item, other: Y.Item): boolean {
  const [path, otherPath] = [pathTo(one), pathTo(other)];
  let depth = 0;
  while (path[depth] && path[depth] === otherPath[depth]) depth++;
  const [from, to] = [path[depth], otherPath[depth]];
  // One is in the other.
  if (!from || !to) return path.length < otherPath.length;
  for (let item = from.right; item; item = item.right) if (item === to) return true;
  return false;
}

/** From the outermost to the item. */
function pathTo(item: Y.Item): Y.Item[] {
  const path: Y.Item[] = [];
  for (let at: Y.Item | null = item; at; at = (at.parent as Y.AbstractType<unknown>)._item) path.push(at);
  return path.reverse();
}
