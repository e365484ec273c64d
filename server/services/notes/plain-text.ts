import { DubanError } from '#app/domain/errors.ts';

/** Line breaks of all kinds. */
const BREAKS = /\r\n?|[\u2028\u2029]/g;
/** Control characters but for the line break, halves of characters, and what turns the direction of all that follows. */
const UNSEEN = /[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Words from outside as they are kept: without what no keyboard writes and no page shows, and without blank space around.
 *
 * @param limit characters (UTF-16 code units)
 * @throws DubanError `bad-input` for anything else than text of at most that length
 */
export function plainText(words: unknown, limit: number): string {
  if (typeof words !== 'string') throw badInput('not text');
  const text = words.replace(BREAKS, '\n').replaceAll('\t', ' ').replace(UNSEEN, '').trim();
  if (text.length > limit) throw badInput(`longer than ${limit} characters`, { limit });
  return text;
}

/** A refusal of what a page of ours does not send. */
export function badInput(message: string, details: Readonly<Record<string, string | number>> = {}): DubanError {
  return new DubanError('bad-input', message, details);
}
