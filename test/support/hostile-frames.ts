import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { LIMITS } from '#app/collab/protocol.ts';
import type { Scene } from './hostile-updates.ts';
import { HOSTILE_UPDATES, RARE_UPDATES } from './hostile-updates.ts';
import { mutate } from './mutations.ts';
import type { Seeded } from './seeded.ts';

/** A frame that no honest client sends, or that one may. */
export interface HostileFrame {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

const concat = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** A frame of numbers. */
const numbers = (...values: readonly number[]) =>
  frame((e) => {
    for (const value of values) encoding.writeVarUint(e, value);
  });

const sync = (sub: number, body: Uint8Array) =>
  frame((e) => {
    encoding.writeVarUint(e, 0);
    encoding.writeVarUint(e, sub);
    encoding.writeVarUint8Array(e, body);
  });

interface Heard {
  readonly clientId: number;
  readonly clock: number;
  /** JSON, or what is said to be. */
  readonly state: string;
}

function awareness(entries: readonly Heard[], count = entries.length): Uint8Array {
  const inner = frame((e) => {
    encoding.writeVarUint(e, count);
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(e, clientId);
      encoding.writeVarUint(e, clock);
      encoding.writeVarString(e, state);
    }
  });
  return frame((e) => {
    encoding.writeVarUint(e, 1);
    encoding.writeVarUint8Array(e, inner);
  });
}

const id32 = (random: Seeded) => random.below(2 ** 32);
const fence = (seq: number) => numbers(101, seq);

/** A state vector of many that nobody knows, or of those in the document with other clocks. */
function stateVector({ random, mirror }: Scene): Uint8Array {
  const known = [...mirror.store.clients.keys()];
  const size = random.choose([0, 1, 100, 5_000, 40_000]);
  return frame((e) => {
    encoding.writeVarUint(e, size);
    for (let i = 0; i < size; i++) {
      encoding.writeVarUint(e, random.chance(0.2) && known.length > 0 ? random.choose(known) : id32(random));
      encoding.writeVarUint(e, random.choose([0, 1, random.below(100), 2 ** 53 - 1]));
    }
  });
}

const STATES = [
  '{"open":null,"held":null}',
  '{"open":"card","held":"card"}',
  '{"person":{"id":"a2","name":"x","agency":null}}',
  '{"__proto__":{"open":"x"},"constructor":1}',
  '{"open":{"toString":1},"held":[[]]}',
  'null',
];
const BAD_STATES = ['7', '"x"', '[]', '{', '', '\u0000', '{"open":1e999}', '['.repeat(900)];

/** Real frames: what mutations start from. */
function realFrame(scene: Scene): Uint8Array {
  const { random, mirror } = scene;
  const update = () =>
    (HOSTILE_UPDATES[random.choose(['a move', 'a contact', 'a task', 'something deleted'])] ?? none)(scene);
  switch (random.below(6)) {
    case 0:
      return sync(0, Y.encodeStateVector(mirror));
    case 1:
      return sync(1, update());
    case 2:
      return sync(2, update());
    case 3:
      return awareness([{ clientId: id32(random), clock: random.below(9), state: random.choose(STATES) }]);
    case 4:
      return concat(sync(2, update()), fence(random.below(1_000)));
    default:
      return random.chance(0.5) ? numbers(3) : fence(random.below(1_000));
  }
}

const none = () => Uint8Array.of(0, 0);

type Maker = (scene: Scene) => Uint8Array;

