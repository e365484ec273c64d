/** What makes a spreadsheet take a text for a formula, also where it trims blanks first. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u;
/** Without it, Excel takes the file for one of the machine's own code page. */
const BOM = '\uFEFF';

/** Lines of fields, made by {@link csvField} where they are texts, as CSV (RFC 4180) in UTF-8 with a byte order mark. */
export function toCsvFile(lines: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(BOM + lines.map((line) => `${line.join(',')}\r\n`).join(''));
}

/** A text as a field. One that a spreadsheet would take for a formula has an apostrophe before it (OWASP, "CSV Injection"). */
export function csvField(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) || guarded !== text ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
