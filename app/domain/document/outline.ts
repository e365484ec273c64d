import type { IsoDate } from '../dates.ts';
import { compact } from './fold.ts';
import type { ClausePiece, HeadingPiece, Piece, ProsePiece } from './pieces.ts';
import { readPlainDate } from './plain-date.ts';

/** A heading with everything up to the next one. */
export interface Head {
  readonly heading: HeadingPiece;
  readonly body: readonly BodyPiece[];
}

export type BodyPiece = ProsePiece | ClausePiece;

/** The document as headings with their bodies, between what stands before the first and behind the signature. */
export interface Outline {
  readonly preamble: readonly BodyPiece[];
  readonly heads: readonly Head[];
  /** From the signature on. */
  readonly ending: readonly Piece[];
  /** The date under the signature. */
  readonly signedOn: IsoDate | null;
}

/** Sorts pieces under their headings. */
export function outlineOf(folded: string, pieces: readonly Piece[]): Outline {
  const { from, signedOn } = findSignature(folded, pieces);
  const preamble: BodyPiece[] = [];
  const heads: { heading: HeadingPiece; body: BodyPiece[] }[] = [];
  for (const piece of pieces.slice(0, from)) {
    if (piece.kind === 'heading') heads.push({ heading: piece, body: [] });
    else (heads.at(-1)?.body ?? preamble).push(piece);
  }
  return { preamble, heads, ending: pieces.slice(from), signedOn };
}

/** Longest line above the date that may still be who signed, in UTF-16 units. */
const LONGEST_SIGNATURE = 30;
/** Several bodies may sign together, each on a line. */
const MOST_SIGNATORIES = 12;

/** The first line after a heading that is nothing but a date, with the lines above it that name who signed. */
function findSignature(folded: string, pieces: readonly Piece[]): { from: number; signedOn: IsoDate | null } {
  const first = pieces.findIndex((piece) => piece.kind === 'heading');
  const none = { from: pieces.length, signedOn: null };
  if (first === -1) return none;
  for (let i = first; i < pieces.length; i += 1) {
    const signedOn = dateLine(folded, pieces, i);
    if (signedOn === null) continue;
    let from = i;
    while (from > first + 1 && i - from < MOST_SIGNATORIES && isSignatory(folded, pieces, from - 1)) from -= 1;
    return { from, signedOn };
  }
  return none;
}

function dateLine(folded: string, pieces: readonly Piece[], i: number): IsoDate | null {
  const piece = pieces[i];
  if (piece?.kind !== 'prose' || pieces[i - 1]?.line === piece.line) return null;
  const { start, end } = piece.span;
  return end - start > 2 * LONGEST_SIGNATURE ? null : readPlainDate(compact(folded.slice(start, end)));
}

function isSignatory(folded: string, pieces: readonly Piece[], i: number): boolean {
  const piece = pieces[i];
  if (piece?.kind !== 'prose' || pieces[i - 1]?.line === piece.line || piece.item !== null) return false;
  const { start, end } = piece.span;
  return end - start <= LONGEST_SIGNATURE && !/[。;,、:!?()]/.test(folded.slice(start, end));
}
