import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { BOARD_ROOT, keyOf } from '#app/collab/board-doc.ts';
import { LIMITS } from '#app/collab/protocol.ts';
import type { CardId } from '#app/domain/ids.ts';
import type { RawId, RawStruct } from './raw-update.ts';
import { anyBytes, anyContent, rawUpdate } from './raw-update.ts';
import type { Seeded } from './seeded.ts';

/** What somebody hostile knows of a board. */
export interface Scene {
  readonly random: Seeded;
  /** The document as the server last told it. */
  readonly mirror: Y.Doc;
  /** Cards that may be written to; those of honest people are left alone, since members may write anything anywhere. */
  readonly cards: readonly CardId[];
}

const FREE_TASK = { kind: 'task', measureId: null, commitmentId: null };
/** Numbers at which arithmetic, columns or types end. */
const EDGES = [0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 2, 2 ** 53 - 1];
/** A client id that nobody has. */
const freshClient = ({ random }: Scene) => 1 + random.below(2 ** 32 - 2);

/** The items of the board's array, deleted ones too, from the left. */
function itemsOf({ mirror }: Scene): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = mirror.getArray(BOARD_ROOT)._start; item; item = item.right) items.push(item);
  return items;
}

/** Entries appended to the array as the server has it, as a writer nobody has heard of appends them. */
function pushed(scene: Scene, ...entries: unknown[]): Uint8Array {
  const origin = itemsOf(scene).at(-1)?.lastId ?? null;
  return rawUpdate([{ client: freshClient(scene), clock: 0, structs: [{ ...anyContent(...entries), origin }] }]);
}

/** Some entries deleted of those that are there. */
function deleted(scene: Scene, from: number, count: number): Uint8Array {
  const live = itemsOf(scene).filter((item) => !item.deleted);
  const some = live.slice(from, from + count);
  return rawUpdate(
    [],
    some.map(({ id, length }) => ({ client: id.client, ranges: [[id.clock, length]] as const })),
  );
}

/** One struct by a writer nobody has heard of. */
const lone = (scene: Scene, struct: RawStruct, clock = 0) =>
  rawUpdate([{ client: freshClient(scene), clock, structs: [struct] }]);

const someKey = ({ random, cards }: Scene) =>
  keyOf(random.choose(cards), random.choose(['contact', 'placement', 'dueOn', 'identity', 'title'] as const));

/** An id of something that is in the document. */
function someId({ random, mirror }: Scene): RawId {
  // A document that has just begun anew and has not been told of yet.
  if (mirror.store.clients.size === 0) return { client: 1, clock: 0 };
  const client = random.choose([...mirror.store.clients.keys()]);
  return { client, clock: random.below(Y.getState(mirror.store, client)) };
}

/** JSON nested to some depth, as lib0 encodes it: arrays of one element, or objects of one key. */
function nested(depth: number, asObjects: boolean): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, 117);
  encoding.writeVarUint(encoder, 2);
  encoding.writeAny(encoder, 'nested/contact');
  for (let i = 0; i < depth; i++) {
    encoding.writeUint8(encoder, asObjects ? 118 : 117);
    encoding.writeVarUint(encoder, 1);
    if (asObjects) encoding.writeVarString(encoder, 'a');
  }
  encoding.writeUint8(encoder, 126);
  return encoding.toUint8Array(encoder);
}

/** An entry whose text is some bytes, UTF-8 or not. */
function rawText(key: string, bytes: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, 117);
  encoding.writeVarUint(encoder, 2);
  encoding.writeAny(encoder, key);
  encoding.writeUint8(encoder, 119);
  encoding.writeVarUint8Array(encoder, Uint8Array.from(bytes));
  return encoding.toUint8Array(encoder);
}

const type = (ref: number): RawStruct => ({ ref: 7, write: (e) => encoding.writeVarUint(e, ref) });

/** Out of how many times one is of these kinds is made: they cost whoever makes them more than whoever reads them. */
export const RARE_UPDATES: Readonly<Record<string, number>> = {
  'a huge value': 20,
  'a huge key': 20,
  'JSON nested to the frame’s end': 20,
  'many entries': 10,
  'many entries of one key': 10,
  'many writers': 4,
  'many deletions': 4,
};