/** Frames of every kind but updates, each by what is wrong with it. */
const FRAMES: Readonly<Record<string, Maker>> = {
  random: ({ random }) => random.bytes(random.below(60)),
  'random after a type': ({ random }) =>
    concat(numbers(random.choose([0, 1, 2, 3, 101, 102])), random.bytes(random.below(40))),
  'an unknown type': ({ random }) => numbers(random.choose([2, 4, 99, 100, 102, 103, 2 ** 31, 2 ** 53 - 1])),
  'a number without an end': ({ random }) => new Uint8Array(1 + random.below(200)).fill(0xff),
  'an untimely answer': (scene) => sync(1, Y.encodeStateAsUpdate(scene.mirror)),
  'a state vector': (scene) => sync(0, stateVector(scene)),
  'a fence': ({ random }) => fence(random.choose([0, 1, random.below(1_000), 2 ** 31, 2 ** 53 - 1])),
  'a fence too far': () => concat(Uint8Array.of(101), new Uint8Array(9).fill(0xff), Uint8Array.of(1)),
  'a query': () => numbers(3),
  'awareness of its own': ({ random }) =>
    awareness([
      { clientId: id32(random), clock: random.choose([0, 1, 2 ** 32, 2 ** 53 - 1]), state: random.choose(STATES) },
    ]),
  'awareness of others': ({ random, mirror }) =>
    awareness(
      [...mirror.store.clients.keys()].map((clientId) => ({
        clientId,
        clock: random.choose([1, 1_000, 2 ** 53 - 1]),
        state: random.choose(STATES),
      })),
    ),
  'awareness of many': ({ random }) =>
    awareness(
      Array.from({ length: random.choose([100, LIMITS.awarenessEntries, LIMITS.awarenessEntries + 1]) }, () => ({
        clientId: id32(random),
        clock: 1,
        state: random.choose(STATES),
      })),
    ),
  'awareness of more than it has': ({ random }) =>
    awareness([{ clientId: 1, clock: 1, state: '{}' }], random.choose([2, 2 ** 31, 2 ** 53 - 1])),
  'a state that is none': ({ random }) =>
    awareness([{ clientId: id32(random), clock: 1, state: random.choose(BAD_STATES) }]),
  'a state too large': ({ random }) =>
    awareness([
      { clientId: id32(random), clock: 1, state: JSON.stringify({ open: 'x'.repeat(LIMITS.awarenessBytes) }) },
    ]),
  'many messages': (scene) => concat(...Array.from({ length: 2 + scene.random.below(20) }, () => realFrame(scene))),
  'thousands of messages': ({ random }) =>
    concat(
      ...Array.from({ length: random.choose([900, 1_000, 1_001, 5_000]) }, () => random.choose([numbers(3), fence(1)])),
    ),
  'an update and rubbish': (scene) =>
    concat(sync(2, (HOSTILE_UPDATES['a move'] ?? none)(scene)), scene.random.bytes(5)),
  'a frame above its bound': ({ random }) => new Uint8Array(LIMITS.frameBytes + 1 + random.below(1_000)),
};

/** Out of how many frames one is of these kinds. */
const RARE: Readonly<Record<string, number>> = {
  ...RARE_UPDATES,
  'a frame above its bound': 40,
  'thousands of messages': 10,
};

const MAKERS: readonly (readonly [string, Maker])[] = [
  ...Object.entries(FRAMES),
  ...Object.entries(HOSTILE_UPDATES).map(([kind, make]): [string, Maker] => [
    kind,
    (scene) => {
      const update = sync(scene.random.chance(0.2) ? 1 : 2, make(scene));
      return scene.random.chance(0.3) ? concat(update, fence(scene.random.below(1_000))) : update;
    },
  ]),
];

/** How many of all frames are real ones with something changed in them. */
const MUTATED = 0.35;

/** Draws one frame. */
export function drawFrame(scene: Scene): HostileFrame {
  const { random } = scene;
  if (random.chance(MUTATED)) {
    const { kind, bytes } = mutate(random, realFrame(scene), realFrame(scene));
    return { kind: `mutated: ${kind}`, bytes };
  }
  for (;;) {
    const [kind, make] = random.choose(MAKERS);
    if (random.below(RARE[kind] ?? 1) === 0) return { kind, bytes: make(scene) };
  }
}
