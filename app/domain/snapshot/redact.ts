/** What stands where a name is kept back: the same in every language. */
export const WITHHELD = '***';

/** Takes names out of a text. */
export type Redact = (text: string) => string;

/** What parts one name from the next, or from a telephone number, in what people enter as a contact. */
const BETWEEN_NAMES = /[\s,，、;；:：/／|()（）]+/u;
/** A single character is no name that could be told from a word. */
const SHORTEST = 2;

/**
 * What takes some names out of texts. Each also goes by its parts, as a contact may be several people. Within a longer word of
 * letters, `Li` in `Limit`, it is no name; Chinese has no such bounds.
 *
 * @param words in which no names are: one that stands in them, such as an agency's, is left in all texts
 */
export function redactor(names: Iterable<string>, words: readonly string[]): Redact {
  const known = words.join('\n');
  const parts = [...names].flatMap((name) => [name.trim(), ...name.split(BETWEEN_NAMES)]);
  const told = [...new Set(parts)].filter(
    (part) => Array.from(part).length >= SHORTEST && /\p{L}/u.test(part) && !known.includes(part),
  );
  if (told.length === 0) return (text) => text;
  // The longest first: of 张三丰 nothing is to stay because somebody else is called 张三.
  const pattern = new RegExp(
    told
      .sort((a, b) => b.length - a.length)
      .map(asPattern)
      .join('|'),
    'gu',
  );
  return (text) => text.replace(pattern, WITHHELD);
}

function asPattern(name: string): string {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const before = /^[\p{Script=Latin}\p{N}]/u.test(name) ? '(?<![\\p{Script=Latin}\\p{N}])' : '';
  const after = /[\p{Script=Latin}\p{N}]$/u.test(name) ? '(?![\\p{Script=Latin}\\p{N}])' : '';
  return before + escaped + after;
}
