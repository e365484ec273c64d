import type { Branded } from './ids.ts';

/**
 * A place in an order as a string: the lexicographic order of UTF-16 code units is the order of the cards. Digits are
 * base 62 (`0-9A-Za-z`), read as a fraction: between any two ranks lies another.
 */
export type Rank = Branded<'Rank'>;
