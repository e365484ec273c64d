/**
 * Bodies whose names hold a 和 or 与 that separates nothing. The rule in `agency-list.ts` finds most such names by itself;
 * here stand the best known, and those whose first half looks like a body of its own (中国政协社会 ends in 会).
 */
export const JOINED_NAMES = [
  '工业和信息化部',
  '人力资源和社会保障部',
  '住房和城乡建设部',
  '文化和旅游部',
  '国家发展和改革委员会',
  '国家卫生和计划生育委员会',
  '国家人口和计划生育委员会',
  '国家林业和草原局',
  '国家粮食和物资储备局',
  '中央和国家机关工委',
  '中央和国家机关工作委员会',
  '全国政协社会和法制委员会',
  '全国人大监察和司法委员会',
  '中央社会治安综合治理委员会',
] as const;

/** Bodies whose names do not end like the name of a body. */
export const PLAIN_NAMES: ReadonlySet<string> = new Set([
  '最高人民法院',
  '最高法',
  '最高检',
  '军委机关',
  '国家电网',
  '南方电网',
  '中国石油',
  '中国石化',
  '中国海油',
  '三峡集团',
  '新华社',
  '新疆生产建设兵团',
  '驻外使领馆',
  '全国人大',
  '全国政协',
  '团中央',
  '共青团中央',
  '国管局',
  '中直管理局',
]);
