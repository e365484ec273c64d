import { describe, expect, it } from 'vitest';
import { agencyKind } from '#app/domain/document/agency-names.ts';
import { nearNames } from '#app/domain/document/near-names.ts';

const near = (names: string[], known: string[] = []) =>
  nearNames(
    names.map((name) => ({ name, kind: agencyKind(name), uses: 1 })),
    new Set(known),
  ).map(({ name, into }) => `${name} → ${into}`);

describe('near names', () => {
  it.each([
    ['国家发改委', '国家发展改革委'],
    ['发展改革委', '国家发展改革委'],
    ['国家发展和改革委员会', '国家发展改革委'],
    ['国资委', '国务院国有资产监督管理委员会'],
    ['工信部', '工业和信息化部'],
    ['人社部', '人力资源社会保障部'],
    ['人民银行', '中国人民银行'],
    ['辽宁省政府', '辽宁省人民政府'],
    ['国家发展改格委', '国家发展改革委'],
  ])('%s may be %s, where that is known', (name, known) => {
    expect(near([name], [known])).toEqual([`${name} → ${known}`]);
  });

  it.each([
    ['河南省人民政府', '湖南省人民政府'],
    ['教育部', '交通运输部'],
    ['财政部', '水利部'],
    ['国家林业局', '国家税务总局'],
    ['商务部', '公安部'],
    ['相关省市人民政府', '相关省人民政府'],
  ])('%s is not %s', (name, known) => {
    expect(near([name], [known])).toEqual([]);
  });

  it('offers nothing for a name that is known itself, and the fuller one of two that are not', () => {
    expect(near(['国家发改委', '国家发展改革委'], ['国家发改委', '国家发展改革委'])).toEqual([]);
    expect(near(['国家发改委', '国家发展改革委'])).toEqual(['国家发改委 → 国家发展改革委']);
  });
});
