import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { seedBoard } from '#app/collab/board-doc.ts';
import type { CardId, MeasureId, StageId } from '#app/domain/ids.ts';
import { evenRanks } from '#app/domain/rank.ts';
import { inspectUpdate } from '#server/collab/update-check.ts';
import { HOSTILE_UPDATES, RARE_UPDATES } from '#test/support/hostile-updates.ts';
import { mutate } from '#test/support/mutations.ts';
import { seeded } from '#test/support/seeded.ts';

/** Updates of each kind. */
const UPDATES = Math.ceil(Number(process.env.DUBAN_FRAMES ?? 3_000) / 20);
const cards = evenRanks(6).map((rank, i) => {
  const placement = { stage: 'stage-todo' as StageId, rank };
  return { id: `card-${i}` as CardId, measureId: `measure-${i}` as MeasureId, placement };
});

function boardDocument(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedBoard(cards));
  return doc;
}

/** Applies what the check calls sound; says what became of an update. */
function take(doc: Y.Doc, update: Uint8Array): string {
  const verdict = inspectUpdate(update, doc);
  if (verdict.kind !== 'sound') return verdict.kind;
  try {
    Y.applyUpdate(doc, update);
  } catch (error) {
    return `threw ${(error as Error).message} at ${Buffer.from(update).toString('hex')}`;
  }
  const isPending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
  return isPending ? `left something pending of ${Buffer.from(update).toString('hex')}` : 'sound';
}

describe('an update that is called sound is applied by Yjs without an exception, with nothing left over', () => {
  test.each(Object.entries(HOSTILE_UPDATES))(
    '%s, and mutations of it',
    (kind, make) => {
      const random = seeded(1);
      let doc = boardDocument();
      for (let i = 0; i < UPDATES / (RARE_UPDATES[kind] ?? 1); i++) {
        const scene = { random, mirror: doc, cards: cards.map(({ id }) => id) };
        const update = make(scene);
        const changed = random.chance(0.5) ? mutate(random, update, make(scene)).bytes : update;
        const outcome = take(doc, changed);
        expect(['sound', 'gap', 'malformed'], `update ${i}`).toContain(outcome);
        // Broken or grown, it would no longer say anything about the next ones.
        if (i % 50 === 49) doc = boardDocument();
      }
    },
    60_000,
  );
});
