import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import { LocalCopy, readUnsaved } from '#app/collab/local-copy.client.ts';
import type { CopyId } from '#app/collab/local-store.client.ts';
import { deleteCopy, listCopies, readNotes } from '#app/collab/local-store.client.ts';
import { Registers } from '#app/collab/registers.ts';
import type { BoardId, PersonId } from '#app/domain/ids.ts';
import { until } from '#test/support/collab-until.ts';

const COPY: CopyId = { personId: 'p1' as PersonId, name: { kind: 'board', id: 'b1' as BoardId }, epoch: 3 };

interface Page {
  readonly doc: Y.Doc;
  readonly registers: Registers;
  readonly copy: LocalCopy;
  readonly changes: boolean[];
}

const pages: Page[] = [];

async function open(copy = COPY): Promise<Page> {
  const doc = new Y.Doc();
  const changes: boolean[] = [];
  const opened = await LocalCopy.open({
    copy,
    doc,
    title: 'A board',
    onChange: () => changes.push(opened?.isKept === true),
  });
  if (!opened) throw new Error('kept nothing');
  const page = { doc, registers: new Registers(doc, BOARD_ROOT), copy: opened, changes };
  pages.push(page);
  return page;
}

/** A change and the note of it, as a page makes them. */
function change({ registers, copy }: Page, key: string, value: string, noted = [key]): void {
  registers.set(key, value);
  copy.note(noted);
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

afterEach(() => {
  for (const { copy } of pages.splice(0)) copy.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a copy in this browser', () => {
  test('has what was changed when it is opened again, and what of it was not acknowledged', async () => {
    const one = await open();
    change(one, 'a', '1');
    change(one, 'b', '2', ['a', 'b']);
    one.copy.close();
    const again = await open();
    expect([...again.registers.entries()].sort()).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect([...again.copy.unsaved].sort()).toEqual(['a', 'b']);
    expect(await readNotes(COPY)).toEqual([{ keys: ['a', 'b'], title: 'A board' }]);
    expect(await readUnsaved(COPY)).toEqual({
      own: [
        ['a', '1'],
        ['b', '2'],
      ],
      rest: [],
    });
    again.copy.settle();
    await again.copy.flushed();
    expect(await readNotes(COPY)).toEqual([]);
    expect((await open()).copy.unsaved).toEqual([]);
  });

  test('is one to a person, a document and an epoch, and found by person', async () => {
    await open();
    await open({ ...COPY, epoch: 4 });
    await open({ ...COPY, personId: 'p2' as PersonId });
    await open({ ...COPY, personId: 'p11' as PersonId });
    await new Promise((resolve) => {
      indexedDB.open('something:p1:else').onsuccess = resolve;
    });
    expect((await listCopies(COPY.personId)).sort((a, b) => a.epoch - b.epoch)).toEqual([COPY, { ...COPY, epoch: 4 }]);
  });

  test('is not made by asking what is noted in it', async () => {
    expect(await readNotes(COPY)).toEqual([]);
    expect(await readUnsaved(COPY)).toEqual({ own: [], rest: [] });
    expect(await indexedDB.databases()).toEqual([]);
  });

  test('keeps each page’s note to itself: one page’s ack says nothing of what another has changed since', async () => {
    const dead = await open();
    change(dead, 'of the dead', '1');
    const alive = await open();
    change(alive, 'of the living', '2');
    await Promise.all([dead.copy.flushed(), alive.copy.flushed()]);
    dead.copy.close();
    const third = await open();
    expect([...third.copy.unsaved].sort()).toEqual(['of the dead', 'of the living']);
    change(alive, 'of the living', '3');
    await alive.copy.flushed();
    third.copy.settle();
    await third.copy.flushed();
    expect((await readNotes(COPY)).map(({ keys }) => keys)).toEqual([['of the living']]);
  });

  test('reads the notes of before there was one to each page', async () => {
    const one = await open();
    change(one, 'a', '1', []);
    await one.copy.flushed();
    await new Promise((resolve) => {
      indexedDB.open('duban:p1:board/b1:3').onsuccess = ({ target }) => {
        const { result } = target as IDBOpenDBRequest;
        const transaction = result.transaction('custom', 'readwrite');
        transaction.objectStore('custom').put('["a"]', 'unsaved');
        transaction.oncomplete = resolve;
        result.close();
      };
    });
    const again = await open();
    expect(again.copy.unsaved).toEqual(['a']);
    again.copy.settle();
    await again.copy.flushed();
    expect(await readNotes(COPY)).toEqual([]);
  });

  test('stays small: many updates become one, with the same in it, another page’s included', async () => {
    const [one, two] = [await open(), await open()];
    for (let i = 0; i < 510; i++) {
      change(one, 'a', String(i));
      await one.copy.flushed();
    }
    change(two, 'b', 'of two');
    await two.copy.flushed();
    const rows = async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        indexedDB.open('duban:p1:board/b1:3').onsuccess = (event) =>
          resolve((event.target as IDBOpenDBRequest).result as IDBDatabase);
      });
      const request = database.transaction('updates').objectStore('updates').count();
      await new Promise((resolve) => {
        request.onsuccess = resolve;
      });
      database.close();
      return request.result;
    };
    expect(await rows()).toBeLessThan(20);
    const again = await open();
    expect([...again.registers.entries()].sort()).toEqual([
      ['a', '509'],
      ['b', 'of two'],
    ]);
  });
});

