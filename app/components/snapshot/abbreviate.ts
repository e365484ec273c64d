/**
 * Short forms of some names that tell them apart, in the order of the names: a name of few characters as it is, the first letters
 * of several words (NS for Not started), else its beginning; where two would be the same, all are whole.
 */
export function abbreviate(names: readonly string[]): string[] {
  const short = names.map(shorten);
  return new Set(short).size === names.length ? short : [...names];
}

/** Characters that fit into a cell. */
const FEW = 4;

function shorten(name: string): string {
  if (name.length <= FEW) return name;
  const words = name.split(/\s+/u).filter(Boolean);
  return words.length > 1 ? words.map((word) => word.charAt(0).toUpperCase()).join('') : name.slice(0, FEW);
}
