import * as Y from 'yjs';

/** How much stands in some of the text. */
export interface Measure {
  /** Elements and texts, as the document has them. */
  readonly nodes: number;
  /** UTF-16 code units. */
  readonly characters: number;
}

/** The items in an element that are not deleted, each before what stands in it, in the order of the text. */
export function* itemsIn(element: Y.XmlElement): Generator<Y.Item> {
  const ahead: (Y.Item | null)[] = [element._start];
  while (ahead.length > 0) {
    const item = ahead.pop();
    if (!item) continue;
    ahead.push(item.right);
    if (item.deleted) continue;
    yield item;
    if (item.content instanceof Y.ContentType) ahead.push(item.content.type._start);
  }
}

/** Measures an element, itself included. */
export function measure(element: Y.XmlElement): Measure {
  let nodes = 1;
  let characters = 0;
  for (const { content, length } of itemsIn(element)) {
    if (content instanceof Y.ContentType) nodes++;
    else if (content instanceof Y.ContentString) characters += length;
  }
  return { nodes, characters };
}