describe('where the browser keeps nothing', () => {
  test.each([
    ['does not answer', () => vi.spyOn(indexedDB, 'open').mockReturnValue({} as never)],
    [
      'throws',
      () =>
        vi.spyOn(indexedDB, 'open').mockImplementation(() => {
          throw new DOMException('no', 'SecurityError');
        }),
    ],
  ])('since it %s, there is no copy', async (_how, spoil) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    spoil();
    const opening = LocalCopy.open({ copy: COPY, doc: new Y.Doc(), title: '', onChange: () => undefined });
    vi.advanceTimersByTime(3_000);
    expect(await opening).toBeNull();
    vi.useRealTimers();
  });

  test('a copy that can no longer be written says so, and has everything once it can be again', async () => {
    const one = await open();
    change(one, 'a', '1');
    expect(await one.copy.flushed()).toBe(true);
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    change(one, 'b', '2', ['a', 'b']);
    expect(await one.copy.flushed()).toBe(false);
    expect(one.copy.isKept).toBe(false);
    change(one, 'c', '3', ['a', 'b', 'c']);
    expect(await one.copy.flushed()).toBe(false);
    full.mockRestore();
    change(one, 'd', '4', ['a', 'b', 'c', 'd']);
    expect(await one.copy.flushed()).toBe(true);
    expect(one.changes).toEqual([false, true]);
    one.copy.close();
    const again = await open();
    expect([...again.registers.entries()].map(([key]) => key).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(again.copy.unsaved).toHaveLength(4);
  });

  test('a copy that another page deletes says so; nothing is thrown into the page', async () => {
    const one = await open();
    change(one, 'a', '1');
    await one.copy.flushed();
    await deleteCopy(COPY);
    await until('it says so', () => !one.copy.isKept);
    change(one, 'a', '2');
    expect(await one.copy.flushed()).toBe(false);
    expect(await indexedDB.databases()).toEqual([]);
  });

  test('a copy with an update that cannot be read touches no document', async () => {
    const one = await open();
    change(one, 'a', '1');
    await one.copy.flushed();
    one.copy.close();
    await new Promise((resolve) => {
      indexedDB.open('duban:p1:board/b1:3').onsuccess = ({ target }) => {
        const { result } = target as IDBOpenDBRequest;
        const transaction = result.transaction('updates', 'readwrite');
        transaction.objectStore('updates').add(Uint8Array.of(9, 9, 9));
        transaction.oncomplete = resolve;
        result.close();
      };
    });
    const doc = new Y.Doc();
    expect(await LocalCopy.open({ copy: COPY, doc, title: '', onChange: () => undefined })).toBeNull();
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()));
  });
});
