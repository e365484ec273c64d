import type { ComparedBlock } from '../notes/compare.ts';

/** Blocks in a row, to be shown or, where nothing changed in them, to be opened. */
export interface Stretch {
  readonly isFolded: boolean;
  readonly blocks: readonly ComparedBlock[];
}

/** Blocks that did not change which stay beside one that did, so that it is seen where it stands. */
const BESIDE = 1;
/** Fewer than these are not worth a click. */
const WORTH = 3;

/** Folds away long runs of what did not change. */
export function fold(blocks: readonly ComparedBlock[]): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (isFolded: boolean, from: number, to: number) => {
    if (to > from) stretches.push({ isFolded, blocks: blocks.slice(from, to) });
  };
  let from = 0;
  while (from < blocks.length) {
    const isSame = blocks[from]?.change === 'same';
    let to = from;
    while (to < blocks.length && (blocks[to]?.change === 'same') === isSame) to++;
    const begin = isSame && from > 0 ? from + BESIDE : from;
    const end = isSame && to < blocks.length ? to - BESIDE : to;
    if (isSame && end - begin >= WORTH) {
      add(false, from, begin);
      add(true, begin, end);
      add(false, end, to);
    } else add(false, from, to);
    from = to;
  }
  return stretches;
}
