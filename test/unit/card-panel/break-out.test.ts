import { describe, expect, it } from 'vitest';
import { titleFrom } from '#app/components/card-panel/break-out.ts';

describe('the title of a task broken out of a commitment', () => {
  it.each([
    ['a short text whole', '制定东北地区培育新产业三年行动计划', '制定东北地区培育新产业三年行动计划'],
    ['without its full stop', '2016年底前出台实施方案。', '2016年底前出台实施方案'],
    ['its first sentence', '推进国有企业改革。支持部分中央企业开展改革试点。', '推进国有企业改革'],
    [
      'as much as ends at a comma',
      `对东北地区重点装备工业企业，研究出台支持政策，${'长'.repeat(40)}`,
      '对东北地区重点装备工业企业，研究出台支持政策',
    ],
    ['forty characters where nothing cuts it', '长'.repeat(60), '长'.repeat(40)],
  ])('is %s', (_what, text, title) => {
    expect(titleFrom(text)).toBe(title);
  });
});
