import type { Mark, Node } from '@tiptap/pm/model';

const WITH_DELIMITERS: ReadonlySet<string> = new Set(['bold', 'italic', 'strike', 'link']);

const isBlank = (character: string) => character === '' || /\s/u.test(character);
/** As the newest CommonMark has it: symbols count. */
const isPunctuation = (character: string) => /[\p{P}\p{S}]/u.test(character);

/**
 * Whether a run of marked text may be put between `*` and the like. CommonMark takes them for delimiters by the characters on
 * either side: one between a punctuation mark within and a letter without is none, as is usual in Chinese, which has no blanks.
 * Next to other delimiters it is not asked, since the rules for those take longer to say than tags to write.
 *
 * @param index of the child of `parent` with which the run begins
 */
export function delimitersFit(parent: Node, index: number, mark: Mark): boolean {
  let end = index;
  while (end < parent.childCount && mark.isInSet(parent.child(end).marks)) end++;
  const before = index > 0 ? parent.child(index - 1) : null;
  const after = end < parent.childCount ? parent.child(end) : null;
  const run = Array.from({ length: end - index }, (_, i) => parent.child(index + i));
  const text = run.map(textOf).join('');
  // The serializer puts blanks at the ends outside of the delimiters.
  const leftOut = /^\s/u.test(text) ? ' ' : (Array.from(textOf(before)).at(-1) ?? '');
  const rightOut = /\s$/u.test(text) ? ' ' : (Array.from(textOf(after))[0] ?? '');
  const within = Array.from(text.trim());
  const fits = (outside: string, inside: string, others: ReadonlySet<string>) => {
    // Both are spelt with asterisks, and three of them can be read in more than one way.
    if (mark.type.name === 'italic' && others.has('bold')) return false;
    return isBlank(outside) || (others.size === 0 && (!isPunctuation(inside) || isPunctuation(outside)));
  };
  return (
    fits(leftOut, within[0] ?? '', othersAt(mark, before, run[0])) &&
    fits(rightOut, within.at(-1) ?? '', othersAt(mark, after, run.at(-1)))
  );
}

/** The other marks that may have their delimiters beside this one's. */
function othersAt(mark: Mark, outside: Node | null, inside: Node | undefined): ReadonlySet<string> {
  const names = [outside, inside].flatMap((node) => node?.marks ?? []).map(({ type }) => type.name);
  return new Set(names.filter((name) => name !== mark.type.name && WITH_DELIMITERS.has(name)));
}

/** A break is a blank. */
function textOf(node: Node | null): string {
  return node === null ? '' : (node.text ?? '\n');
}
