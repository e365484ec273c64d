import type * as Y from 'yjs';
import type { Steps } from './steps.ts';

/** Whether one item stands before another in the same document; null where to find out takes more steps than there are. */
export function precedes(one: Y.Item, other: Y.Item, steps: Steps): boolean | null {
  const [path, otherPath] = [pathTo(one), pathTo(other)];
  let depth = 0;
  while (path[depth] && path[depth] === otherPath[depth]) depth++;
  const [from, to] = [path[depth], otherPath[depth]];
  // One is in the other.
  if (!from || !to) return path.length < otherPath.length;
  // From both at once: mostly they stand near each other, in a list of any length.
  let [behind, behindOther] = [from.right, to.right];
  while (behind || behindOther) {
    if (behind === to) return true;
    if (behindOther === from) return false;
    steps.take();
    if (!steps.areLeft) return null;
    behind = behind?.right ?? null;
    behindOther = behindOther?.right ?? null;
  }
  return false;
}

/** From the outermost to the item. */
function pathTo(item: Y.Item): Y.Item[] {
  const path: Y.Item[] = [];
  for (let at: Y.Item | null = item; at; at = (at.parent as Y.AbstractType<unknown>)._item) path.push(at);
  return path.reverse();
}
