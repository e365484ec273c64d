import * as Y from 'yjs';
import { type CopyRun, WHY } from './copies.ts';

/** Characters of an item that are to be written again. */
interface Rescued {
  readonly id: Y.ID;
  readonly words: string;
}

/**
 * Writes words of texts that are gone in paragraphs of their own, where what they were in has been: those that they were written
 * among, or the list that they were in, are elsewhere, and there is no character left to go beside. Plainly, without marks.
 *
 * To be called in a transaction.
 *
 * @param isLost whether a character is to be written again
 * @returns the copies that were made
 */
export function rescue(texts: Iterable<Y.XmlText>, isLost: (item: Y.Item, id: Y.ID) => boolean): CopyRun[] {
  const runs: CopyRun[] = [];
  const behind = new Map<Y.Item, Y.XmlElement>();
  for (const text of texts) {
    const lost = lostIn(text, isLost);
    const block = outermost(text);
    if (lost.length === 0 || !block || !(block.parent instanceof Y.XmlFragment)) continue;
    const paragraph = new Y.XmlElement('paragraph');
    const written = new Y.XmlText(lost.map(({ words }) => words).join(''));
    paragraph.insert(0, [written]);
    block.parent.insertAfter(behind.get(block) ?? block, [paragraph]);
    behind.set(block, paragraph);
    const { clock } = (written._item as Y.Item).id;
    const { client, clock: own } = (text._item as Y.Item).id;
    runs.push([client, own, 1, clock, WHY.taken]);
    let copy = (written._start as Y.Item).id.clock;
    for (const { id, words } of lost) {
      runs.push([id.client, id.clock, words.length, copy, WHY.taken]);
      copy += words.length;
    }
  }
  return runs;
}

function lostIn(text: Y.XmlText, isLost: (item: Y.Item, id: Y.ID) => boolean): Rescued[] {
  const lost: { id: Y.ID; words: string }[] = [];
  for (let item = text._start; item; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) continue;
    for (let i = 0; i < item.length; i++) {
      const id = Y.createID(item.id.client, item.id.clock + i);
      if (!isLost(item, id)) continue;
      const last = lost.at(-1);
      const word = item.content.str.charAt(i);
      if (last?.id.client === id.client && last.id.clock + last.words.length === id.clock) last.words += word;
      else lost.push({ id, words: word });
    }
  }
  return lost;
}

/** The block of the document that a text is in. */
function outermost(text: Y.XmlText): Y.Item | null {
  let block: Y.Item | null = null;
  for (let at = text._item; at; at = (at.parent as Y.AbstractType<unknown>)._item) block = at;
  return block;
}

/** Outermost of what something is in, itself included, that a transaction has deleted; null where it still stands. */
export function deletedWith(type: { readonly _item: Y.Item | null }, { deleteSet }: Y.Transaction): Y.Item | null {
  let outer: Y.Item | null = null;
  for (let at = type._item; at; at = (at.parent as Y.AbstractType<unknown>)._item) {
    if (Y.isDeleted(deleteSet, at.id)) outer = at;
  }
  return outer;
}
