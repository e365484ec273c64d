import { afterAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { NOTES_LIMITS } from '#app/notes/limits.ts';
import { CONFORM } from '#app/notes/notes-text.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { writeCounts } from '#test/support/counts.ts';
import { HOSTILE_NOTES, RARE_NOTES } from '#test/support/hostile-notes.ts';
import { mutate } from '#test/support/mutations.ts';
import { expectConforming } from '#test/support/notes-agreement.ts';
import { NOBODY, notesContentOf } from '#test/support/notes-content.ts';
import { Typist } from '#test/support/notes-typist.ts';
import { formatContent, type RawId, rawUpdate, textContent, typeContent } from '#test/support/raw-update.ts';
import { seeded } from '#test/support/seeded.ts';

/** Updates of each kind. */
const UPDATES = Math.ceil(Number(process.env.DUBAN_FRAMES ?? 1_000) / 20);
const verdicts = { sound: 0, gap: 0, malformed: 0, collected: 0 };

/** The server's side of some notes: looks, applies and puts right, as a room does. */
class Desk {
  readonly content = notesContentOf(new Y.Doc());
  /** What is sent to everybody. */
  news: Uint8Array[] = [];

  constructor() {
    this.content.doc.on('update', (update: Uint8Array) => this.news.push(update));
  }

  get doc(): Y.Doc {
    return this.content.doc;
  }

  /** Says what became of an update, and how many repairs it took; fails where what was called sound was not. */
  take(update: Uint8Array): { readonly kind: string; readonly why?: string; readonly repairs: number } {
    const verdict = this.content.inspect(update);
    verdicts[verdict.kind]++;
    if (verdict.kind !== 'sound') return { repairs: 0, ...verdict };
    expect(verdict.touched).toEqual(new Set());
    if (Y.decodeUpdate(update).structs.some((struct) => struct instanceof Y.GC)) verdicts.collected++;
    const { doc } = this;
    doc.transact(() => Y.applyUpdate(doc, update));
    expect([doc.store.pendingStructs, doc.store.pendingDs], 'left pending').toEqual([null, null]);
    const repairs = this.content.settle(NOBODY, 0);
    // What could be read may yet be too deep to be written.
    Y.encodeStateAsUpdate(doc);
    return { kind: 'sound', repairs };
  }

  /** What somebody with such a document lacks. */
  diff(doc: Y.Doc): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(doc));
  }
}

/** Everything somebody did, sent and taken without repairs or not. */
function hand(desk: Desk, typist: Typist): number {
  return typist.sent().reduce((repairs, update) => {
    const taken = desk.take(update);
    expect(taken.kind, JSON.stringify(taken)).toBe('sound');
    return repairs + taken.repairs;
  }, 0);
}

/** Somebody who was away comes back: hears what there is, then sends what the server lacks. */
function comeBack(desk: Desk, typist: Typist): number {
  const lacked = Y.encodeStateVector(desk.doc);
  typist.hear(desk.diff(typist.doc));
  typist.sent();
  const taken = desk.take(Y.encodeStateAsUpdate(typist.doc, lacked));
  expect(taken.kind, JSON.stringify(taken)).toBe('sound');
  typist.hear(desk.diff(typist.doc));
  // What the editor did not like of the merge.
  return taken.repairs + hand(desk, typist);
}

afterAll(() => writeCounts('notes-updates', verdicts));

const seeds = Array.from({ length: 12 }, (_, i) => i + 1);

