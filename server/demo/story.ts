import type { StageCategory } from '#app/domain/board.ts';

/** What somebody did on a board before anybody looked. Measures are named by their numbers, commitments by their ordinals. */
export type Deed =
  | { readonly kind: 'move'; readonly measure: string; readonly to: StageCategory }
  | { readonly kind: 'contact'; readonly measure: string; readonly name: string }
  | { readonly kind: 'due'; readonly measure: string; readonly inDays: number }
  | { readonly kind: 'tick'; readonly measure: string; readonly commitment: number }
  | {
      readonly kind: 'task';
      readonly measure: string | null;
      readonly commitment: number | null;
      readonly title: string;
      readonly contact: string;
      readonly inDays: number;
      readonly to: StageCategory;
    };

/** One agency's past: who did it, and what, how many days ago, oldest first. */
export interface Chapter {
  readonly agency: string;
  readonly personId: string;
  readonly deeds: readonly (readonly [daysAgo: number, deed: Deed])[];
}

const move = (measure: string, to: StageCategory): Deed => ({ kind: 'move', measure, to });
const contact = (measure: string, name: string): Deed => ({ kind: 'contact', measure, name });
const due = (measure: string, inDays: number): Deed => ({ kind: 'due', measure, inDays });
const tick = (measure: string, commitment: number): Deed => ({ kind: 'tick', measure, commitment });
const task = (
  title: string,
  to: StageCategory,
  rest: { measure?: string; commitment?: number; contact: string; inDays: number },
): Deed => ({ kind: 'task', title, to, measure: null, commitment: null, ...rest });

/** The past of the demo's boards: enough that all stages, dates and contacts can be seen, little enough to be read. */
export const STORY: readonly Chapter[] = [
  {
    agency: '国家发展改革委',
    personId: 'demo-shen-zhiyuan',
    deeds: [
      [40, move('二', 'doing')],
      [40, contact('二', '体改司 王恺')],
      [38, move('六', 'doing')],
      [38, contact('六', '高技术司 刘畅')],
      [33, move('七', 'doing')],
      [31, tick('六', 3)],
      [30, move('十', 'doing')],
      [
        29,
        task('起草营商环境督查评估指标', 'doing', { measure: '一', commitment: 2, contact: '振兴司 周倩', inDays: 12 }),
      ],
      [24, move('十', 'review')],
      [22, tick('二', 1)],
      [19, due('七', 26)],
      [17, tick('十', 1)],
      [16, move('十四', 'doing')],
      [12, tick('十四', 1)],
      [9, move('十三', 'done')],
      [9, tick('十三', 1)],
      [5, task('汇总三省一区三季度进展', 'todo', { contact: '振兴司 周倩', inDays: 6 })],
      [3, move('十四', 'review')],
    ],
  },
  {
    agency: '工业和信息化部',
    personId: 'demo-lin-shuya',
    deeds: [
      [36, move('四', 'doing')],
      [36, contact('四', '规划司 邓航')],
      [21, move('七', 'doing')],
      [
        11,
        task('评审机器人创新中心组建方案', 'doing', {
          measure: '七',
          commitment: 4,
          contact: '装备司 曹宇',
          inDays: 9,
        }),
      ],
      [6, move('三', 'review')],
    ],
  },
  {
    agency: '财政部',
    personId: 'demo-gu-mingzhe',
    deeds: [
      [35, move('十二', 'doing')],
      [35, contact('十二', '预算司 罗静')],
      [27, move('二', 'doing')],
      [14, tick('二', 1)],
      [8, tick('十二', 1)],
      [4, due('五', 20)],
    ],
  },
  {
    agency: '国务院国资委',
    personId: 'demo-zheng-guodong',
    deeds: [
      [39, move('二', 'doing')],
      [39, contact('二', '改革局 孟楠')],
      [15, tick('二', 1)],
      [2, move('二', 'review')],
    ],
  },
  {
    agency: '辽宁省人民政府',
    personId: 'demo-han-dongmei',
    deeds: [
      [37, move('一', 'doing')],
      [37, contact('一', '省编办 佟丽')],
      [34, move('九', 'doing')],
      [32, move('七', 'doing')],
      [28, contact('七', '省科技厅 孙卓')],
      [20, tick('一', 1)],
      [18, move('一', 'done')],
      [13, tick('七', 2)],
      [7, move('九', 'review')],
      [4, due('三', 15)],
    ],
  },
  {
    agency: '吉林省人民政府',
    personId: 'demo-jin-zheyu',
    deeds: [
      [36, move('五', 'doing')],
      [36, contact('五', '省能源局 于淼')],
      [26, move('六', 'doing')],
      [10, move('一', 'review')],
      [5, move('一', 'doing')],
    ],
  },
  {
    agency: '黑龙江省人民政府',
    personId: 'demo-chi-xuefeng',
    deeds: [
      [38, move('五', 'doing')],
      [38, contact('五', '省工信厅 石磊')],
      [33, move('一', 'doing')],
      [
        30,
        task('四大煤城转型攻坚行动计划送审稿', 'doing', {
          measure: '五',
          commitment: 2,
          contact: '省发改委 冷冰',
          inDays: 5,
        }),
      ],
      [25, move('十一', 'doing')],
      [20, contact('十一', '省政府督查室 常青')],
      [15, tick('二', 1)],
      [8, move('一', 'review')],
      [3, move('十一', 'done')],
      [3, tick('十一', 1)],
    ],
  },
  {
    agency: '内蒙古自治区人民政府',
    personId: 'demo-bao-wenjuan',
    deeds: [
      [29, move('八', 'doing')],
      [29, contact('八', '自治区交通厅 赵旭')],
      [12, move('三', 'doing')],
      [12, due('三', -3)],
    ],
  },
];
