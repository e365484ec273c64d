import { bench, describe } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import { inspectBoardUpdate } from '#server/collab/board-structs.ts';
import { inspectNotesUpdate } from '#server/collab/notes-structs.ts';
import { COSTLY_BOARDS, COSTLY_NOTES } from '#test/support/costly-updates.ts';

/**
 * What the last of some frames that build on each other takes, on a document made anew: looked at, and applied where it is sound. Each size is twice
 * the one before; what would take four times as long is refused before it is felt. Run with `npx vitest bench --run --config
 * test/vitest.config.ts --project node test/bench/update-steps.bench.ts`.
 */
const SIZES = [2_000, 4_000, 8_000, 16_000, 32_000];
const OPTIONS = { time: 0, iterations: 2, warmupTime: 0, warmupIterations: 0 };

const kinds = [
  ...Object.entries(COSTLY_BOARDS).map(([name, make]) => ({ name, make, inspect: inspectBoardUpdate })),
  ...Object.entries(COSTLY_NOTES).map(([name, make]) => ({ name, make, inspect: inspectNotesUpdate })),
];

function stateOf(frames: readonly Uint8Array[], inspect: typeof inspectBoardUpdate): Uint8Array {
  const doc = new Y.Doc();
  doc.getArray(BOARD_ROOT);
  for (const frame of frames) if (inspect(frame, doc).kind === 'sound') Y.applyUpdate(doc, frame);
  return Y.encodeStateAsUpdate(doc);
}

describe.each(kinds)('$name', ({ make, inspect }) => {
  for (const size of SIZES) {
    const frames = make(size);
    const last = frames.pop() as Uint8Array;
    const state = stateOf(frames, inspect);
    const take = () => {
      const doc = new Y.Doc();
      doc.getArray(BOARD_ROOT);
      Y.applyUpdate(doc, state);
      if (inspect(last, doc).kind === 'sound') Y.applyUpdate(doc, last);
    };
    bench(`${size}, ${last.length} bytes`, take, OPTIONS);
  }
});
