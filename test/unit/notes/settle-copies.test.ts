import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Copies, type Copy, type CopyRun, GONE, MOST_RUNS, WHY } from '#app/notes/copies.ts';
import { COPIES_ROOT, NOTES_ROOT } from '#app/notes/root.ts';
import { SETTLE, settleCopies } from '#app/notes/settle-copies.ts';

/** Client ids. */
const [HONEST, HOSTILE, OTHER] = [10, 20, 30];

let server: Y.Doc;
let copies: Copies;
let brought: Copy[] = [];

beforeEach(() => {
  server = new Y.Doc();
  server.clientID = 2;
  copies = Copies.of(server);
  brought = [];
  server.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.origin !== SETTLE) brought = [...copies.broughtBy(transaction), ...brought];
  });
});

afterEach(() => server.destroy());

/** What a client does to the document as the server has it, or had it at that time. */
function by(client: number, act: (doc: Y.Doc) => void, from: Uint8Array = Y.encodeStateAsUpdate(server)): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, from);
  // After that: Yjs takes another where it is told of words of its own.
  doc.clientID = client;
  const before = Y.encodeStateVector(doc);
  doc.transact(() => act(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

/** Milliseconds of the processor that the server took for it: what else the machine does is not in them. */
function take(...updates: readonly Uint8Array[]): number {
  const start = process.cpuUsage();
  for (const update of updates) Y.applyUpdate(server, update);
  settleCopies(server, copies, brought);
  brought = [];
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

const rootOf = (doc: Y.Doc) => doc.getXmlFragment(NOTES_ROOT);
const textAt = (doc: Y.Doc, index: number) => (rootOf(doc).get(index) as Y.XmlElement).get(0) as Y.XmlText;
const shown = () => [...rootOf(server).toArray()].map((_, i) => textAt(server, i).toString());
const firstIn = (text: Y.XmlText) => (text._start as Y.Item).id;
const claim = (doc: Y.Doc, runs: readonly CopyRun[]) => doc.getArray(COPIES_ROOT).insert(0, runs as CopyRun[]);

/** Writes a paragraph; returns the id of its first character. */
function write(doc: Y.Doc, words: string, index = rootOf(doc).length): Y.ID {
  const block = new Y.XmlElement('paragraph');
  const text = new Y.XmlText(words);
  block.insert(0, [text]);
  rootOf(doc).insert(index, [block]);
  return text._start?.id ?? (text._item as Y.Item).id;
}

/** Divides a paragraph as a page does. */
function divide(doc: Y.Doc, index: number, at: number): Y.ID {
  const text = textAt(doc, index);
  const words = text.toString().slice(at);
  const { client, clock } = firstIn(text);
  text.delete(at, words.length);
  const copy = write(doc, words, index + 1);
  claim(doc, [[client, clock + at, words.length, copy.clock, WHY.taken]]);
  return copy;
}

describe('what several people took elsewhere at once', () => {
  it('stands once', () => {
    take(by(HONEST, (doc) => write(doc, '一二三四五六')));
    const state = Y.encodeStateAsUpdate(server);
    take(by(HONEST, (doc) => divide(doc, 0, 2), state));
    take(by(OTHER, (doc) => divide(doc, 0, 4), state));
    expect(shown().join('')).toBe('一二三四五六');
    expect(shown().length).toBe(3);
  });

  it('stands once though it was taken elsewhere a hundred times before', () => {
    take(by(HONEST, (doc) => write(doc, '一二三四五六')));
    for (let i = 0; i < 100; i++) {
      take(
        by(HONEST, (doc) => {
          divide(doc, 0, 0);
          rootOf(doc).delete(0, 1);
        }),
      );
    }
    const state = Y.encodeStateAsUpdate(server);
    take(by(HONEST, (doc) => divide(doc, 0, 2), state));
    take(by(OTHER, (doc) => divide(doc, 0, 4), state));
    expect(shown().join('')).toBe('一二三四五六');
  });
});

describe('what is said twice on purpose', () => {
  it.each([
    ['a laugh', ['哈哈哈']],
    ['a sentence', ['同意。', '同意。']],
    ['lines of a table', ['无', '无', '无', '无']],
  ])('stays: %s', (_what, words) => {
    take(by(HONEST, (doc) => words.forEach((one) => void write(doc, one))));
    const state = Y.encodeStateAsUpdate(server);
    // Two divide and join at once around it.
    take(by(HONEST, (doc) => divide(doc, 0, 0), state));
    take(by(OTHER, (doc) => divide(doc, words.length - 1, 0), state));
    expect(shown().join('')).toBe(words.join(''));
  });

  it('stays when it was copied, and what it was copied from is divided by two', () => {
    take(by(HONEST, (doc) => write(doc, '一二三四')));
    take(by(OTHER, (doc) => write(doc, '一二三四')));
    const state = Y.encodeStateAsUpdate(server);
    take(by(HONEST, (doc) => divide(doc, 0, 2), state));
    take(by(OTHER, (doc) => divide(doc, 0, 2), state));
    expect(shown().join('')).toBe('一二三四一二三四');
  });
});

describe('what somebody claims falsely', () => {
  it('of words that stand takes none of them away', () => {
    take(by(HONEST, (doc) => write(doc, '要紧的话')));
    take(
      by(HOSTILE, (doc) => {
        const { client, clock } = firstIn(textAt(doc, 0));
        const copy = write(doc, '要紧的话，不');
        claim(doc, [[client, clock, 4, copy.clock, WHY.taken]]);
      }),
    );
    expect(shown()).toEqual(['要紧的话', '要紧的话，不']);
  });

  it('of words that were taken elsewhere, with others in their place, takes none away', () => {
    take(by(HONEST, (doc) => write(doc, '起要紧的话')));
    const state = Y.encodeStateAsUpdate(server);
    take(by(HONEST, (doc) => divide(doc, 0, 1), state));
    take(
      by(
        HOSTILE,
        (doc) => {
          const { client, clock } = firstIn(textAt(doc, 0));
          claim(doc, [[client, clock + 1, 4, write(doc, '无关痛痒').clock, WHY.taken]]);
        },
        state,
      ),
    );
    expect(shown()).toContain('要紧的话');
  });

  it('of words that somebody else typed, as if they were copies, takes none away', () => {
    take(by(HONEST, (doc) => write(doc, '要紧的话')));
    take(
      by(HOSTILE, (doc) => {
        const own = write(doc, '要紧的话');
        const copy = write(doc, '要紧的话');
        rootOf(doc).delete(1, 1);
        const { client, clock } = firstIn(textAt(doc, 0));
        // That the honest words are from the hostile ones, and those from them, in a circle.
        claim(doc, [
          [own.client, own.clock, 4, clock, WHY.taken],
          [client, clock, 4, own.clock, WHY.taken],
        ]);
        claim(doc, [
          [own.client, own.clock, 4, copy.clock, WHY.taken],
          [HOSTILE, copy.clock, 4, own.clock, WHY.taken],
        ]);
      }),
    );
    expect(shown()[0]).toBe('要紧的话');
  });

  it.each<[string, CopyRun]>([
    ['a run without an end', [HONEST, 0, Number.MAX_SAFE_INTEGER, 0, WHY.taken]],
    ['a copy beyond what is written', [HONEST, 3, 4, Number.MAX_SAFE_INTEGER - 4, WHY.taken]],
    ['a source that nobody is', [4_000_000_000, 3, 4, 0, WHY.taken]],
    ['a run that overlaps itself', [HOSTILE, 0, 100, 1, WHY.taken]],
    ['a run that is itself', [HOSTILE, 0, 100, 0, WHY.taken]],
    ['what is gone and stands', [HONEST, 3, 4, GONE, WHY.taken]],
  ])('as %s is of no effect, and costs nothing', (_what, run) => {
    take(by(HONEST, (doc) => write(doc, '要紧的话')));
    const ms = take(
      by(HOSTILE, (doc) => {
        write(doc, '要紧的话');
        claim(doc, [run]);
      }),
    );
    expect(shown()).toEqual(['要紧的话', '要紧的话']);
    expect(ms).toBeLessThan(200);
  });

  it('does not keep the server from what honest people claim at the same moment', () => {
    take(by(HONEST, (doc) => write(doc, '一二三四五六')));
    const state = Y.encodeStateAsUpdate(server);
    const flood = by(
      HOSTILE,
      (doc) =>
        claim(
          doc,
          Array.from({ length: 500 }, (_, i): CopyRun => [HONEST, 0, 300_000, i, WHY.taken]),
        ),
      state,
    );
    take(
      flood,
      by(HONEST, (doc) => divide(doc, 0, 2), state),
      by(OTHER, (doc) => divide(doc, 0, 4), state),
    );
    expect(shown().join('')).toBe('一二三四五六');
  });

  it('is forgotten when it is too much', () => {
    take(
      by(HOSTILE, (doc) =>
        claim(
          doc,
          Array.from({ length: 150_000 }, (_, i): CopyRun => [HONEST, i, 1, i, WHY.taken]),
        ),
      ),
    );
    expect(server.getArray(COPIES_ROOT)).toHaveLength(MOST_RUNS);
  });
});

describe('what claims cost', () => {
  const LENGTH = 100_000;
  const words = '督办会商记录要点'.repeat(LENGTH / 8);
  /** All that somebody hostile can think of, over words of whom others have taken each, and copies of all of them. */
  const FLOODS: Record<string, (at: Y.ID, copy: number) => CopyRun[]> = {
    'runs of one character': ({ client, clock }, copy) =>
      Array.from({ length: MOST_RUNS }, (_, i): CopyRun => [client, clock + i * 20, 1, copy + i * 20, WHY.taken]),
    'runs of everything': ({ client, clock }, copy) =>
      Array.from({ length: MOST_RUNS }, (): CopyRun => [client, clock, LENGTH, copy, WHY.taken]),
    'runs within each other': ({ client, clock }, copy) =>
      Array.from({ length: MOST_RUNS }, (_, i): CopyRun => [client, clock + i, LENGTH - 2 * i, copy + i, WHY.taken]),
    'many pieces, copied many times': ({ client, clock }, copy) =>
      Array.from(
        { length: MOST_RUNS },
        (_, i): CopyRun =>
          // The newest stand first.
          i > 2_048
            ? [client, clock + 2 * i, 1, copy + 2 * i, WHY.taken]
            : [HOSTILE, copy, 9_000, 9_000 * i, WHY.taken],
      ),
  };

  it.each(Object.keys(FLOODS))('is bounded: %s', (kind) => {
    take(by(HONEST, (doc) => write(doc, words)));
    const state = Y.encodeStateAsUpdate(server);
    const first = firstIn(textAt(server, 0));
    take(by(HONEST, (doc) => divide(doc, 0, 0), state));
    const without = take(by(OTHER, (doc) => write(doc, words), state));
    const ms = take(
      by(
        HOSTILE,
        (doc) => {
          const copy = write(doc, `不${words}`);
          claim(doc, FLOODS[kind]?.(first, copy.clock + 1) ?? []);
        },
        state,
      ),
    );
    const after = take(
      by(OTHER, (doc) =>
        divide(
          doc,
          shown().findIndex((one) => one.length >= LENGTH),
          5,
        ),
      ),
    );
    console.log(`${kind}: ${ms.toFixed(0)} ms, ${(ms / without).toFixed(0)} × without; next: ${after.toFixed(0)} ms`);
    const all = shown().join('');
    expect(all.length).toBeGreaterThanOrEqual(2 * LENGTH);
    expect(ms).toBeLessThan(3_000);
    expect(after).toBeLessThan(3_000);
  });

  it('is little while people type and divide, however full the list is', () => {
    for (let i = 0; i < 200; i++) take(by(HONEST, (doc) => write(doc, words.slice(0, LENGTH / 200))));
    const timed = (act: (doc: Y.Doc) => void) => {
      const all = Array.from({ length: 9 }, () => take(by(OTHER, act)));
      return all.sort((one, other) => one - other)[4] ?? 0;
    };
    const type = (doc: Y.Doc) => textAt(doc, 100).insert(5, '字');
    let last = 100;
    const enter = (doc: Y.Doc) => divide(doc, last++, 1);
    const before = { type: timed(type), enter: timed(enter) };
    take(
      by(HONEST, (doc) => {
        const text = textAt(doc, 0);
        const { client, clock } = firstIn(text);
        const { length } = text;
        text.delete(0, length);
        const copy = write(doc, words.slice(0, length));
        const runs = Array.from({ length: MOST_RUNS }, (_, i): CopyRun => {
          return [client, clock + (i % length), 1, copy.clock + (i % length), WHY.taken];
        });
        claim(doc, runs);
      }),
    );
    const after = { type: timed(type), enter: timed(enter) };
    console.log(`a letter: ${before.type.toFixed(2)} ms, ${after.type.toFixed(2)} ms with a full list`);
    console.log(`a division: ${before.enter.toFixed(2)} ms, ${after.enter.toFixed(2)} ms with a full list`);
    expect(after.type).toBeLessThan(20 * before.type + 20);
    expect(after.enter).toBeLessThan(200);
  });
});
