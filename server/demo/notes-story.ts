import type { NotesNode } from '#app/notes/services.ts';
import { bold, h, list, p, table, tasks } from './blocks.ts';

/** What somebody wrote in notes before anybody looked, at their end. */
export interface Passage {
  readonly daysAgo: number;
  readonly personId: string;
  readonly blocks: readonly NotesNode[];
}

/** The notes of one measure, which is named by its number; passages oldest first. */
export interface NotesChapter {
  readonly measure: string;
  readonly passages: readonly Passage[];
}

/** Enough that several agencies can be seen to have written together, little enough to be read. */
export const NOTES_STORY: readonly NotesChapter[] = [
  {
    measure: '一',
    passages: [
      {
        daysAgo: 21,
        personId: 'demo-shen-zhiyuan',
        blocks: [
          h(1, '第一次会商'),
          p('会议议定：简政放权先从', bold('投资审批'), '入手，三省一区各选一个市试点，月底前报送试点名单。'),
          list('辽宁：沈阳、大连', '吉林：长春', '黑龙江：哈尔滨'),
        ],
      },
      {
        daysAgo: 19,
        personId: 'demo-han-dongmei',
        blocks: [p('辽宁省：沈阳试点方案已报省政府常务会议审议，拟取消和下放审批事项 37 项。')],
      },
      {
        daysAgo: 6,
        personId: 'demo-jin-zheyu',
        blocks: [
          h(2, '分省进展'),
          table(
            ['地区', '试点市', '取消和下放事项', '状态'],
            ['辽宁', '沈阳', '37 项', '已公布'],
            ['吉林', '长春', '29 项', '征求意见'],
            ['黑龙江', '哈尔滨', '待报', '起草中'],
          ),
        ],
      },
      {
        daysAgo: 2,
        personId: 'demo-shen-zhiyuan',
        blocks: [
          h(2, '下一步'),
          tasks([true, '汇总三省试点名单'], [false, '起草营商环境督查评估指标'], [false, '下周五前召开第二次会商']),
        ],
      },
      {
        daysAgo: 1,
        personId: 'demo-he-min',
        blocks: [p('黑龙江的事项清单请在本周内补齐，第二次会商时逐项过一遍。')],
      },
    ],
  },
  {
    measure: '六',
    passages: [
      {
        daysAgo: 12,
        personId: 'demo-shen-zhiyuan',
        blocks: [h(1, '新动能培育'), p('已收到各省报送的新兴产业集群名单，拟按“成熟一个、支持一个”推进。')],
      },
      {
        daysAgo: 9,
        personId: 'demo-lin-shuya',
        blocks: [p('工业和信息化部：智能制造试点示范项目向东北倾斜的口径已商定，项目清单随附件报送。')],
      },
    ],
  },
];
