import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import type { Verdict } from './content.ts';
import type { Struct, StructRules } from './update-check.ts';
import { inspectUpdate, isPlain } from './update-check.ts';

/** A board holds plain values in its one array. */
const BOARD_STRUCTS: StructRules = { flawOf, touch };

/** Looks at an update of a board document without applying any of it; what it touches are cards. */
export function inspectBoardUpdate(update: Uint8Array, doc: Y.Doc): Verdict {
  return inspectUpdate(update, doc, BOARD_STRUCTS);
}

function flawOf(struct: Struct): string | null {
  // What is deleted from an array stays an item; Yjs stumbles over the rest of one whose beginning was collected.
  if (struct instanceof Y.GC) return 'a collected range';
  if (struct.parentSub !== null) return 'a key in an array';
  // Null where the parent is that of the neighbour, and no neighbour is anywhere but in the array.
  const parent: unknown = struct.parent;
  if (parent !== null && parent !== BOARD_ROOT) return 'a type that boards do not have';
  if (parent === null && !struct.origin && !struct.rightOrigin) return 'an item that stands nowhere';
  const { content } = struct;
  if (content instanceof Y.ContentDeleted) return null;
  return content instanceof Y.ContentAny && content.arr.every((value) => isPlain(value)) ? null : 'not a plain value';
}

/** Names the cards whose registers some content is of. */
function touch(content: Y.Item['content'], touched: Set<string>): void {
  if (!(content instanceof Y.ContentAny)) return;
  for (const entry of content.arr) {
    const key: unknown = Array.isArray(entry) ? entry[0] : null;
    if (typeof key === 'string') touched.add(key.slice(0, Math.max(0, key.indexOf('/'))));
  }
}
