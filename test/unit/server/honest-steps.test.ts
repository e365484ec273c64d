import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT, seedBoard } from '#app/collab/board-doc.ts';
import { LIMITS } from '#app/collab/protocol.ts';
import { Registers } from '#app/collab/registers.ts';
import type { CardId, MeasureId, StageId } from '#app/domain/ids.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { inspectBoardUpdate } from '#server/collab/board-structs.ts';
import { inspectNotesUpdate } from '#server/collab/notes-structs.ts';
import { rawUpdate } from '#test/support/raw-update.ts';
import { seeded } from '#test/support/seeded.ts';

/** What somebody has who has what the server has. @param clientId of what they write */
function copyOf(server: Y.Doc, clientId: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  return doc;
}

/** Brings all that the server lacks, as the answer to its step 1 does. */
function bring(server: Y.Doc, doc: Y.Doc, inspect = inspectNotesUpdate): void {
  take(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)), inspect);
}

function take(server: Y.Doc, update: Uint8Array, inspect = inspectNotesUpdate): void {
  expect(update.length).toBeLessThan(LIMITS.frameBytes);
  expect(inspect(update, server)).toMatchObject({ kind: 'sound' });
  Y.applyUpdate(server, update);
}

function block(words: string, name = 'paragraph'): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

/** Notes of 100,000 characters, in blocks of a hundred. @param isBold every fifth word is */
function longNotes(isBold = false): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 77;
  const words = '东北地区经济企稳向好的决定';
  const blocks = Array.from({ length: 1_000 }, () => block(words.repeat(8).slice(0, 100)));
  doc.getXmlFragment(NOTES_ROOT).insert(0, blocks);
  if (!isBold) return doc;
  doc.transact(() => {
    for (const one of blocks)
      for (let at = 0; at < 100; at += 20) (one.get(0) as Y.XmlText).format(at, 4, { bold: {} });
  });
  return doc;
}

const text = (doc: Y.Doc, index = 0) => (doc.getXmlFragment(NOTES_ROOT).get(index) as Y.XmlElement).get(0) as Y.XmlText;

describe('is taken, however long it was under way:', () => {
  test.each([
    [20, 30],
    [30, 20],
  ])('a thousand lines each that two people put on top, one by one (client %i, then %i)', (first, second) => {
    const server = longNotes();
    const people = [first, second].map((id) => copyOf(server, id));
    for (const doc of people) {
      const fragment = doc.getXmlFragment(NOTES_ROOT);
      for (let i = 0; i < 1_000; i++) fragment.insert(0, [block(`${i}`)]);
    }
    for (const doc of people) bring(server, doc);
  });

  test('what thirty people write, letter by letter, in one place at once', () => {
    const server = longNotes();
    const random = seeded(1);
    const people = Array.from({ length: 30 }, () => copyOf(server, 100 + random.below(1_000_000)));
    for (const doc of people) {
      for (let i = 0; i < 200; i++) {
        text(doc).insert(50 + (i % 7 === 6 ? 0 : i), '字');
        if (i % 20 === 19) text(doc).delete(50, 3);
      }
    }
    for (const doc of people) bring(server, doc);
  });

  test('a whole copy, where the server has nothing', () => {
    const server = longNotes(true);
    const random = seeded(2);
    for (let i = 0; i < 40; i++) {
      const doc = copyOf(server, 100 + random.below(1_000_000));
      for (let edits = 0; edits < 100; edits++) {
        const one = text(doc, random.below(1_000));
        if (random.chance(0.6)) one.insert(random.below(one.length + 1), '补充');
        else one.delete(random.below(one.length), 1);
      }
      bring(server, doc);
    }
    bring(new Y.Doc(), server);
  });

  test('a novel that is pasted', () => {
    const server = longNotes();
    const doc = copyOf(server, 20);
    const blocks = Array.from({ length: 2_500 }, (_, i) => block(`第${i}回 ${'话说天下大势，分久必合'.repeat(9)}`));
    doc.getXmlFragment(NOTES_ROOT).insert(0, blocks);
    bring(server, doc);
  });

  test('a word that is replaced in five thousand places', () => {
    const server = longNotes();
    const doc = copyOf(server, 20);
    doc.transact(() => {
      for (let i = 0; i < 1_000; i++) {
        for (let at = 80; at >= 0; at -= 20) {
          text(doc, i).delete(at, 2);
          text(doc, i).insert(at, '华北');
        }
      }
    });
    bring(server, doc);
  });

  test('all of it deleted, and brought back', () => {
    const server = longNotes(true);
    const doc = copyOf(server, 20);
    const fragment = doc.getXmlFragment(NOTES_ROOT);
    const undo = new Y.UndoManager(fragment, { captureTimeout: 0 });
    for (let i = 0; i < 1_000; i++) text(doc, i).insert(10, '改');
    bring(server, doc);
    undo.stopCapturing();
    fragment.delete(0, fragment.length);
    bring(server, doc);
    undo.undo();
    expect(fragment.length).toBe(1_000);
    bring(server, doc);
  });

  test('a paragraph of thousands of edits emptied', () => {
    const server = longNotes(true);
    const random = seeded(3);
    const people = [20, 30, 40].map((id) => copyOf(server, id));
    for (let round = 0; round < 20; round++) {
      for (const doc of people) {
        for (let i = 0; i < 40; i++) text(doc).insert(random.below(text(doc).length), '改');
        bring(server, doc);
      }
      for (const doc of people) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
    }
    const [doc] = people as [Y.Doc];
    text(doc).delete(0, text(doc).length);
    bring(server, doc);
  });

  test('a board with a hundred thousand moves behind it, by three people in turn', () => {
    const clients = [20, 30, 40];
    const moves = 100_000;
    const deleted = clients.map((client, own) => ({
      client,
      clock: 0,
      structs: Array.from({ length: moves / 3 }, (_, i) => {
        const before = 3 * i + own - 1;
        const origin = before < 0 ? null : { client: clients[before % 3] as number, clock: Math.floor(before / 3) };
        return { ref: 1, origin };
      }),
    }));
    take(new Y.Doc(), rawUpdate(deleted), inspectBoardUpdate);
  });

  test('eight hundred moves of as many cards of the largest board', () => {
    const server = new Y.Doc();
    const placement = { stage: 'stage-todo' as StageId, rank: 'V' as never };
    const cards = Array.from({ length: LIMITS.cardsPerBoard }, (_, i) => {
      return { id: `card-${i}` as CardId, measureId: `measure-${i}` as MeasureId, placement };
    });
    Y.applyUpdate(server, seedBoard(cards));
    const doc = copyOf(server, 20);
    const registers = new Registers(doc, BOARD_ROOT);
    doc.transact(() => {
      for (let i = 0; i < 800; i++) registers.set(`card-${15 * i}/placement`, { stage: 'stage-doing', rank: `${i}V` });
    });
    bring(server, doc, inspectBoardUpdate);
  });

  test('a thousand registers each that two people put at the beginning of a board', () => {
    const server = new Y.Doc();
    Y.applyUpdate(server, seedBoard([]));
    const people = [30, 20].map((id) => copyOf(server, id));
    for (const doc of people) {
      const registers = new Registers(doc, BOARD_ROOT);
      doc.transact(() => {
        for (let i = 0; i < 1_000; i++) registers.restore(`card-${i}/contact`, `${doc.clientID}`);
      });
    }
    for (const doc of people.reverse()) bring(server, doc, inspectBoardUpdate);
  });
});