describe('what an editor writes is sound, and there is nothing to put right', () => {
  test.each(seeds)('one person, with undo: seed %i', (seed) => {
    const random = seeded(seed);
    const desk = new Desk();
    const typist = new Typist(random);
    for (let i = 0; i < 120; i++) {
      if (random.chance(0.2)) typist.undo();
      else typist.act(true);
      expect(hand(desk, typist), `act ${i}`).toBe(0);
    }
    expectConforming(desk.doc, desk.content.content());
  });

  test.each(seeds)('three people who see each other’s changes at once: seed %i', (seed) => {
    const random = seeded(seed);
    const desk = new Desk();
    const typists = [1, 2, 3].map(() => new Typist(random));
    for (let i = 0; i < 120; i++) {
      const typist = random.choose(typists);
      typist.act(true);
      expect(hand(desk, typist), `act ${i}`).toBe(0);
      for (const other of typists) other.hear(desk.diff(other.doc));
    }
    expectConforming(desk.doc, desk.content.content());
  });

  test.each(seeds)('people who write words without a connection, and come back: seed %i', (seed) => {
    const random = seeded(seed);
    const desk = new Desk();
    const typists = [1, 2, 3].map(() => new Typist(random));
    for (let round = 0; round < 12; round++) {
      for (const typist of typists) for (let i = 0; i < 8; i++) typist.act(false);
      for (const typist of typists) expect(comeBack(desk, typist), `round ${round}`).toBe(0);
      for (const typist of typists) typist.hear(desk.diff(typist.doc));
    }
    expectConforming(desk.doc, desk.content.content());
  });

  test('what was deleted and collected comes with it', () => {
    const random = seeded(1);
    const desk = new Desk();
    const typist = new Typist(random, { undoes: false });
    const before = verdicts.collected;
    for (let round = 0; round < 30; round++) {
      for (let i = 0; i < 10; i++) typist.act(true);
      expect(comeBack(desk, typist)).toBe(0);
    }
    expect(verdicts.collected - before).toBeGreaterThan(5);
  });
});

describe('what several people made of one thing is sound, put right, and the same for all', () => {
  test.each(seeds)('lists, tables, undo, all without a connection: seed %i', (seed) => {
    const random = seeded(seed);
    const desk = new Desk();
    const typists = [1, 2, 3].map(() => new Typist(random));
    for (let round = 0; round < 12; round++) {
      for (const typist of typists) {
        for (let i = 0; i < 6; i++) {
          if (random.chance(0.15)) typist.undo();
          else typist.act(true);
        }
      }
      for (const typist of typists) comeBack(desk, typist);
      for (const typist of typists) typist.hear(desk.diff(typist.doc));
      expectConforming(desk.doc, desk.content.content());
    }
    for (const typist of typists) hand(desk, typist);
    for (const typist of typists) {
      typist.hear(desk.diff(typist.doc));
      expect(typist.doc.getXmlFragment(NOTES_ROOT).toString()).toBe(desk.doc.getXmlFragment(NOTES_ROOT).toString());
    }
  });
});

/** A document that three people have written for a while. */
function written(seed: number, acts = 60): Desk {
  const random = seeded(seed);
  const desk = new Desk();
  const typists = [1, 2].map(() => new Typist(random));
  for (let i = 0; i < acts; i++) {
    const typist = random.choose(typists);
    typist.act(true);
    hand(desk, typist);
    for (const other of typists) other.hear(desk.diff(other.doc));
  }
  return desk;
}

describe('an update that is called sound is applied without an exception, and the text conforms after it', () => {
  test.each(Object.entries(HOSTILE_NOTES))(
    '%s, and mutations of it',
    (kind, make) => {
      const random = seeded(7);
      let desk = written(7);
      for (let i = 0; i < UPDATES / (RARE_NOTES[kind] ?? 1); i++) {
        const scene = { random, mirror: desk.doc };
        const update = make(scene);
        const isChanged = i > 0 && random.chance(0.5);
        const bytes = isChanged ? mutate(random, update, make(scene)).bytes : update;
        try {
          const { kind: became } = desk.take(bytes);
          expect(['sound', 'gap', 'malformed']).toContain(became);
          if (i % 10 === 0 || UPDATES < 10) expectConforming(desk.doc, desk.content.content());
        } catch (error) {
          throw new Error(`seed 7, update ${i}: ${Buffer.from(bytes.slice(0, 2_000)).toString('hex')}`, {
            cause: error,
          });
        }
        if (i % 25 === 24) desk = written(7 + i);
      }
      expectConforming(desk.doc, desk.content.content());
    },
    120_000,
  );

  test.each(seeds)('honest updates, mutated: seed %i', (seed) => {
    const random = seeded(seed);
    let typist = new Typist(random);
    let desk = new Desk();
    for (let i = 0; i < UPDATES * 4; i++) {
      if (i % 40 === 0) desk = new Desk();
      // A text that grew all the while would take hours of a long run.
      if (i % 400 === 399) typist = new Typist(random);
      for (let acts = 0; acts < 3; acts++) typist.act(true);
      const whole = Y.encodeStateAsUpdate(typist.doc, Y.encodeStateVector(desk.doc));
      const some = random.chance(0.5) ? random.choose([...typist.sent(), whole]) : whole;
      const { bytes } = mutate(random, some, whole);
      try {
        desk.take(bytes);
        if (random.chance(0.5)) desk.take(Y.encodeStateAsUpdate(typist.doc, Y.encodeStateVector(desk.doc)));
        if (i % 10 === 0) expectConforming(desk.doc, desk.content.content());
      } catch (error) {
        throw new Error(`seed ${seed}, update ${i}: ${Buffer.from(bytes).toString('hex')}`, { cause: error });
      }
    }
  });
});

