import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import { LIMITS } from '#app/collab/protocol.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { inspectBoardUpdate } from '#server/collab/board-structs.ts';
import { countSteps } from '#server/collab/count-steps.ts';
import { integrationOrder } from '#server/collab/integration-order.ts';
import { inspectNotesUpdate } from '#server/collab/notes-structs.ts';
import { stepsFor } from '#server/collab/steps.ts';
import type { Struct } from '#server/collab/update-check.ts';
import { COSTLY_BOARDS, COSTLY_NOTES, type Costly } from '#test/support/costly-updates.ts';
import { seeded } from '#test/support/seeded.ts';
import { countYjsWork, type YjsWork } from '#test/support/yjs-work.ts';

type Inspect = typeof inspectBoardUpdate;

/** Steps as `steps.ts` has them, of what Yjs did. */
const inSteps = ({ passed, moved, copied }: YjsWork) => passed + moved / 64 + copied / 8;

function counted(update: Uint8Array, doc: Y.Doc, most = Number.POSITIVE_INFINITY): number | null {
  const { structs, ds } = Y.decodeUpdate(update);
  const order = integrationOrder(structs as Struct[], (client) => Y.getState(doc.store, client));
  if (!order) throw new Error('a ring');
  return countSteps(order, ds.clients, doc, most);
}

/** What becomes of frames that build on each other: how many steps Yjs took for each, and why one was refused. */
function send(frames: readonly Uint8Array[], inspect: Inspect) {
  const doc = new Y.Doc();
  doc.getArray(BOARD_ROOT);
  const taken: { readonly steps: number; readonly bytes: number }[] = [];
  for (const frame of frames) {
    expect(frame.length).toBeLessThan(LIMITS.frameBytes);
    const verdict = inspect(frame, doc);
    if (verdict.kind === 'malformed') return { taken, refused: verdict.why };
    expect(verdict.kind).toBe('sound');
    const work = countYjsWork(() => Y.applyUpdate(doc, frame));
    taken.push({ steps: inSteps(work), bytes: frame.length });
  }
  return { taken, refused: null };
}

const KINDS: [string, Costly, Inspect][] = [
  ...Object.entries(COSTLY_BOARDS).map(([name, make]): [string, Costly, Inspect] => [name, make, inspectBoardUpdate]),
  ...Object.entries(COSTLY_NOTES).map(([name, make]): [string, Costly, Inspect] => [name, make, inspectNotesUpdate]),
];

describe('what costs the square of its size', () => {
  test.each(KINDS)('%s: is taken while it is small, and refused before it costs much', (_name, make, inspect) => {
    const few = send(make(50), inspect);
    expect(few.refused === null || few.refused === 'a mark that there is not').toBe(true);
    let isRefused = false;
    for (let size = 1_000; size <= 64_000 && !isRefused; size *= 2) {
      const { taken, refused } = send(make(size), inspect);
      for (const { steps, bytes } of taken) expect(steps).toBeLessThan(1.5 * stepsFor(bytes));
      isRefused = refused !== null;
    }
    expect(isRefused).toBe(true);
  });
});

describe('what is counted', () => {
  const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

  test.each(seeds)('is what Yjs does, for text that several people write and delete in at once: seed %i', (seed) => {
    const random = seeded(seed);
    const docs = Array.from({ length: 4 }, (_, i) => {
      const doc = new Y.Doc();
      doc.clientID = 10 + i;
      return doc;
    });
    const server = new Y.Doc();
    for (let round = 0; round < 15; round++) {
      for (const doc of docs) {
        const text = doc.get(NOTES_ROOT, Y.XmlText);
        for (let i = 0; i < 12; i++) {
          const at = random.chance(0.3) ? 0 : random.below(text.length + 1);
          if (random.chance(0.7)) text.insert(at, random.choose(['a', 'bcd', 'some words']));
          else text.delete(at, Math.min(random.below(4), text.length - at));
        }
      }
      for (const doc of docs) {
        const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
        const steps = counted(update, server);
        const work = countYjsWork(() => Y.applyUpdate(server, update));
        const structs = Y.decodeUpdate(update).structs.length;
        expect(steps).toBeGreaterThanOrEqual(Math.floor(work.passed));
        expect(steps).toBeLessThan(work.passed + (2 * work.moved) / 64 + 8 * (structs + 40));
      }
      if (random.chance(0.5)) for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    }
  });
});
