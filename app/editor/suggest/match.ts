import type { SuggestionMatch, Trigger } from '@tiptap/suggestion';

/** What begins a suggestion, as it comes from a Chinese keyboard too. */
export const TRIGGERS = { mention: '@＠', commitment: '#＃' } as const;

/** Characters after the sign beyond which it was none. */
const LONGEST = 30;

/** What ends a name. */
const END = /[\s，。；：！？、,;:!?()（）《》“”"]/u;

/** After these a sign is a part of a word: somebody@example.com, C#. */
const IN_WORD = /[\p{Script=Latin}\p{Number}._-]/u;

interface MatchOptions {
  readonly signs: string;
  /** While an input method composes: between the letters of what will be one word it puts blanks. */
  readonly isComposing: boolean;
  /** Whether a sign that begins a block is no sign until something follows it. */
  readonly needsQueryAtStart: boolean;
}

/** Finds the sign before the caret, and what has been written since. */
export function findMatch($position: Trigger['$position'], options: MatchOptions): SuggestionMatch {
  const before = $position.nodeBefore?.isText ? ($position.nodeBefore.text ?? '') : '';
  const characters = Array.from(before);
  const index = characters.findLastIndex((character) => options.signs.includes(character));
  const query = characters.slice(index + 1).join('');
  const previous = characters[index - 1];
  if (index < 0 || characters.length - index - 1 > LONGEST) return null;
  if (!options.isComposing && END.test(query)) return null;
  if (previous && (IN_WORD.test(previous) || options.signs.includes(previous))) return null;
  const text = (characters[index] ?? '') + query;
  const from = $position.pos - text.length;
  if (options.needsQueryAtStart && query === '' && from === $position.start()) return null;
  return { range: { from, to: $position.pos }, query, text };
}
