import type * as Y from 'yjs';
import { commonRows } from './text-changes.ts';

/** In place of a character's index: the text itself. */
export const ITSELF = -1;

/** Characters of one text, in order, and the ids that Yjs has for them. */
export interface Strand {
  readonly text: Y.XmlText;
  readonly words: string;
  readonly ids: readonly Y.ID[];
  /** The text's own, if it is new or gone with its words: in an empty one, too, somebody may be writing. */
  readonly itself: Y.ID | null;
}

/** The clocks of copies, by the index of what they are copies of. */
export type Places = ReadonlyMap<number, number>;

/**
 * Where characters of some strands are in others, each taken for one copy only. First as if all of either were one text: then
 * a letter is known by what stands beside it, though a paragraph ends between the two. What is moved past something else
 * meanwhile is found by strands; and then what is left.
 *
 * @param taken in the order of the document, as `written`
 */
export function placesOf(taken: readonly Strand[], written: readonly Strand[]): Map<Strand, Places> {
  const all = new Map<Strand, Map<number, number>>();
  const used = new Set<number>();
  const note = (from: Place, to: Place) => {
    const { clock } = to.strand.ids[to.index] as Y.ID;
    const places = all.get(from.strand) ?? new Map<number, number>();
    if (from.strand.text === to.strand.text || places.has(from.index) || used.has(clock)) return;
    all.set(from.strand, places.set(from.index, clock));
    used.add(clock);
    if (to.strand.itself && !places.has(ITSELF)) places.set(ITSELF, to.strand.itself.clock);
  };
  match(placesIn(taken), placesIn(written), note);
  for (const one of taken) for (const other of written) match(placesIn([one]), placesIn([other]), note);
  match(
    placesIn(taken).filter(({ strand, index }) => !all.get(strand)?.has(index)),
    placesIn(written).filter(({ strand, index }) => !used.has(strand.ids[index]?.clock ?? ITSELF)),
    note,
  );
  return all;
}

/** A character of a strand. */
interface Place {
  readonly strand: Strand;
  readonly index: number;
}

function match(from: readonly Place[], to: readonly Place[], note: (from: Place, to: Place) => void): void {
  for (const row of commonRows(wordsOf(from), wordsOf(to))) {
    for (let i = 0; i < row.length; i++) note(from[row.from + i] as Place, to[row.to + i] as Place);
  }
}

const wordsOf = (places: readonly Place[]) => places.map(({ strand, index }) => strand.words.charAt(index)).join('');

const placesIn = (strands: readonly Strand[]): Place[] =>
  strands.flatMap((strand) => strand.ids.map((_, index) => ({ strand, index })));
