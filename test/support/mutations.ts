import type { Seeded } from './seeded.ts';

const concat = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

/** A number of as many bytes as a varuint may have and then some. */
const blownUp = (random: Seeded) =>
  concat(new Uint8Array(1 + random.below(10)).fill(0xff), Uint8Array.of(random.below(128)));

type Mutation = (random: Seeded, frame: Uint8Array, other: Uint8Array) => Uint8Array;

const replaced = (frame: Uint8Array, at: number, byte: number) => {
  const bytes = Uint8Array.from(frame);
  if (at < bytes.length) bytes[at] = byte;
  return bytes;
};

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  untouched: (_random, frame) => frame,
  truncated: (random, frame) => frame.slice(0, random.below(frame.length)),
  extended: (random, frame) => concat(frame, random.bytes(1 + random.below(20))),
  'bits flipped': (random, frame) => {
    const bytes = Uint8Array.from(frame);
    for (let n = 1 + random.below(8); n > 0; n--) {
      const at = random.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    }
    return bytes;
  },
  'a byte replaced': (random, frame) => replaced(frame, random.below(frame.length), random.below(256)),
  spliced: (random, frame, other) =>
    concat(frame.slice(0, random.below(frame.length)), other.slice(random.below(other.length))),
  'a number blown up': (random, frame) => {
    const at = random.below(frame.length);
    return concat(frame.slice(0, at), blownUp(random), frame.slice(at + 1));
  },
  'a length blown up': (random, frame) => concat(frame.slice(0, 2), blownUp(random), frame.slice(3)),
  repeated: (random, frame) => concat(...Array.from({ length: 2 + random.below(6) }, () => frame)),
  'its type swapped': (random, frame) => replaced(frame, 0, random.choose([0, 1, 2, 3, 4, 101, 102, 127])),
  'its subtype swapped': (random, frame) => replaced(frame, 1, random.below(5)),
  'a piece removed': (random, frame) => {
    const at = random.below(frame.length);
    return concat(frame.slice(0, at), frame.slice(at + 1 + random.below(8)));
  },
  'a piece inserted': (random, frame) => {
    const at = random.below(frame.length);
    return concat(frame.slice(0, at), random.bytes(1 + random.below(8)), frame.slice(at));
  },
};

/** Changes something in a frame. @param other one to take a piece of */
export function mutate(random: Seeded, frame: Uint8Array, other: Uint8Array): { kind: string; bytes: Uint8Array } {
  const [kind, change] = random.choose(Object.entries(MUTATIONS));
  return { kind, bytes: change(random, frame, other) };
}
