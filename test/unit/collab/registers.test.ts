import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Json, RegisterChange } from '#app/collab/registers.ts';
import { Registers } from '#app/collab/registers.ts';

interface Replica {
  readonly doc: Y.Doc;
  readonly registers: Registers;
  /** What somebody who only heard the changes would hold. */
  readonly heard: Map<string, Json>;
  /** Updates from the others that have not been applied yet. */
  readonly inbox: Uint8Array[];
}

function createReplica(clientId: number): Replica {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const registers = new Registers(doc, 'r');
  const heard = new Map<string, Json>();
  registers.observe((changes) => {
    for (const { key, before, after } of changes) {
      expect(heard.get(key)).toEqual(before);
      if (after === undefined) heard.delete(key);
      else heard.set(key, after);
    }
  });
  return { doc, registers, heard, inbox: [] };
}

/** Each hears of the others' updates, but applies them only when told to. */
function connect(replicas: readonly Replica[]): void {
  for (const from of replicas) {
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') for (const to of replicas) if (to !== from) to.inbox.push(update);
    });
  }
}

function deliver({ doc, inbox }: Replica, count: number): void {
  for (const update of inbox.splice(0, count)) Y.applyUpdate(doc, update, 'remote');
}

const values = (registers: Registers) => Object.fromEntries([...registers.entries()].sort());

/** The rightmost entry of every key, read from the document itself. */
function model(doc: Y.Doc): Record<string, Json> {
  const entries = doc.getArray('r').toArray() as [string, Json][];
  return Object.fromEntries([...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Step =
  | { readonly do: 'set'; readonly at: number; readonly key: string; readonly value: number }
  | { readonly do: 'setTwice'; readonly at: number; readonly key: string; readonly value: number }
  | { readonly do: 'restore'; readonly at: number; readonly key: string; readonly value: number }
  | { readonly do: 'remove'; readonly at: number; readonly key: string }
  | { readonly do: 'deliver'; readonly at: number; readonly count: number }
  | { readonly do: 'tidy'; readonly at: number };

const at = fc.nat(3);
const key = fc.constantFrom('a', 'b', 'c', 'd');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('set' as const), at, key, value: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('setTwice' as const), at, key, value: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), at, key, value: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), at, key }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tidy' as const), at }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), at, count: fc.integer({ min: 1, max: 9 }) }),
  },
);

