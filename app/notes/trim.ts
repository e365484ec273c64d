import * as Y from 'yjs';
import { NOTES_LIMITS } from './limits.ts';
import { itemsIn, type Measure, measure } from './measure.ts';
import type { Repairs } from './repairs.ts';

/**
 * Takes away, from the last backwards, what was written after some moment, until the text is within its limits.
 *
 * @param blocks that were written to, in the order of the text
 * @param since the clocks of that moment
 * @param total of the whole text
 */
export function trim(
  blocks: readonly Y.XmlElement[],
  since: ReadonlyMap<number, number>,
  total: Measure,
  repairs: Repairs,
): void {
  let { nodes, characters } = total;
  for (const block of [...blocks].reverse()) {
    const items = [...itemsIn(block)].reverse();
    if (block._item) items.push(block._item);
    for (const item of items) {
      if (item.deleted) continue;
      const written = writtenSince(item, since, repairs.transaction);
      if (!written) continue;
      const { content } = written;
      if (content instanceof Y.ContentString && characters > NOTES_LIMITS.characters) {
        characters -= written.length;
        repairs.remove(written);
      } else if (content instanceof Y.ContentType && nodes > NOTES_LIMITS.nodes) {
        const gone = content.type instanceof Y.XmlElement ? measure(content.type) : { nodes: 1, characters: 0 };
        nodes -= gone.nodes;
        characters -= gone.characters;
        repairs.remove(written);
      }
    }
  }
}

/** The part of an item that is of after that moment: what one writer wrote before and after it may have grown together. */
function writtenSince(item: Y.Item, since: ReadonlyMap<number, number>, transaction: Y.Transaction): Y.Item | null {
  const { client, clock } = item.id;
  const from = since.get(client) ?? 0;
  if (from <= clock) return item;
  if (from >= clock + item.length) return null;
  const part = Y.getItemCleanStart(transaction, Y.createID(client, from));
  return part instanceof Y.Item ? part : null;
}