const root = { parent: NOTES_ROOT };
const paragraph = { ...typeContent(3, 'paragraph'), ...root };
const verdictOf = (make: (typeof HOSTILE_NOTES)[string]) =>
  written(1).take(make({ random: seeded(1), mirror: written(1).doc }));

describe('what becomes of it', () => {
  test.each([
    'another type',
    'another root',
    'an embed',
    'bytes',
    'old JSON content',
    'a document in the document',
    'a node there is not',
    'a mark there is not',
    'a hashed mark',
    'an attribute there is not',
    '10,000 levels',
    'text among blocks',
    'a node in a text',
    'itself for a parent',
    'parents in a ring',
    'an attribute of text, of a type, of a format',
    'between two lists',
    'between two lists of its own',
  ])('%s: malformed', (kind) => {
    expect(verdictOf(HOSTILE_NOTES[kind] as never).kind).toBe('malformed');
  });

  test.each([
    ['a link to a script', 1],
    ['a link to data', 1],
    ['a huge attribute', 1],
    ['20 levels', 20],
    ['250 levels', 17],
    ['a text in a list', 2],
    ['a paragraph', 0],
    ['a parent that was collected', 0],
    ['neighbours that were collected', 0],
    ['a parent of another writer, to come', 0],
  ])('%s: put right', (kind, repairs) => {
    const taken = verdictOf(HOSTILE_NOTES[kind] as never);
    expect(taken.kind).toBe('sound');
    if (repairs === 0) expect(taken.repairs).toBe(0);
    else expect(taken.repairs).toBeGreaterThan(0);
  });

  test('no honest words can be hung on what a copy of the document would not have', () => {
    const desk = new Desk();
    const [p, t] = [0, 1].map((clock) => ({ client: 5, clock })) as [RawId, RawId];
    const honest = { ...typeContent(6), parent: p };
    desk.take(rawUpdate([{ ...p, structs: [paragraph, honest, { ...textContent('甲'), parent: t }] }]));
    // Among the blocks, and before what stands in one: with that block, its neighbour on the right will be collected.
    const hostile = { client: 6, clock: 0 };
    desk.take(rawUpdate([{ ...hostile, structs: [{ ...paragraph, origin: p, rightOrigin: t }] }]));
    desk.take(rawUpdate([], [{ client: p.client, ranges: [[p.clock, 1]] }]));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(desk.doc));
    expect(copy.getXmlFragment(NOTES_ROOT).length).toBe(desk.doc.getXmlFragment(NOTES_ROOT).length);
  });

  test('more nodes than there may be: those beyond the bound go, and what was there stays', () => {
    const desk = written(3);
    const before = JSON.stringify(desk.content.content());
    const { kind, repairs } = desk.take(
      HOSTILE_NOTES['a million nodes']?.({ random: seeded(1), mirror: desk.doc }) as Uint8Array,
    );
    expect([kind, repairs > 0]).toEqual(['sound', true]);
    expect(JSON.stringify(desk.content.content())).toContain(before.slice(30, -2));
    expect(JSON.stringify(desk.content.content()).match(/"type"/g)?.length).toBeLessThan(NOTES_LIMITS.nodes + 100);
  });

  test('what was put right goes out as it is now', () => {
    const desk = new Desk();
    const page = new Y.Doc();
    const link = formatContent('link', '{"href":"javascript:alert(1)"}');
    const structs = [
      paragraph,
      { ...typeContent(6), parent: { client: 9, clock: 0 } },
      { ...link, parent: { client: 9, clock: 1 } },
      { ...textContent('x'), origin: { client: 9, clock: 2 } },
    ];
    expect(desk.take(rawUpdate([{ client: 9, clock: 0, structs }]))).toEqual({ kind: 'sound', repairs: 1 });
    const update = desk.diff(page);
    expect(Buffer.from(update).includes('javascript')).toBe(false);
    Y.applyUpdate(page, update);
    expect(page.getXmlFragment(NOTES_ROOT).toString()).toBe('<paragraph>x</paragraph>');
  });
});