describe('registers', () => {
  test('converge, whatever is exchanged when, and agree with the document at every step', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const replicas = [10, 20, 30, 40].map(createReplica);
        connect(replicas);
        for (const s of steps) {
          const replica = replicas[s.at];
          if (!replica) continue;
          const { doc, registers } = replica;
          if (s.do === 'set') registers.set(s.key, s.value);
          if (s.do === 'restore') registers.restore(s.key, s.value);
          if (s.do === 'remove') registers.remove(new Set([s.key]));
          if (s.do === 'tidy') registers.tidy();
          if (s.do === 'deliver') deliver(replica, s.count);
          if (s.do === 'setTwice') {
            doc.transact(() => {
              registers.set(s.key, 'first');
              expect(registers.get(s.key)).toBe('first');
              registers.set(s.key, s.value);
              expect(registers.get(s.key)).toBe(s.value);
            });
          }
          if (s.do === 'set' || s.do === 'setTwice' || s.do === 'restore') expect(registers.get(s.key)).toBe(s.value);
          expect(values(registers)).toEqual(model(doc));
          expect(Object.fromEntries([...replica.heard].sort())).toEqual(model(doc));
        }
        for (const replica of replicas) deliver(replica, replica.inbox.length);
        for (const replica of replicas)
          expect(values(replica.registers)).toEqual(values(replicas[0]?.registers as Registers));
        const loaded = new Y.Doc();
        Y.applyUpdate(loaded, Y.encodeStateAsUpdate(replicas[0]?.doc as Y.Doc));
        expect(values(new Registers(loaded, 'r'))).toEqual(values(replicas[0]?.registers as Registers));
      }),
      { numRuns: 300 },
    );
  });

  test('never lose a key that was set and not removed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const replicas = [1, 2, 3, 4].map(createReplica);
        connect(replicas);
        const set = new Set<string>();
        for (const s of steps) {
          const replica = replicas[s.at];
          if (s.do === 'set') {
            replica?.registers.set(s.key, s.value);
            set.add(s.key);
          } else if (s.do === 'deliver' && replica) deliver(replica, s.count);
        }
        for (const replica of replicas) deliver(replica, replica.inbox.length);
        for (const replica of replicas) expect(Object.keys(values(replica.registers))).toEqual([...set].sort());
      }),
    );
  });

  test('a reader of concurrent writes writes nothing; the next writer of the key tidies', () => {
    const [a, b, reader] = [1, 2, 3].map(createReplica) as [Replica, Replica, Replica];
    connect([a, b, reader]);
    let written = 0;
    reader.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') written++;
    });
    a.registers.set('k', 'a');
    b.registers.set('k', 'b');
    for (const replica of [a, b, reader]) deliver(replica, 9);
    expect([a, b, reader].map(({ registers }) => registers.clutter)).toEqual([1, 1, 1]);
    expect(written).toBe(0);
    a.registers.set('other', 1);
    expect(a.registers.clutter).toBe(1);
    a.registers.set('k', 'c');
    expect(a.registers.clutter).toBe(0);
    expect(a.registers.get('k')).toBe('c');
  });

  test('a write that saw another one wins over it, also when a third replica hears of them in between others', () => {
    const [a, b] = [200, 1].map(createReplica) as [Replica, Replica];
    connect([a, b]);
    a.registers.set('k', 'first');
    deliver(b, 9);
    b.registers.set('k', 'second');
    deliver(a, 9);
    expect(a.registers.get('k')).toBe('second');
  });

  test.each([
    ['deleted', (registers: Registers) => registers.remove(new Set(['k']))],
    ['overwritten', (registers: Registers) => registers.set('k', 'wrong')],
  ])('what was %s and restored gives way to a write of somebody who knew nothing of either', (_what, harm) => {
    // Yjs orders by client id what was put into one place at once.
    for (const ids of [
      [1, 2, 3],
      [3, 2, 1],
      [2, 3, 1],
      [2, 1, 3],
    ]) {
      const [server, honest, hostile] = ids.map(createReplica) as [Replica, Replica, Replica];
      connect([server, honest, hostile]);
      honest.registers.set('k', 'old');
      for (const replica of [server, hostile]) deliver(replica, 9);
      harm(hostile.registers);
      deliver(server, 9);
      server.registers.restore('k', 'old');
      expect(server.registers.get('k')).toBe('old');
      honest.registers.set('k', 'new');
      for (const replica of [server, honest, hostile]) deliver(replica, 9);
      for (const { registers } of [server, honest, hostile]) expect(registers.get('k')).toBe('new');
    }
  });

  test('entries of another shape are counted and otherwise left alone', () => {
    const { doc, registers } = createReplica(1);
    const changes: RegisterChange[] = [];
    registers.observe((more) => changes.push(...more));
    doc.getArray('r').push([7, ['only key'], [1, 2], null, ['k', 1], { k: 1 }]);
    expect(registers.strays).toBe(5);
    expect(changes).toEqual([{ key: 'k', before: undefined, after: 1 }]);
    registers.tidy();
    expect(registers.strays).toBe(0);
    expect(values(registers)).toEqual({ k: 1 });
    expect(doc.getArray('r').length).toBe(1);
  });

  test('stay small: 100,000 moves over 116 cards by one hand take at most 1.5 times a board without a past', () => {
    const { doc, registers } = createReplica(0xffff_ffff);
    const move = (i: number) =>
      registers.set(`card-${(i * 7_919) % 116}/placement`, { stage: 's', rank: `V${i % 1_000}` });
    for (let i = 0; i < 116; i++) move(i);
    const fresh = Y.encodeStateAsUpdate(doc).length;
    for (let i = 0; i < 100_000; i++) move(i);
    expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(1.5 * fresh);
    expect(registers.size).toBe(116);
  });
});
