import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { Copies } from '../../notes/copies.ts';
import { lastOwnGone } from '../../notes/last-own-gone.ts';
import type { Mapping } from './render.ts';

/** To which neighbour a position keeps when something is written right there: what is before it, or what is after it. */
export const SIDE = { before: -1, after: 0 } as const;
export type Side = (typeof SIDE)[keyof typeof SIDE];

/** What is needed to go from positions in ProseMirror's document to those in Yjs's and back, while the two are the same. */
export interface Positions {
  readonly fragment: Y.XmlFragment;
  readonly mapping: Mapping;
}

/** How many positions of ProseMirror a child takes; null for one that is not shown. */
function sizeOf(child: unknown, mapping: Mapping): number | null {
  if (child instanceof Y.XmlText) return mapping.has(child) ? child.length : null;
  const node = mapping.get(child as object) as Node | undefined;
  return node ? node.nodeSize : 0;
}

/** The Yjs position that stands where a position of the document is, whatever is written before it. */
export function toRelative({ fragment, mapping }: Positions, position: number, side: Side): Y.RelativePosition {
  let parent: Y.XmlFragment = fragment;
  let offset = position;
  descend: for (;;) {
    let index = 0;
    for (const child of parent.toArray()) {
      const size = sizeOf(child, mapping) ?? 0;
      if (child instanceof Y.XmlText) {
        if (offset <= size) return Y.createRelativePositionFromTypeIndex(child, offset, side);
      } else if (offset === 0) {
        return Y.createRelativePositionFromTypeIndex(parent, index, side);
      } else if (offset < size) {
        parent = child as Y.XmlElement;
        offset -= 1;
        continue descend;
      }
      offset -= size;
      index++;
    }
    return Y.createRelativePositionFromTypeIndex(parent, index, side);
  }
}

/**
 * Where a Yjs position is in the document; null if what it stood in is gone, or not here yet. Beside a character that stands
 * elsewhere now it is there.
 */
export function toAbsolute({ fragment, mapping }: Positions, relative: Y.RelativePosition): number | null {
  const { doc } = fragment;
  const found = doc && Y.createAbsolutePositionFromRelativePosition(living(relative, doc), doc);
  if (!found) return null;
  let type = found.type as Y.AbstractType<unknown>;
  let position = type instanceof Y.XmlText ? found.index : sizeOfFirst(type as Y.XmlFragment, found.index, mapping);
  while (type !== fragment) {
    const item = type._item;
    if (!item || item.deleted || !mapping.has(type)) return null;
    if (!(type instanceof Y.XmlText)) position += 1;
    for (let before = item.prev; before; before = before.prev) {
      position += sizeOf((before.content as Y.ContentType).type, mapping) ?? 0;
    }
    type = item.parent as Y.AbstractType<unknown>;
  }
  return position;
}

function living(relative: Y.RelativePosition, doc: Y.Doc): Y.RelativePosition {
  const copies = Copies.of(doc);
  const { type, item, assoc } = relative;
  if (!item || copies.find(item)?.deleted === false) return relative;
  const now = copies.stays(item);
  return now ? new Y.RelativePosition(type, null, now, assoc) : relative;
}

function sizeOfFirst(parent: Y.XmlFragment, count: number, mapping: Mapping): number {
  let size = 0;
  for (const child of parent.toArray().slice(0, count)) size += sizeOf(child, mapping) ?? 0;
  return size;
}

/** A selection's ends, kept through what others write. */
export interface KeptSelection {
  readonly anchor: KeptEnd;
  readonly head: KeptEnd;
}

/** One end of a selection, which stays with what is before it. */
export interface KeptEnd {
  readonly at: Y.RelativePosition;
  /** In a text, behind what was written on this page right there and has been deleted since; null for none. */
  readonly ownGone: Y.RelativePosition | null;
}

/** Keeps a selection; its ends stay with what is before them, so that one's own words stay together while others write. */
export function keepSelection(positions: Positions, selection: { anchor: number; head: number }): KeptSelection {
  return { anchor: keepEnd(positions, selection.anchor), head: keepEnd(positions, selection.head) };
}

function keepEnd(positions: Positions, position: number): KeptEnd {
  const { doc } = positions.fragment;
  const at = toRelative(positions, position, SIDE.before);
  const gone = doc && lastOwnGone(itemBehind(at, doc), doc);
  return { at, ownGone: gone ? new Y.RelativePosition(at.type, null, gone.lastId, at.assoc) : null };
}

/**
 * Where a kept end is in the document; null if what it stood in is gone. It goes along where what is before it was taken
 * elsewhere; else it stays behind one's own words that were taken away, for whoever brings them back.
 */
export function endToAbsolute(positions: Positions, { at, ownGone }: KeptEnd): number | null {
  const { doc } = positions.fragment;
  const goesAlong = at.item !== null && doc !== null && Copies.of(doc).isTaken(at.item);
  return (ownGone && !goesAlong ? toAbsolute(positions, ownGone) : null) ?? toAbsolute(positions, at);
}

/** What is right behind a position in a text, deleted or not; null for its end, and for a position that is in no text. */
function itemBehind({ type, item }: Y.RelativePosition, doc: Y.Doc): Y.Item | null {
  const id = item ?? type;
  const found: unknown = id && Y.getItem(doc.store, id);
  if (!id || !(found instanceof Y.Item)) return null;
  if (!item)
    return found.content instanceof Y.ContentType && found.content.type instanceof Y.XmlText
      ? found.content.type._start
      : null;
  return found.parent instanceof Y.XmlText && Y.compareIDs(found.lastId, id) ? found.right : null;
}