/** Updates that decode, and bring what boards do not have or what Yjs may stumble over; also a few that are well. */
export const HOSTILE_UPDATES: Readonly<Record<string, (scene: Scene) => Uint8Array>> = {
  'a move': (scene) =>
    pushed(scene, [keyOf(scene.random.choose(scene.cards), 'placement'), { stage: 'stage-doing', rank: 'Q' }]),
  'a contact': (scene) =>
    pushed(scene, [keyOf(scene.random.choose(scene.cards), 'contact'), `h${scene.random.below(100)}`]),
  'a task': (scene) => {
    const id = `h${scene.random.below(500)}` as CardId;
    const placement = { stage: 'stage-todo', rank: 'V' };
    const entries = [
      [keyOf(id, 'identity'), FREE_TASK],
      [keyOf(id, 'placement'), placement],
      [keyOf(id, 'title'), 'T'],
    ];
    return pushed(scene, ...entries);
  },
  'half a task': (scene) => pushed(scene, [`half${scene.random.below(9)}/identity`, FREE_TASK]),
  'wrong values': (scene) =>
    pushed(scene, [
      someKey(scene),
      scene.random.choose<unknown>([7, '\u0000', null, {}, [], 'x'.repeat(300), undefined, Number.NaN, -0, 1e308]),
    ]),
  'wrong keys': (scene) =>
    pushed(scene, [
      scene.random.choose(['', '/', 'x', '<script>', `${'k'.repeat(200)}/contact`, 'a/b/c', 'a/tick.', '😀/title']),
      'x',
    ]),
  'no entries': (scene) =>
    pushed(scene, scene.random.choose<unknown>([7, 'text', null, true, [1, 2, 3], [], { a: 1 }, ['x'], [[]]])),
  'prototype keys': (scene) => {
    const key = scene.random.choose(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf']);
    const value = JSON.parse(`{"${key}":{"stage":"stage-todo","rank":"V"},"stage":"stage-todo","rank":"V"}`);
    return pushed(
      scene,
      [`${key}/contact`, 'x'],
      [`${scene.random.choose(scene.cards)}/${key}`, 1],
      [someKey(scene), value],
    );
  },
  'big integers and bytes within': (scene) =>
    lone(
      scene,
      anyContent([someKey(scene), scene.random.choose<unknown>([10n, 2n ** 62n, Uint8Array.of(1, 2), [5n]])]),
    ),
  'nested JSON': (scene) =>
    lone(
      scene,
      anyBytes(nested(scene.random.choose([10, 300, 1_000, 2_000, 4_000, 8_000, 20_000]), scene.random.chance(0.5))),
    ),
  'JSON nested to the frame’s end': (scene) => lone(scene, anyBytes(nested(150_000, scene.random.chance(0.5)))),
  'a huge value': (scene) => pushed(scene, [someKey(scene), 'x'.repeat(20_000 + scene.random.below(200_000))]),
  'a huge key': (scene) => pushed(scene, ['k'.repeat(20_000 + scene.random.below(200_000)), 1]),
  'many entries': (scene) =>
    pushed(scene, ...Array.from({ length: 200 + scene.random.below(1_500) }, (_, i) => [`m${i}/contact`, i])),
  'many entries of one key': (scene) => {
    const key = someKey(scene);
    return pushed(scene, ...Array.from({ length: 600 }, (_, i) => [key, `${i}`]));
  },
  'text that is not UTF-8': (scene) =>
    lone(
      scene,
      anyBytes(
        rawText(someKey(scene), scene.random.choose([[0xed, 0xa0, 0x80], [0xff], [0xc0, 0x80], [0xf0, 0x9f, 0x98]])),
      ),
    ),
  'half a surrogate pair': (scene) => lone(scene, anyBytes(rawText(someKey(scene), [0xed, 0xbf, 0xbf, 0x41]))),
  'a gap of clocks': (scene) => lone(scene, anyContent([someKey(scene), 'x']), 1 + scene.random.below(1_000)),
  'a skip': (scene) =>
    rawUpdate([
      {
        client: freshClient(scene),
        clock: 0,
        structs: [{ ref: 10, length: scene.random.choose([1, 5, ...EDGES]) }, anyContent([someKey(scene), 'x'])],
      },
    ]),
  'a collected range': (scene) =>
    rawUpdate([
      {
        client: freshClient(scene),
        clock: 0,
        structs: [{ ref: 0, length: scene.random.choose([1, 5, 1_000_000, ...EDGES]) }],
      },
    ]),
  'a deleted run': (scene) =>
    lone(scene, { ref: 1, length: scene.random.choose([1, 5, 1_000_000, ...EDGES]), origin: someId(scene) }),
  'clocks at the edge': (scene) => lone(scene, anyContent(['x/contact', 1]), scene.random.choose(EDGES)),
  'client ids at the edge': (scene) =>
    rawUpdate([{ client: scene.random.choose(EDGES), clock: 0, structs: [anyContent([someKey(scene), 'x'])] }]),
  'a count of structs that are not there': (scene) =>
    rawUpdate([
      {
        client: freshClient(scene),
        clock: 0,
        structs: [anyContent(['x/contact', 1])],
        count: scene.random.choose([2, 1_000_000, ...EDGES]),
      },
    ]),
  'one writer in two places': (scene) => {
    const client = freshClient(scene);
    return rawUpdate([
      { client, clock: 0, structs: [anyContent(['x/contact', 1])] },
      { client, clock: scene.random.below(3), structs: [anyContent(['x/contact', 2])] },
    ]);
  },
  'many writers': (scene) =>
    rawUpdate(
      Array.from({ length: scene.random.choose([10, LIMITS.newClients, LIMITS.newClients + 1, 3_000]) }, (_, i) => ({
        client: freshClient(scene),
        clock: 0,
        structs: [anyContent([`w${i}/contact`, 1])],
      })),
    ),
  'somebody else’s client id': (scene) => {
    const { client } = someId(scene);
    const clock = Y.getState(scene.mirror.store, client);
    return rawUpdate([{ client, clock, structs: [anyContent([someKey(scene), 'x'])] }]);
  },
  'another past of somebody': (scene) => {
    const { client, clock } = someId(scene);
    return rawUpdate([{ client, clock, structs: [anyContent([someKey(scene), 'x'], ['y/contact', 1])] }]);
  },
  'neighbours anywhere': (scene) =>
    rawUpdate([
      {
        client: freshClient(scene),
        clock: 0,
        structs: Array.from({ length: 1 + scene.random.below(5) }, () => ({
          ...anyContent([someKey(scene), 'x']),
          origin: scene.random.chance(0.7) ? someId(scene) : null,
          rightOrigin: someId(scene),
        })),
      },
    ]),
  'a neighbour there is not': (scene) =>
    lone(scene, {
      ...anyContent(['x/contact', 1]),
      origin: { client: scene.random.choose(EDGES), clock: scene.random.choose(EDGES) },
    }),
  'itself for a neighbour': (scene) => {
    const client = freshClient(scene);
    return rawUpdate([
      { client, clock: 0, structs: [{ ...anyContent(['x/contact', 1]), origin: { client, clock: 0 } }] },
    ]);
  },
  'neighbours in a ring': (scene) => {
    const clients = Array.from({ length: 2 + scene.random.below(4) }, () => freshClient(scene));
    return rawUpdate(
      clients.map((client, i) => {
        const next = { client: clients[(i + 1) % clients.length] ?? client, clock: scene.random.below(2) };
        const last = { client, clock: 0 };
        const structs = [
          anyContent(['x/contact', i]),
          { ...anyContent(['x/contact', i]), origin: next, rightOrigin: last },
        ];
        return { client, clock: 0, structs };
      }),
    );
  },
  'neighbours across writers': (scene) => {
    const clients = Array.from({ length: 2 + scene.random.below(4) }, () => freshClient(scene));
    const someOf = () => ({ client: scene.random.choose(clients), clock: scene.random.below(4) });
    return rawUpdate(
      clients.map((client) => ({
        client,
        clock: 0,
        structs: Array.from({ length: 4 }, () => ({
          ...anyContent(['x/contact', 1]),
          origin: scene.random.chance(0.3) ? someOf() : null,
          rightOrigin: scene.random.chance(0.3) ? someOf() : null,
        })),
      })),
    );
  },
  'another root': (scene) => lone(scene, { ...anyContent(1), parent: scene.random.choose(['evil', '', '__proto__']) }),
  'a key in the array': (scene) =>
    lone(scene, { ...anyContent(1), parentSub: scene.random.choose(['a', '__proto__']) }),
  'a parent that is no type': (scene) => lone(scene, { ...anyContent(1), parent: someId(scene) }),
  'a nested type': (scene) => lone(scene, type(scene.random.below(8))),
  'old JSON content': (scene) =>
    lone(scene, {
      ref: 2,
      write: (e) => {
        encoding.writeVarUint(e, 1);
        encoding.writeVarString(e, scene.random.choose(['["x/contact",1]', 'undefined', '{', '1e999']));
      },
    }),
  bytes: (scene) => lone(scene, { ref: 3, write: (e) => encoding.writeVarUint8Array(e, scene.random.bytes(50)) }),
  text: (scene) => lone(scene, { ref: 4, write: (e) => encoding.writeVarString(e, 'text') }),
  'an embed': (scene) => lone(scene, { ref: 5, write: (e) => encoding.writeVarString(e, '{"a":1}') }),
  'a format': (scene) =>
    lone(scene, {
      ref: 6,
      write: (e) => {
        encoding.writeVarString(e, 'bold');
        encoding.writeVarString(e, 'true');
      },
    }),
  'a document in the document': (scene) =>
    lone(scene, {
      ref: 9,
      write: (e) => {
        encoding.writeVarString(e, 'guid');
        encoding.writeAny(e, { autoLoad: true });
      },
    }),
  'content of no kind': (scene) => lone(scene, { ref: 11 + scene.random.below(20) }),
  'everything deleted': (scene) => deleted(scene, 0, Number.POSITIVE_INFINITY),
  'something deleted': (scene) => deleted(scene, scene.random.below(20), 1 + scene.random.below(4)),
  'deletions of whole pasts': (scene) =>
    rawUpdate(
      [],
      [...scene.mirror.store.clients.keys()].map((client) => ({
        client,
        ranges: [[0, Y.getState(scene.mirror.store, client)]] as const,
      })),
    ),
  'deletions of the future': (scene) =>
    rawUpdate(
      [],
      [{ client: someId(scene).client, ranges: [[scene.random.choose(EDGES), scene.random.choose(EDGES)]] }],
    ),
  'many deletions': (scene) => {
    const { client } = someId(scene);
    return rawUpdate(
      [],
      [{ client, ranges: Array.from({ length: 5_000 }, () => [scene.random.below(50), 1] as const) }],
    );
  },
  'deletions of nobody’s': (scene) =>
    rawUpdate(
      [],
      Array.from({ length: 500 }, () => ({ client: freshClient(scene), ranges: [[0, 1]] as const })),
    ),
  nothing: () => rawUpdate([]),
};
