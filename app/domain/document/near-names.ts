import type { ReadAgency } from './reading.ts';

/** A name, and the one it may be another way to write. */
export interface NearName {
  readonly name: string;
  readonly into: string;
}

/** Names above which nothing is compared: each is with each. */
const MOST_NAMES = 1_000;
/** Characters of a name below which a slip of one character makes it another body's. */
const SHORTEST_SLIP = 6;

/**
 * Names that may be other ways to write an agency: 国家发改委 for 国家发展改革委. A person decides; governments are not compared by
 * slips, since 河南省 and 湖南省 are one character apart.
 *
 * @param names of a document, in its order, with how often each stands there
 * @param known names of agencies there are already: these are what others are merged into
 */
export function nearNames(
  names: readonly (ReadAgency & { readonly uses: number })[],
  known: ReadonlySet<string>,
): NearName[] {
  const into = [
    ...names.map(({ name }) => name),
    ...[...known].filter((name) => !names.some((one) => one.name === name)),
  ];
  if (into.length > MOST_NAMES) return [];
  const uses = new Map(names.map((one) => [one.name, one.uses]));
  const rank = (name: string) => [known.has(name) ? 1 : 0, uses.get(name) ?? 0, name.length];
  const isBetter = (a: string, b: string) => {
    const [x, y] = [rank(a), rank(b)];
    const i = x.findIndex((value, index) => value !== y[index]);
    return i >= 0 && (x[i] ?? 0) > (y[i] ?? 0);
  };
  return names.flatMap(({ name, kind }) => {
    // A name that is known stands for itself.
    if (known.has(name) || kind === 'collective') return [];
    const near = into.filter(
      (other) => other !== name && isBetter(other, name) && isNear(name, other, kind === 'ministry'),
    );
    const best = near.reduce<string | null>((a, b) => (a === null || isBetter(b, a) ? b : a), null);
    return best === null ? [] : [{ name, into: best }];
  });
}

/** @param isSlipMeant whether names that differ in one character count */
function isNear(a: string, b: string, isSlipMeant: boolean): boolean {
  const [x, y] = [bare(a), bare(b)];
  if (x === y || isShortFor(x, y) || isShortFor(y, x)) return true;
  return isSlipMeant && Math.min(a.length, b.length) >= SHORTEST_SLIP && isOneSlip(a, b);
}

/** Without what is left out where everybody knows who is meant. */
function bare(name: string): string {
  return name
    .replace(/^(?:中华人民共和国|国务院|国家|中国)(?=.{2})/u, '')
    .replace(/委员会$/u, '委')
    .replace(/人民政府$/u, '政府')
    .replace(/[和与及、]/gu, '');
}

/** 发改委 for 发展改革委: the same first and last character, and those between in their order. */
function isShortFor(short: string, long: string): boolean {
  if (short.length < 3 || short.length >= long.length || short[0] !== long[0] || short.at(-1) !== long.at(-1))
    return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

/** One character more, less, or another. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}
