/** The 34 province-level divisions: bare name, official ending, one-character names. */
const DIVISIONS: readonly (readonly [bare: string, ending: string, short: string])[] = [
  ['北京', '市', '京'],
  ['天津', '市', '津'],
  ['河北', '省', '冀'],
  ['山西', '省', '晋'],
  ['内蒙古', '自治区', '蒙'],
  ['辽宁', '省', '辽'],
  ['吉林', '省', '吉'],
  ['黑龙江', '省', '黑'],
  ['上海', '市', '沪'],
  ['江苏', '省', '苏'],
  ['浙江', '省', '浙'],
  ['安徽', '省', '皖'],
  ['福建', '省', '闽'],
  ['江西', '省', '赣'],
  ['山东', '省', '鲁'],
  ['河南', '省', '豫'],
  ['湖北', '省', '鄂'],
  ['湖南', '省', '湘'],
  ['广东', '省', '粤'],
  ['广西', '壮族自治区', '桂'],
  ['海南', '省', '琼'],
  ['重庆', '市', '渝'],
  ['四川', '省', '川蜀'],
  ['贵州', '省', '贵黔'],
  ['云南', '省', '云滇'],
  ['西藏', '自治区', '藏'],
  ['陕西', '省', '陕秦'],
  ['甘肃', '省', '甘陇'],
  ['青海', '省', '青'],
  ['宁夏', '回族自治区', '宁'],
  ['新疆', '维吾尔自治区', '新'],
  ['香港', '特别行政区', '港'],
  ['澳门', '特别行政区', '澳'],
  ['台湾', '省', '台'],
];

const BARE = new Map(DIVISIONS.map(([bare, ending]) => [bare, bare + ending]));
const BY_LETTER = new Map(DIVISIONS.flatMap(([bare, , short]) => [...short].map((letter) => [letter, bare] as const)));

/** Regions that policy documents name as a group, without any definition. */
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  东北三省: ['辽宁', '吉林', '黑龙江'],
  东北三省一区: ['辽宁', '吉林', '黑龙江', '内蒙古'],
  京津冀: ['北京', '天津', '河北'],
  长三角: ['上海', '江苏', '浙江', '安徽'],
  中部六省: ['山西', '安徽', '江西', '河南', '湖北', '湖南'],
  西北五省区: ['陕西', '甘肃', '青海', '宁夏', '新疆'],
  成渝: ['四川', '重庆'],
};

const COUNT = '[一两二三四五六七八九十\\d]{1,3}';
const PLACE = new RegExp(
  `^(${[...BARE.keys()].join('|')})(${COUNT})?(省市|省区市|省区|省|市|自治区|壮族自治区|回族自治区|维吾尔自治区|特别行政区|区)?(人民政府|政府)?$`,
);
const REGION = new RegExp(
  `^(${Object.keys(REGIONS)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?:地区)?(?:${COUNT}(?:省市|省区市|省区|省|市|区))?(?:${COUNT}[市区])?(人民政府|政府)?$`,
);
const LETTERS = new RegExp(
  `^([${[...BY_LETTER.keys()].join('')}]{2,34})(${COUNT})?(?:省市|省区市|省区|省|市|区)(人民政府|政府)?$`,
);

/** One name, or one tail of a list (黑龙江三省人民政府), that stands for provinces. */
export interface PlaceName {
  /** Bare names: 辽宁, 内蒙古. */
  readonly provinces: readonly string[];
  readonly government: boolean;
  /** The name has more than the bare province: 省, 三省市, 人民政府. Such an ending also serves the bare names before it. */
  readonly ending: boolean;
}

/** Reads 辽宁 / 辽宁省 / 辽宁省人民政府 / 黑龙江三省 / 东北三省 / 京津冀三省市人民政府, or null for anything else. */
export function parsePlace(name: string): PlaceName | null {
  const place = PLACE.exec(name);
  if (place !== null) {
    const [, bare = '', count, ending, government] = place;
    const ended = count !== undefined || ending !== undefined || government !== undefined;
    return { provinces: [bare], government: government !== undefined, ending: ended };
  }
  const region = REGION.exec(name);
  if (region !== null) {
    const provinces = REGIONS[region[1] ?? ''] ?? [];
    return { provinces, government: region[2] !== undefined, ending: true };
  }
  return parseLetters(name);
}

function parseLetters(name: string): PlaceName | null {
  const letters = LETTERS.exec(name);
  if (letters === null) return null;
  const provinces = [...new Set([...(letters[1] ?? '')].flatMap((letter) => BY_LETTER.get(letter) ?? []))];
  return { provinces, government: letters[3] !== undefined, ending: true };
}

/** The official name of a province, or of its government: 内蒙古 → 内蒙古自治区人民政府. */
export function provinceName(bare: string, government: boolean): string {
  const full = BARE.get(bare) ?? bare;
  if (!government) return full;
  return full.endsWith('特别行政区') ? `${full}政府` : `${full}人民政府`;
}
