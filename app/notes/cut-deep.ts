import * as Y from 'yjs';

/** Levels that are deleted together: Yjs deletes and collects by recursion, and a stack holds some thousand. */
const BAND = 200;

/**
 * Deletes what is nested deeper than anybody can have written, from the innermost outwards, so that no stack overflows.
 *
 * @returns how many were deleted
 */
export function cutDeep(fragment: Y.XmlFragment, origin: unknown): number {
  const bands: Y.Item[][] = [];
  let level = 0;
  for (let items = childrenOf(fragment); items.length > 0; items = items.flatMap(childrenIn)) {
    level++;
    if (level % BAND === 0) bands.push(items);
  }
  for (const band of bands.reverse()) {
    fragment.doc?.transact((transaction) => {
      for (const item of band) item.delete(transaction);
    }, origin);
  }
  return bands.reduce((count, band) => count + band.length, 0);
}

const childrenIn = ({ content }: Y.Item): Y.Item[] =>
  content instanceof Y.ContentType ? childrenOf(content.type) : [];

function childrenOf(type: Pick<Y.XmlFragment, '_start'>): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = type._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentType) items.push(item);
  }
  return items;
}
