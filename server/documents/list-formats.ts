import { toNumeral } from '#app/domain/document/numerals.ts';

/** Largest number that is written in words; what counts further is written in digits. */
const MOST = 999;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [
  ...[[1000, 'M'] as const, [900, 'CM'] as const, [500, 'D'] as const, [400, 'CD'] as const, [100, 'C'] as const],
  ...[[90, 'XC'] as const, [50, 'L'] as const, [40, 'XL'] as const, [10, 'X'] as const, [9, 'IX'] as const],
  ...[[5, 'V'] as const, [4, 'IV'] as const, [1, 'I'] as const],
];

/** A number as a list of Word's writes it, by `w:numFmt`; those that documents here do not use, in digits. */
export function formatNumber(value: number, format: string): string {
  if (value < 1 || value > MOST) return format === 'none' ? '' : String(value);
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return toNumeral(value);
    case 'chineseLegalSimplified':
      return toNumeral(value).replace(/[一二三四五六七八九十百〇]/g, (one) => LEGAL[one] ?? one);
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(value)].map((digit) => '〇一二三四五六七八九'[Number(digit)] ?? digit).join('');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return CIRCLED[value - 1] ?? String(value);
    case 'decimalEnclosedParen':
      return `（${value}）`;
    case 'ideographTraditional':
      return STEMS[value - 1] ?? String(value);
    case 'ideographZodiac':
      return BRANCHES[value - 1] ?? String(value);
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    default:
      return String(value);
  }
}

const LEGAL: Readonly<Record<string, string>> = Object.fromEntries(
  [...'一二三四五六七八九十百〇'].map((plain, i) => [plain, '壹贰叁肆伍陆柒捌玖拾佰零'[i] ?? plain]),
);

function roman(value: number): string {
  let left = value;
  let written = '';
  for (const [worth, sign] of ROMAN) {
    for (; left >= worth; left -= worth) written += sign;
  }
  return written;
}

/** A … Z, AA, BB, as Word goes on. */
function letters(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}
