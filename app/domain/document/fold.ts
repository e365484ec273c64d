/**
 * The one place that evens out how a character may be written: full- and half-width forms, kinds of brackets, dashes,
 * spaces and line ends. Every UTF-16 unit becomes exactly one unit, so that an offset in the folded text is an offset in
 * the source and no table of positions is needed.
 */
const FOLDS = foldTable();

function foldTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x1_0000 }, (_, unit) => unit);
  const fold = (from: string, to: string) => {
    for (const character of from) table[character.charCodeAt(0)] = to.charCodeAt(0);
  };
  // Full-width ASCII: ！ … ～ to ! … ~
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) table[unit] = unit - 0xfee0;
  fold('\r\u000b\u000c\u0085\u2028\u2029', '\n');
  fold('\t\u00a0\u2002\u2003\u2009\u200b\u202f\u3000\ufeff', ' ');
  fold('〔[【［﹝', '[');
  fold('〕]】］﹞', ']');
  fold('﹙', '(');
  fold('﹚', ')');
  fold('‐‑‒–—―－−～〜~', '-');
  fold('｡', '。');
  fold('､', '、');
  fold('○◯', '〇');
  fold('"＂「」『』', '"');
  return table;
}

/** UTF-16 units handed to `String.fromCharCode` at once; far below the number of arguments any engine takes. */
const CHUNK = 8_192;

/** The text with every way of writing evened out, unit by unit: `fold(text).length === text.length`. */
export function fold(text: string): string {
  const chunk = new Array<number>(CHUNK).fill(0);
  let folded = '';
  for (let start = 0; start < text.length; start += CHUNK) {
    const length = Math.min(CHUNK, text.length - start);
    for (let i = 0; i < length; i += 1) chunk[i] = FOLDS[text.charCodeAt(start + i)] ?? 0;
    folded += String.fromCharCode.apply(null, length === CHUNK ? chunk : chunk.slice(0, length));
  }
  return folded;
}

/** Whether a unit of a folded text is a space or a line end. */
export function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\n';
}

/** A folded stretch without any space or line end: how names and clauses are compared. */
export function compact(folded: string): string {
  return folded.replace(/[ \n]/g, '');
}
