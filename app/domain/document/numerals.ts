const DIGITS = '〇一二三四五六七八九';

/** Source of a regular expression for a number of a heading, 一 … 九百九十九, in folded text. */
export const NUMERAL = '[一二三四五六七八九十百〇零]{1,7}';

/** The value of a Chinese number below a thousand (十四, 二十, 一百, 一百〇三), or null where it is not written properly. */
export function parseNumeral(written: string): number | null {
  const match =
    /^(?:([一二三四五六七八九])百(?:[〇零](?=[一二三四五六七八九]$))?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
      written,
    );
  if (match === null || written === '') return null;
  const [, hundreds, tens, ten, units] = match;
  return digit(hundreds) * 100 + (ten === undefined ? 0 : tens === undefined ? 10 : digit(tens) * 10) + digit(units);
}

function digit(written: string | undefined): number {
  return written === undefined ? 0 : DIGITS.indexOf(written);
}

/** A number from 1 to 999 as headings write it: 十四, 二十, 一百〇三. */
export function toNumeral(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor(value / 10) % 10;
  const units = value % 10;
  const head = hundreds === 0 ? '' : `${DIGITS[hundreds] ?? ''}百`;
  const ten =
    tens === 0 ? (head !== '' && units > 0 ? '〇' : '') : tens === 1 && head === '' ? '十' : `${DIGITS[tens] ?? ''}十`;
  return head + ten + (units === 0 ? '' : (DIGITS[units] ?? ''));
}

/** A day, month or count in Arabic or Chinese digits (6, 06, 十一, 三十), or null. */
export function parseSmallNumber(written: string): number | null {
  return /^\d{1,2}$/.test(written) ? Number(written) : parseNumeral(written);
}

/** A year in four Arabic or Chinese digits (2017, 二〇一七), or null. */
export function parseYear(written: string): number | null {
  const digits = [...written.replaceAll('零', '〇')]
    .map((d) => (/\d/.test(d) ? d : String(DIGITS.indexOf(d))))
    .join('');
  return /^\d{4}$/.test(digits) ? Number(digits) : null;
}
