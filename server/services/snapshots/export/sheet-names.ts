/** Longest name of a sheet, in UTF-16 code units. */
const LONGEST = 31;
/** What Excel takes in no name; an apostrophe only at neither end. */
const ILLEGAL = /[[\]:*?/\\\p{Cc}]/gu;
/** A name that Excel keeps for itself. */
const RESERVED = new Set(['history']);

/**
 * Names for sheets that Excel takes: short enough, without what it forbids, and no two the same in its eyes, which do not tell
 * capitals from small letters. The same in the same order, as near to what was wished for as can be.
 */
export function sheetNames(wishes: readonly string[]): string[] {
  const taken = new Set<string>(RESERVED);
  return wishes.map((wish, index) => {
    const clean =
      wish
        .replace(ILLEGAL, ' ')
        .trim()
        .replace(/^'+|'+$/g, '') || String(index + 1);
    let name = clip(clean, LONGEST);
    for (let n = 2; taken.has(name.toLowerCase()); n++) {
      const suffix = ` (${n})`;
      name = clip(clean, LONGEST - suffix.length) + suffix;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Without leaving half a character. */
function clip(text: string, length: number): string {
  const cut = text.slice(0, length);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut).trim().replace(/'+$/, '');
}
