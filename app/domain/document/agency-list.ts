import { JOINED_NAMES } from './agency-lexicon.ts';
import { endsLikeBody, recognise } from './agency-names.ts';

/** A list of agencies taken apart, in order. */
export interface AgencyList {
  readonly items: readonly ListItem[];
  /** Some item ended in 等, 等部门, 等单位, … */
  readonly openEnded: boolean;
}

/** A name as it stands in the list, or a definition (以下称…) of what stands before it. */
export type ListItem =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'definition'; readonly alias: string };

const DEFINITION = '[([](?:以下|下)(?:分别|合|统|简)?称(?:为|:)?[“”"]?([^()[\\]“”"]{1,30})[“”"]?[)\\]]';

/** Finds every definition in folded text; the short name is the first group. */
export const DEFINITIONS = new RegExp(DEFINITION, 'g');

/** Stretches inside which no 、 or 和 separates: known names, and 各省、自治区、直辖市人民政府. */
const PROTECTED = new RegExp(
  [
    '各省、自治区、直辖市(?:、计划单列市|[和及]计划单列市)?(?:人民)?(?:政府)?',
    '各省[、/]区[、/]市(?:人民)?(?:政府)?',
    ...JOINED_NAMES,
  ].join('|'),
  'g',
);

const OPEN_END =
  /等(?:\d{1,3}|[一二三四五六七八九十]{1,3})?个?(?:国家|中央|国务院)?(?:有关|相关|其他)?(?:部门|单位|机构|部委|方面|地区|地方|省份|省市|省区市|省|企业)?(?:和单位|和部门)?$/;

/** Words that open a list without being part of its first name. */
const LEAD_IN = /^(?:由|会同|请|以及|及其|及|和|与|、)+/;

const BARE_COMMON = /^(?:部门|单位|地区|地方|机构|企业|省份|省市|省区市|市县|高校|城市|区县|社会组织|行业协会)$/;

/** 有关地区 in 有关地区和部门: its 有关 goes for both, so the two are one collective. */
const SWEEPING = /^(?:国务院)?(?:有关|相关|各|其他)/;

/** The second half of a name with 和 inside: 信息化部, not 国家能源局, which is a body by itself. */
const HALF_A_NAME = /^[^国全中].{0,18}(?:部|委|委员会|局|署|办公室)$/;

/**
 * Takes a compact, folded list apart. 、 and 以及 always separate; 和, 与 and 及 separate unless they stand inside a name:
 * what is left of them must be a name by itself, or the whole must not end like one.
 * @param isDefined whether a word is a short name that the document defines
 */
export function splitAgencies(list: string, isDefined: (name: string) => boolean): AgencyList {
  const items: ListItem[] = [];
  let openEnded = false;
  let from = 0;
  const take = (text: string) => {
    for (const name of splitSoft(text, isDefined)) {
      const open = OPEN_END.test(name);
      openEnded ||= open;
      const bare = (open ? name.replace(OPEN_END, '') : name).replace(LEAD_IN, '');
      if (bare !== '') items.push({ kind: 'name', name: asWritten(bare) });
    }
  };
  for (const match of list.matchAll(DEFINITIONS)) {
    take(list.slice(from, match.index));
    items.push({ kind: 'definition', alias: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  take(list.slice(from));
  return { items, openEnded };
}

/** Names are shown with the brackets that Chinese text has. */
function asWritten(name: string): string {
  return name.replaceAll('(', '（').replaceAll(')', '）').replaceAll('[', '〔').replaceAll(']', '〕');
}

interface Separator {
  readonly start: number;
  readonly end: number;
  readonly soft: boolean;
}

function splitSoft(text: string, isDefined: (name: string) => boolean): string[] {
  const separators = separatorsOf(text);
  const names: string[] = [];
  let from = 0;
  separators.forEach((separator, i) => {
    const next = separators[i + 1]?.start ?? text.length;
    if (separator.soft && joins(text, from, separator, next, isDefined)) return;
    names.push(text.slice(from, separator.start));
    from = separator.end;
  });
  names.push(text.slice(from));
  return names.filter((name) => name !== '');
}

/** Longest name; a 和 further from the last separator than this joins nothing. */
const LONGEST_NAME = 40;

function joins(
  text: string,
  from: number,
  separator: Separator,
  next: number,
  isDefined: (name: string) => boolean,
): boolean {
  if (next - from > LONGEST_NAME) return false;
  const left = text.slice(from, separator.start).replace(LEAD_IN, '');
  const right = text.slice(separator.end, next);
  if (isDefined(left) || OPEN_END.test(left)) return false;
  if (recognise(left) !== 'unknown') return BARE_COMMON.test(right) && SWEEPING.test(left);
  if (left.length < 2 || isDefined(right) || !HALF_A_NAME.test(right)) return false;
  return endsLikeBody(left + text.slice(separator.start, next));
}

function separatorsOf(text: string): Separator[] {
  const kept = [...text.matchAll(PROTECTED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const separators: Separator[] = [];
  let depth = 0;
  let protectedBy = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? '';
    if (unit === '(' || unit === '[') depth += 1;
    if (unit === ')' || unit === ']') depth -= 1;
    while ((kept[protectedBy]?.end ?? Number.POSITIVE_INFINITY) <= at) protectedBy += 1;
    const inside = (kept[protectedBy]?.start ?? Number.POSITIVE_INFINITY) <= at;
    if (depth > 0 || inside) continue;
    if (text.startsWith('以及', at)) {
      separators.push({ start: at, end: at + 2, soft: false });
      at += 1;
    } else if ('、,;/'.includes(unit)) separators.push({ start: at, end: at + 1, soft: false });
    else if ('和与及'.includes(unit)) separators.push({ start: at, end: at + 1, soft: true });
  }
  return separators;
}
