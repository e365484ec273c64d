import type { AgencyKind } from '../plan.ts';
import { JOINED_NAMES, PLAIN_NAMES } from './agency-lexicon.ts';
import { parsePlace } from './provinces.ts';

/**
 * How sure it is that a name is the name of an agency. `certain`: in a list, a place, or shaped like no other word;
 * `generic`: a common noun such as 中央企业, which also stands in ordinary brackets; `unknown`: nothing speaks for it.
 */
export type Recognition = 'certain' | 'generic' | 'unknown';

const JOINED: ReadonlySet<string> = new Set(JOINED_NAMES);

/** How the name of a single body ends. */
const BODY =
  /(?:部|委|委员会|局|署|办|办公室|办公厅|厅|院|法院|检察院|银行|会|联|公司|集团|中心|兵团|总社|社|小组|机制|海关|交易所|研究所|联盟|大学|学院|总队|指挥部|秘书处|政协|人大|纪委|管委会|党校|中央)$/;

/** Common words that only end like a body. */
const NOT_A_BODY =
  /(?:社会|机会|全部|内部|外部|东部|西部|中部|南部|北部|局部|干部|布局|格局|结局|部署|大会|中央预算内|全会|法院判决)$/;

const LOCAL_GOVERNMENT = /(?:省|自治区|直辖市|特别行政区|市|自治州|州|盟|地区|县|旗|区|新区|乡|镇|街道)(?:人民)?政府$/;

/** Openings that say "whichever they may be". */
const COLLECTIVE_START =
  /^(?:各|有关|相关|其他|其它|所有|全体|国务院(?:各|有关|相关|其他)|中央(?:和国家机关)?(?:各|有关|相关)|地方|省级|市级|县级|区级|基层|当地|所在地|属地|县级以上|省级以上|全国各|国家有关)/;
const COLLECTIVE_INSIDE = /(?:有关|相关)(?:部门|单位|方面|地方|地区|省|企业|机构|市|高校|部委)|各级|成员单位$/;
const GENERIC_END =
  /(?:部门|单位|机构|企业|地区|地方|省份|省市|省区市|高校|院校|协会商会|开发区|示范区|试验区|城市|人民政府|政府)$/;

/** 三省人民政府, 两部门, 三省一区: a short name that only a definition can explain. */
const COUNTED =
  /^[两二三四五六七八九十]{1,2}(?:省|省市|省区|省区市|市|区|部门|部委|部|委|局|单位)(?:[一两二三四五六七八九十]{1,2}(?:区|市|省|兵团|局|委))?(?:人民政府|政府)?$/;

/** A word that stands in sentences and never in a name. */
const SENTENCE_WORD = /[的是不并可应须将把被谁了着]|(?:由|对|要|使|让|予以|进行|以及)/;

const NAME = /^[\p{Script=Han}A-Za-z0-9·、（）〔〕“”-]{1,40}$/u;

/** Whether a short name calls for a definition: 三省人民政府. */
export function isCountedName(name: string): boolean {
  return COUNTED.test(name);
}

/** Whether a name could be one at all: bounded, without punctuation, without words that only sentences have. */
export function isNameLike(name: string): boolean {
  if (!NAME.test(name)) return false;
  return isListed(name) || COLLECTIVE_START.test(name) || !SENTENCE_WORD.test(name);
}

function isListed(name: string): boolean {
  return JOINED.has(name) || PLAIN_NAMES.has(name);
}

/** Whether a name ends the way the names of bodies do (委员会, 总局, 公司, …). */
export function endsLikeBody(name: string): boolean {
  return name.length > 1 && BODY.test(name) && !NOT_A_BODY.test(name);
}

/** Judges a compact, folded name by itself; names that the text defines are the caller's to know. */
export function recognise(name: string): Recognition {
  if (isListed(name) || parsePlace(name) !== null || COUNTED.test(name)) return 'certain';
  if (!isNameLike(name)) return 'unknown';
  if (isCollective(name)) return COLLECTIVE_START.test(name) || COLLECTIVE_INSIDE.test(name) ? 'certain' : 'generic';
  if (LOCAL_GOVERNMENT.test(name) || endsLikeBody(name)) return 'certain';
  return 'unknown';
}

function isCollective(name: string): boolean {
  if (COLLECTIVE_START.test(name) || COLLECTIVE_INSIDE.test(name)) return true;
  return GENERIC_END.test(name) && !LOCAL_GOVERNMENT.test(name) && !PLAIN_NAMES.has(name);
}

/** The kind of a name after definitions and lists of places were spread out (SPEC R28). */
export function agencyKind(name: string): AgencyKind {
  if (isListed(name)) return name === '新疆生产建设兵团' ? 'province' : 'ministry';
  if (parsePlace(name) !== null) return 'province';
  if (COUNTED.test(name) || isCollective(name)) return 'collective';
  return LOCAL_GOVERNMENT.test(name) ? 'province' : 'ministry';
}
