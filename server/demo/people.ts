import type { PersonRole } from '#app/domain/policy.ts';

/** Somebody to be in the demo. All are invented. */
export interface DemoPersonPlan {
  readonly id: string;
  readonly name: string;
  readonly agencies: readonly string[];
  readonly roles: readonly PersonRole[];
}

const member = (id: string, name: string, ...agencies: string[]): DemoPersonPlan => ({ id, name, agencies, roles: [] });
const officer = (id: string, name: string, role: PersonRole): DemoPersonPlan => ({
  id,
  name,
  agencies: [],
  roles: [role],
});

/** In the order of the sign-in page. */
export const DEMO_PEOPLE: readonly DemoPersonPlan[] = [
  member('demo-shen-zhiyuan', '沈志远', '国家发展改革委'),
  // The commission is also the office of the leading group: two boards, and the first one shared with a colleague.
  member('demo-cheng-lixin', '程立新', '国家发展改革委', '国务院办公厅'),
  member('demo-lin-shuya', '林书雅', '工业和信息化部'),
  member('demo-gu-mingzhe', '顾明哲', '财政部'),
  member('demo-zheng-guodong', '郑国栋', '国务院国资委'),
  member('demo-han-dongmei', '韩冬梅', '辽宁省人民政府'),
  member('demo-jin-zheyu', '金哲宇', '吉林省人民政府'),
  member('demo-chi-xuefeng', '迟雪峰', '黑龙江省人民政府'),
  member('demo-bao-wenjuan', '包文娟', '内蒙古自治区人民政府'),
  officer('demo-he-min', '何敏', 'lead'),
  officer('demo-su-xiao', '苏晓', 'observer'),
  officer('demo-ma-jun', '马骏', 'administrator'),
];
