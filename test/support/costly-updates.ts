import { NOTES_ROOT } from '#app/notes/root.ts';
import type { RawId, RawStruct } from './raw-update.ts';
import { anyContent, formatContent, rawUpdate, textContent, typeContent } from './raw-update.ts';

/** Frames that build on each other, of which the last is the costly one. */
export type Costly = (size: number) => Uint8Array[];

const own = (clock: number): RawId => ({ client: 9, clock });
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const write = (structs: readonly RawStruct[], clock = 0, client = 9) => rawUpdate([{ client, clock, structs }]);
const erase = (ranges: readonly (readonly [number, number])[]) => rawUpdate([], [{ client: 9, ranges }]);

/** Text in a paragraph of client 8, whose clocks 0 and 1 they are: what stands in it, and its parent. */
const paragraph = () =>
  rawUpdate([
    {
      client: 8,
      clock: 0,
      structs: [
        { ...typeContent(3, 'paragraph'), parent: NOTES_ROOT },
        { ...typeContent(6), parent: { client: 8, clock: 0 } },
      ],
    },
  ]);
const inText = { parent: { client: 8, clock: 1 } };

/** A chain, and as many items again with one origin and all sorts of right origins: each is looked for from its beginning. */
function farApart(size: number, first: RawStruct, one: RawStruct): Uint8Array {
  const half = Math.floor(size / 2);
  return write([
    first,
    ...times(half, (i) => ({ ...one, origin: own(i) })),
    ...times(half, (i) => ({ ...one, origin: own(0), rightOrigin: own(half - (i >> 1)) })),
  ]);
}

/** One item's halves cut off again and again: every second clock, from the last one backwards. */
const everySecond = (size: number) => times(size, (i) => [2 * (size - i) - 1, 1] as const);

/** Updates that cost much more than their size by conflicts, by splitting and by deleting; by what they are of. */
export const COSTLY_BOARDS: Readonly<Record<string, Costly>> = {
  'one origin, right origins far apart': (size) => [farApart(size, anyContent(1), anyContent(1))],
  'one origin, on what was there': (size) => {
    const chain = write([anyContent(1), ...times(size, (i) => ({ ...anyContent(1), origin: own(i) }))]);
    const apart = times(size, (i) => ({ ...anyContent(1), origin: own(0), rightOrigin: own(size - (i >> 1)) }));
    return [chain, write(apart, 0, 7)];
  },
  'values of one item deleted one by one': (size) => [
    write([anyContent(...times(2 * size, () => 1))]),
    erase(everySecond(size)),
  ],
  'values of one item deleted from the first on': (size) => [
    write([anyContent(...times(2 * size, () => 1))]),
    erase(times(size, (i) => [2 * i, 1] as const)),
  ],
  'an item between any two values of another': (size) => [
    write([anyContent(...times(2 * size, () => 1))]),
    write(
      times(size, (i) => ({ ...anyContent(1), origin: own(2 * (size - i) - 2) })),
      0,
      7,
    ),
  ],
  'items that become one': (size) => [
    write([anyContent(1), ...times(size, (i) => ({ ...anyContent(1), origin: own(i) }))]),
  ],
  'items that become one by twos': (size) => [
    write([anyContent(1), ...times(size, (i) => ({ ...anyContent(1), origin: own(i % 2 === 0 ? i : 0) }))]),
  ],
  'deletions that lie upon each other': (size) => [
    write([{ ...anyContent(1) }, ...times(size, () => ({ ...anyContent(1), origin: own(0) }))]),
    erase(times(size, () => [0, size] as const)),
  ],
  'deletions that become one by twos': (size) => [
    write([
      { ...anyContent(1) },
      ...times(3 * size, (i) => ({ ...anyContent(1), origin: own(Math.max(0, i - 1 - (i % 2))) })),
    ]),
    erase(times(size, (i) => [3 * i, 2] as const)),
  ],
};
export const COSTLY_NOTES: Readonly<Record<string, Costly>> = {
  'one origin, right origins far apart, in a text': (size) => [
    paragraph(),
    farApart(size, { ...textContent('a'), ...inText }, textContent('a')),
  ],
  'one origin, right origins far apart, of blocks': (size) => [
    farApart(size, { ...typeContent(3, 'paragraph'), parent: NOTES_ROOT }, typeContent(3, 'paragraph')),
  ],
  'every second character deleted, backwards': (size) => [
    paragraph(),
    write([{ ...textContent('a'.repeat(2 * size)), ...inText }]),
    erase(everySecond(size)),
  ],
  'an item between any two characters, backwards': (size) => [
    paragraph(),
    write([{ ...textContent('a'.repeat(2 * size)), ...inText }]),
    write(
      times(size, (i) => ({ ...textContent('b'), origin: own(2 * (size - i) - 2) })),
      0,
      7,
    ),
  ],
  'an attribute set again and again, by nobody’s leave': (size) => [
    write([
      { ...typeContent(3, 'heading'), parent: NOTES_ROOT },
      ...times(size, () => ({ ...anyContent(1), parent: own(0), parentSub: 'level' })),
    ]),
  ],
  'a formatted text deleted piece by piece': (size) => [
    paragraph(),
    write([
      { ...formatContent('bold', '{}'), ...inText },
      ...times(size, (i) => ({ ...textContent('a'), rightOrigin: own(i) })),
    ]),
    erase([[1, size]]),
  ],
  'formats of any name': (size) => [
    paragraph(),
    write([
      { ...textContent('a'), ...inText },
      ...times(size, (i) => ({
        ...(i % 2 === 0 ? formatContent(`bold--${String(i).padStart(8, '0')}`, '{}') : textContent('a')),
        origin: own(i),
      })),
    ]),
  ],
  'what was deleted piece by piece in what is deleted': (size) => [
    write([
      { ...typeContent(3, 'paragraph'), parent: NOTES_ROOT },
      { ...typeContent(3, 'paragraph'), origin: own(0) },
      { ...typeContent(6), parent: own(0) },
      { ...typeContent(6), parent: own(1) },
      { ...textContent('a'), parent: own(2) },
      { ...textContent('a'), parent: own(3) },
      ...times(3 * size, (i) => ({ ...textContent('a'), rightOrigin: own(i % 3 === 2 ? 5 : 4) })),
    ]),
    erase(times(size, (i) => [6 + 3 * i, 2] as const)),
    erase([[0, 1]]),
  ],
};
