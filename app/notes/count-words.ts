import type { ComparedBlock, Piece } from './compare.ts';

/** A Chinese character, or a word of a script that has words. As word processors count, and as both languages speak of length. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** How many words came and went. */
export function countChanged(blocks: readonly ComparedBlock[]): { readonly added: number; readonly removed: number } {
  const pieces: Piece[] = blocks.flatMap((block) => [
    ...block.pieces,
    ...(block.rows ?? []).flatMap((row) => row.cells.flat()),
  ]);
  const count = (change: Piece['change']) =>
    pieces.reduce((sum, piece) => (piece.change === change ? sum + countWords(piece.text) : sum), 0);
  return { added: count('added'), removed: count('removed') };
}