describe('what was collected, and what the document has of something', () => {
  const ID = { client: 9, clock: 0 };
  /** A document that has a paragraph with the text `hello` of client 9, clocks 0 to 6; gone and collected, if so. */
  function hello(isCollected: boolean): Desk {
    const desk = new Desk();
    const structs = [
      paragraph,
      { ...typeContent(6), parent: ID },
      { ...textContent('hello'), parent: { client: 9, clock: 1 } },
    ];
    desk.take(rawUpdate([{ client: 9, clock: 0, structs }]));
    if (isCollected) desk.take(rawUpdate([], [{ client: 9, ranges: [[0, 1]] }]));
    return desk;
  }
  const inText = { parent: { client: 9, clock: 1 } };

  test('a collected range that goes on where something stands', () => {
    for (const isCollected of [true, false]) {
      const desk = hello(isCollected);
      expect(desk.take(rawUpdate([{ client: 9, clock: 3, structs: [{ ref: 0, length: 9 }] }])).kind).toBe('sound');
      expect(Y.getState(desk.doc.store, 9)).toBe(12);
      expectConforming(desk.doc, desk.content.content());
    }
  });

  test('a text whose beginning was collected, and that claims to stand in what is there: Yjs throws', () => {
    const desk = hello(true);
    const other = [paragraph, { ...typeContent(6), parent: { client: 8, clock: 0 } }];
    desk.take(rawUpdate([{ client: 8, clock: 0, structs: other }]));
    const forged = { ...textContent('hello world'), parent: { client: 8, clock: 1 } };
    const update = rawUpdate([{ client: 9, clock: 2, structs: [forged] }]);
    const unchecked = new Y.Doc();
    Y.applyUpdate(unchecked, Y.encodeStateAsUpdate(desk.doc));
    expect(() => Y.applyUpdate(unchecked, update)).toThrow();
    expect(desk.take(update).kind).toBe('gap');
  });

  test('a text whose beginning was collected: the client is asked for exactly what is lacking', () => {
    const desk = hello(true);
    const longer = rawUpdate([{ client: 9, clock: 2, structs: [{ ...textContent('hello world'), ...inText }] }]);
    expect(desk.take(longer).kind).toBe('gap');
    const rest = { ...textContent(' world'), origin: { client: 9, clock: 6 } };
    expect(desk.take(rawUpdate([{ client: 9, clock: 7, structs: [rest] }])).kind).toBe('sound');
    expect(desk.content.content()).toBeNull();
    expect(desk.take(longer).kind).toBe('sound');
  });

  test('a longer text that claims to stand elsewhere than its beginning: it would be in two lists', () => {
    const desk = hello(false);
    const elsewhere = { ...textContent('hello world'), parent: { client: 9, clock: 0 } };
    expect(desk.take(rawUpdate([{ client: 9, clock: 2, structs: [elsewhere] }])).kind).toBe('gap');
  });

  test('what is known wholly is passed over, whatever it says', () => {
    const desk = hello(false);
    const before = Y.encodeStateAsUpdate(desk.doc);
    const other = [
      { ...typeContent(3, 'table'), ...root },
      { ...textContent('x'), ...root },
    ];
    expect(desk.take(rawUpdate([{ client: 9, clock: 0, structs: other }]))).toEqual({ kind: 'sound', repairs: 0 });
    expect(Y.encodeStateAsUpdate(desk.doc)).toEqual(before);
  });

  test('a child of what is no type, was deleted, or was collected, is collected', () => {
    for (const clock of [0, 1, 2]) {
      const desk = hello(true);
      const child = { ...typeContent(3, 'paragraph'), parent: { client: 9, clock } };
      expect(desk.take(rawUpdate([{ client: 8, clock: 0, structs: [child] }]))).toEqual({ kind: 'sound', repairs: 0 });
      expect(Y.getItem(desk.doc.store, Y.createID(8, 0))).toBeInstanceOf(Y.GC);
    }
    const desk = hello(false);
    const child = { ...typeContent(3, 'paragraph'), parent: { client: 9, clock: 2 } };
    expect(desk.take(rawUpdate([{ client: 8, clock: 0, structs: [child] }])).kind).toBe('sound');
    expect(Y.getItem(desk.doc.store, Y.createID(8, 0))).toBeInstanceOf(Y.GC);
  });
});

