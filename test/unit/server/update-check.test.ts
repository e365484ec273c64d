import { afterAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT, seedBoard } from '#app/collab/board-doc.ts';
import type { CardId, MeasureId, StageId } from '#app/domain/ids.ts';
import { evenRanks } from '#app/domain/rank.ts';
import { inspectBoardUpdate } from '#server/collab/board-structs.ts';
import { writeCounts } from '#test/support/counts.ts';
import { HOSTILE_UPDATES, RARE_UPDATES } from '#test/support/hostile-updates.ts';
import { mutate } from '#test/support/mutations.ts';
import { anyContent, rawUpdate } from '#test/support/raw-update.ts';
import { seeded } from '#test/support/seeded.ts';

/** Updates of each kind. */
const UPDATES = Math.ceil(Number(process.env.DUBAN_FRAMES ?? 1_000) / 20);
const verdicts = { sound: 0, gap: 0, malformed: 0 };
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
  const verdict = inspectBoardUpdate(update, doc);
  verdicts[verdict.kind]++;
  if (verdict.kind !== 'sound') return verdict.kind;
  try {
    Y.applyUpdate(doc, update);
    // What could be read may yet be too deep to be written.
    Y.encodeStateAsUpdate(doc);
  } catch (error) {
    return `threw ${(error as Error).message} at ${Buffer.from(update).toString('hex')}`;
  }
  const isPending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
  return isPending ? `left something pending of ${Buffer.from(update).toString('hex')}` : 'sound';
}

afterAll(() => writeCounts('updates', verdicts));

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

  test('all kinds in turn, on one document', () => {
    const random = seeded(2);
    let doc = boardDocument();
    for (let i = 0; i < UPDATES * 20; i++) {
      const [kind, make] = random.choose(Object.entries(HOSTILE_UPDATES));
      if (random.below(RARE_UPDATES[kind] ?? 1) > 0) continue;
      const scene = { random, mirror: doc, cards: cards.map(({ id }) => id) };
      const update = make(scene);
      const outcome = take(doc, random.chance(0.3) ? mutate(random, update, make(scene)).bytes : update);
      expect(['sound', 'gap', 'malformed'], `update ${i}, ${kind}`).toContain(outcome);
      if (i % 300 === 299) doc = boardDocument();
    }
  }, 300_000);

  test('one that goes on where the server stopped writing', () => {
    const doc = boardDocument();
    doc.getArray(BOARD_ROOT).push([['card-0/contact', 'repaired']]);
    const client = doc.clientID;
    const forged = rawUpdate([{ client, clock: 1, structs: [anyContent(['card-0/contact', 'forged'])] }]);
    expect(take(doc, forged)).toBe('malformed');
    // What the server itself wrote may come back to it.
    expect(take(doc, Y.encodeStateAsUpdate(doc))).toBe('sound');
    expect(doc.clientID).toBe(client);
  });

  test.each<[string, unknown]>([
    ['deeper than any register', [[[[[[[['x']]]]]]]]],
    ['a big integer', 10n],
    ['bytes', Uint8Array.of(1)],
    ['no number', Number.NaN],
    ['nothing', undefined],
  ])('JSON that is none: %s', (_what, value) => {
    const struct = anyContent(['card-0/contact', value]);
    const update = rawUpdate([{ client: 4_711, clock: 0, structs: [struct] }]);
    expect(take(boardDocument(), update)).toBe('malformed');
  });

  test('a deletion of nothing', () => {
    const doc = boardDocument();
    const [[client]] = [...doc.store.clients] as [[number, unknown]];
    const deletion = rawUpdate([], [{ client, ranges: [[Y.getState(doc.store, client), 0]] }]);
    expect(['sound', 'gap', 'malformed']).toContain(take(doc, deletion));
  });

  test('the rest of something whose beginning was collected', () => {
    const doc = boardDocument();
    const [client, clock] = [4_711, 0];
    take(doc, rawUpdate([{ client, clock, structs: [{ ref: 0, length: 1 }] }]));
    const rest = rawUpdate([{ client, clock, structs: [anyContent(['a/contact', 'x'], ['b/contact', 'x'])] }]);
    expect(['sound', 'gap', 'malformed']).toContain(take(doc, rest));
  });
});
