import * as Y from 'yjs';
import type { Piece, Pieces } from './pieces.ts';
import type { Struct } from './update-check.ts';

/**
 * Counts what it takes that structs which go on where the one before ends become one with it, as Yjs has them do after an
 * update, from the last backwards: what is behind them moves up, and values are copied together. Documents make them one
 * before they send them; whoever does not makes everybody do it.
 *
 * @param isDeleted whether something is, once the update is applied
 */
export function rehearseGrowth(structs: readonly Struct[], pieces: Pieces, isDeleted: (piece: Piece) => boolean): void {
  const counted = new Map<Piece, number>();
  for (const struct of structs.toReversed()) {
    for (const right of pieces.of(struct).toReversed()) {
      if (right.clock === 0) continue;
      const left = pieces.at(Y.createID(struct.id.client, right.clock - 1));
      if (!isOne(left, right, isDeleted)) continue;
      const grown = counted.get(right);
      if (grown === undefined) pieces.moveBehind(Y.createID(struct.id.client, right.clock));
      const length = left.length + (grown ?? right.length);
      counted.set(left, length);
      if (isValues(left) && !isDeleted(left)) pieces.copy(length);
    }
  }
}

function isOne(left: Piece, right: Piece, isDeleted: (piece: Piece) => boolean): boolean {
  if (left.holder === null || right.holder === null) return left.holder === right.holder;
  const last = Y.createID(left.struct.id.client, left.clock + left.length - 1);
  if (!Y.compareIDs(right.origin, last) || !Y.compareIDs(left.rightOrigin, right.rightOrigin)) return false;
  if (isDeleted(left) || isDeleted(right)) return isDeleted(left) && isDeleted(right);
  // Of what stands under a key, all but the last are deleted.
  return right.sub !== null || (isValues(left) && isValues(right)) || (isText(left) && isText(right));
}

const isValues = ({ struct }: Piece) => struct instanceof Y.Item && struct.content instanceof Y.ContentAny;
const isText = ({ struct }: Piece) => struct instanceof Y.Item && struct.content instanceof Y.ContentString;
