import type { NotesNode } from '#app/notes/services.ts';
import { bold, h, list, p, tasks } from './blocks.ts';

/** What was said of a decision: by a person of the agency, or, of that, by the lead of the demo. */
export type Reply = { readonly daysAgo: number; readonly agency: string; readonly text: string } & (
  | { readonly kind: 'answered' | 'not-yet'; readonly personId: string }
  | { readonly kind: 'accepted' }
);

/** What was decided: in which minute of the meeting, for whom, on which measure (null for the plan as a whole), until when. */
export interface DecidedPlan {
  readonly minute: number;
  readonly agencies: readonly string[];
  readonly measure: string | null;
  readonly text: string;
  readonly person: string;
  readonly inDays: number;
  /** The oldest first. */
  readonly replies: readonly Reply[];
}

/** Days ago on which the meeting was, on a snapshot that was taken just before; its title, and that of the snapshot. */
export const MEETING = {
  daysAgo: 7,
  snapshot: '上周快照',
  title: '振兴工作第一次督查会',
  /** Minutes after the snapshot at which it was opened and closed. */
  opened: 20,
  closed: 110,
} as const;

/** Its minutes. */
export const MINUTES: readonly NotesNode[] = [
  h(1, '会议纪要'),
  p('会议对照', bold('上周快照'), '逐项检查了各单位进展，先议挂牌和逾期事项。'),
  list(
    '挂牌两项：创新平台建设要倒排工期；矿区转型方案两次延期，吉林省要说明原因。',
    '简政放权：辽宁、吉林的事项清单月底前公布，黑龙江先补齐清单。',
    '财政金融：财政部已明确资金安排口径，请尽快印发。',
  ),
  tasks([true, '会后印发决定'], [false, '下次会议先过本次未办结的决定']),
];

/** In the order in which they were made. */
export const DECIDED: readonly DecidedPlan[] = [
  {
    minute: 45,
    agencies: ['辽宁省人民政府', '吉林省人民政府'],
    measure: '一',
    text: '沈阳、长春试点取消和下放的审批事项清单，月底前向社会公布。',
    person: '省政府秘书长',
    inDays: 10,
    replies: [
      {
        daysAgo: 4,
        agency: '吉林省人民政府',
        personId: 'demo-jin-zheyu',
        kind: 'not-yet',
        text: '长春清单征求意见时退回 6 项，正在修改，预计下周三报审。',
      },
      {
        daysAgo: 3,
        agency: '辽宁省人民政府',
        personId: 'demo-han-dongmei',
        kind: 'answered',
        text: '沈阳清单 37 项已在省政府网站公布。',
      },
    ],
  },
  {
    minute: 70,
    agencies: ['财政部'],
    measure: '十二',
    text: '印发东北振兴专项资金安排口径，抄送三省一区。',
    person: '预算司 罗静',
    inDays: -2,
    replies: [
      {
        daysAgo: 5,
        agency: '财政部',
        personId: 'demo-gu-mingzhe',
        kind: 'answered',
        text: '口径已印发并抄送三省一区。',
      },
      { daysAgo: 4, agency: '财政部', kind: 'accepted', text: '收到，同意办结。' },
    ],
  },
  {
    minute: 95,
    agencies: ['黑龙江省人民政府', '内蒙古自治区人民政府'],
    measure: null,
    text: '下次督查会前补全看板上各项举措的责任人和时限。',
    person: '',
    inDays: 5,
    replies: [],
  },
];
