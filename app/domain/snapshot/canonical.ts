/** Half of a surrogate pair without the other: with `u`, whole pairs are characters of their own. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/**
 * JSON in the one form that RFC 8785 (JCS) allows it: members by the UTF-16 code units of their names, no blanks, numbers and
 * texts as ECMAScript writes them. The same value is the same bytes, whoever writes it, so that a hash of them can be checked
 * by anybody. Members that are undefined are left out.
 *
 * @throws TypeError for what JSON cannot say; RangeError for a number that is none, and for half a character
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (HALF_CHARACTER.test(value)) throw new RangeError('half a character');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError(`not a number of JSON: ${value}`);
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
      return `{${membersOf(value)
        .map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`)
        .join(',')}}`;
    default:
      throw new TypeError(`not a value of JSON: ${typeof value}`);
  }
}

/**
 * The same in pieces, for whoever wants to do something else between two of them: the members of the value, and what they hold,
 * down to a depth.
 */
export function* canonicalPieces(value: unknown, depth = 2): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield canonicalJson(value);
    return;
  }
  const isList = Array.isArray(value);
  const entries = isList ? value.map((each) => ['', each] as const) : membersOf(value);
  yield isList ? '[' : '{';
  for (const [i, [name, member]] of entries.entries()) {
    yield `${i === 0 ? '' : ','}${isList ? '' : `${canonicalJson(name)}:`}`;
    yield* canonicalPieces(member, depth - 1);
  }
  yield isList ? ']' : '}';
}

/** In their order. Without a locale, texts are compared by code units. */
function membersOf(value: object): [name: string, member: unknown][] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
