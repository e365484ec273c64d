/** Characters that mean something wherever they stand. A single `~` too: GitHub strikes out what two of them enclose. */
const ANYWHERE = /[\\`*~[\]]/g;
/** Between letters of any script an underscore means nothing. */
const UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** Where a tag, an address or a comment could begin, or a named or numbered character. */
const TAG_OR_ENTITY = /<(?=[!-~]|$)|&(?=#?\w+;)/g;

/** What would make a line a heading, a list, a quote, a rule, a table or the underline of a heading. */
const LINE_STARTS: readonly [RegExp, string][] = [
  [/^([#>+=|:-])/, '\\$1'],
  [/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'],
];

/** Text as Markdown that reads as that text, and no more of it escaped than has to be: Chinese stays as it is. */
export function escapeText(text: string, { atLineStart = true }: { atLineStart?: boolean } = {}): string {
  const escaped = text.replace(ANYWHERE, '\\$&').replace(UNDERSCORE, '\\_').replace(TAG_OR_ENTITY, '\\$&');
  if (!atLineStart) return escaped;
  return LINE_STARTS.reduce((line, [pattern, by]) => line.replace(pattern, by), escaped);
}

/** A link's address as it stands between round brackets. */
export function escapeHref(href: string): string {
  return href
    .replace(/[\s<>\\()]/g, (character) => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'))
    .replace(/&(?=#?\w+;)/g, '\\&');
}

/** The most backticks in a row. */
export function backticksIn(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** What stands on either side of code within a line: more backticks than it has, and blanks where it has them at its ends. */
export function codeSides(text: string): readonly [open: string, close: string] {
  const fence = '`'.repeat(backticksIn(text) + 1);
  // A reader takes a blank from either side where there is one at both.
  return /^`|`$|^ .*[^ ].* $/.test(text) ? [`${fence} `, ` ${fence}`] : [fence, fence];
}

export function codeSpan(text: string): string {
  const [open, close] = codeSides(text);
  return open + text + close;
}
