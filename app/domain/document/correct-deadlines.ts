import { type IsoDate, isIsoDate } from '../dates.ts';
import type { Span } from '../plan.ts';
import { changeCommitment, Inapplicable, type Working, type WorkingCommitment } from './corrected.ts';
import type { ReadDeadline } from './reading.ts';

/** @throws Inapplicable */
export function addDeadline(working: Working, commitment: number, on: IsoDate, phrase: string): Working {
  return changeCommitment(working, commitment, (own) => {
    const words = phrase.trim();
    if (words === '') throw new Inapplicable('empty');
    const span = placeOfWords(working.source, own, words);
    if (span === null) throw new Inapplicable('phrase-not-found');
    if (own.deadlines.some((one) => one.on === on && one.span.start === span.start))
      throw new Inapplicable('already-so');
    return { ...own, deadlines: inOrder([...own.deadlines, { on, phrase: words, span }]) };
  });
}

/** @throws Inapplicable */
export function changeDeadline(working: Working, commitment: number, at: number, from: IsoDate, to: IsoDate): Working {
  if (!isIsoDate(to) || from === to) throw new Inapplicable('already-so');
  return changeCommitment(working, commitment, (own) => {
    if (!own.deadlines.some((one) => isMeant(one, at, from))) throw new Inapplicable('changed-meanwhile');
    return {
      ...own,
      deadlines: distinct(own.deadlines.map((one) => (isMeant(one, at, from) ? { ...one, on: to } : one))),
    };
  });
}

/** @throws Inapplicable */
export function removeDeadline(working: Working, commitment: number, at: number, on: IsoDate): Working {
  return changeCommitment(working, commitment, (own) => {
    const deadlines = own.deadlines.filter((one) => !isMeant(one, at, on));
    if (deadlines.length === own.deadlines.length) throw new Inapplicable('no-such-deadline');
    return { ...own, deadlines };
  });
}

/** In the order of their words, each once. */
export function inOrder(deadlines: readonly ReadDeadline[]): ReadDeadline[] {
  return distinct(deadlines.toSorted((a, b) => a.span.start - b.span.start));
}

function distinct(deadlines: readonly ReadDeadline[]): ReadDeadline[] {
  return [...new Map(deadlines.map((one) => [`${one.span.start} ${one.on}`, one])).values()];
}

function isMeant(deadline: ReadDeadline, at: number, on: IsoDate): boolean {
  return deadline.span.start === at && deadline.on === on;
}

function placeOfWords(source: string, { parts, clauseSpan }: WorkingCommitment, words: string): Span | null {
  for (const { start, end } of [...parts, clauseSpan]) {
    const found = source.slice(start, end).indexOf(words);
    if (found >= 0) return { start: start + found, end: start + found + words.length };
  }
  return null;
}