describe('a character of two code units', () => {
  const own = (clock: number) => ({ client: 9, clock });
  const smile = () => {
    const desk = new Desk();
    const structs = [paragraph, { ...typeContent(6), parent: own(0) }, { ...textContent('a😀b'), parent: own(1) }];
    desk.take(rawUpdate([{ client: 9, clock: 0, structs }]));
    return desk;
  };
  // Where something collected stands beside it, the item comes to nothing and only the split is left.
  const collected = { client: 7, clock: 0, structs: [{ ref: 0, length: 1 }] };
  const beside = (ids: { origin: object; rightOrigin?: object }) =>
    rawUpdate([{ client: 8, clock: 0, structs: [{ ...textContent('x'), ...ids } as never] }, collected]);

  test.each([
    ['behind its first half', { origin: own(3), rightOrigin: { client: 7, clock: 0 } }, 'malformed'],
    ['before its second half', { origin: { client: 7, clock: 0 }, rightOrigin: own(4) }, 'malformed'],
    ['behind its first half, to stay', { origin: own(3) }, 'malformed'],
    ['before it', { origin: own(2), rightOrigin: own(3) }, 'sound'],
    ['behind it', { origin: own(4), rightOrigin: own(5) }, 'sound'],
  ])('an item %s', (_where, ids, kind) => {
    const desk = smile();
    expect(desk.take(beside(ids)).kind).toBe(kind);
    expect(desk.doc.getXmlFragment(NOTES_ROOT).toString()).toContain('😀');
  });
});

describe('notes on the server', () => {
  test('that do not conform as they are stored are put right, and to be written anew', () => {
    const doc = new Y.Doc();
    doc.getXmlFragment(NOTES_ROOT).insert(0, [new Y.XmlElement('script'), new Y.XmlElement('paragraph')]);
    const content = notesContentOf(doc);
    expect([content.differed, content.content()]).toEqual([true, { type: 'doc', content: [{ type: 'paragraph' }] }]);
    expect(notesContentOf(doc).differed).toBe(false);
  });

  test('of which a part is missing are made of what was kept', () => {
    const kept = written(5).content.content();
    const content = notesContentOf(null, kept);
    expect([content.differed, content.content()]).toEqual([true, kept]);
    expect(notesContentOf(null, null).content()).toBeNull();
    // Should the server be killed before it is written down, whoever has it already finds nothing to add.
    const again = notesContentOf(null, kept);
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(content.doc));
    again.settle(NOBODY, 0);
    expect(again.content()).toEqual(kept);
  });

  test('are put right in a transaction of their own', () => {
    const desk = new Desk();
    const origins: unknown[] = [];
    desk.doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    desk.take(HOSTILE_NOTES['a text in a list']?.({ random: seeded(1), mirror: desk.doc }) as Uint8Array);
    expect(origins).toEqual([null, CONFORM]);
    expect(desk.news).toHaveLength(2);
  });
});
