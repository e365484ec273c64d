import { describe, expect, it } from 'vitest';
import { oneMeasure, whoAnswers } from './measure.ts';

describe('roles', () => {
  it.each([
    ['R18', '（国家发展改革委牵头）', '国家发展改革委:lead'],
    ['R18', '（国家发展改革委、财政部牵头负责）', '国家发展改革委:lead 财政部:lead'],
    ['R18', '（财政部负责）', '财政部:responsible'],
    ['R18', '(财政部负责)', '财政部:responsible'],
    ['R18', '（财政部、科技部分工负责）', '财政部:responsible 科技部:responsible'],
    ['R18', '（财政部、科技部按职责分工负责）', '财政部:responsible 科技部:responsible'],
    ['R18', '（财政部、科技部按职能分工负责）', '财政部:responsible 科技部:responsible'],
    ['R18', '（财政部、科技部按照职责分工分别负责）', '财政部:responsible 科技部:responsible'],
    ['R18', '（财政部、科技部分工落实）', '财政部:responsible 科技部:responsible'],
    ['R18', '（辽宁省人民政府组织实施）', '辽宁省人民政府:implement'],
    ['R18', '（教育部负责组织实施）', '教育部:implement'],
    ['R18', '（证监会牵头负责，吉林省人民政府做好组织和服务工作）', '证监会:lead 吉林省人民政府:implement'],
    ['R18', '（吉林省人民政府负责，财政部指导支持）', '吉林省人民政府:responsible 财政部:support'],
    ['R18', '（吉林省人民政府组织实施，财政部指导协调）', '吉林省人民政府:implement 财政部:support'],
    ['R18', '（财政部牵头，科技部配合，教育部参与）', '财政部:lead 科技部:support 教育部:support'],
    ['R18', '（财政部牵头科技部、教育部配合）', '财政部:lead 科技部:support 教育部:support'],
    ['R18', '（国家市场监督管理总局负责，公安部协助）', '国家市场监督管理总局:responsible 公安部:support'],
    ['R18', '（商务部牵头，持续推进）', '商务部:lead'],
    ['R18', '（财政部、科技部，教育部负责）', '财政部:responsible 科技部:responsible 教育部:responsible'],
    ['R19', '（财政部会同科技部、教育部负责）', '财政部:lead 科技部:responsible 教育部:responsible'],
    ['R19', '（财政部会同科技部，按职责分工负责）', '财政部:lead 科技部:responsible'],
    ['R19', '（财政部牵头，会同科技部、教育部负责）', '财政部:lead 科技部:responsible 教育部:responsible'],
    ['R20', '（牵头单位：财政部、商务部；责任单位：科技部）', '财政部:lead 商务部:lead 科技部:responsible'],
    ['R20', '(牵头单位:财政部;责任单位:科技部;配合单位:中科院)', '财政部:lead 科技部:responsible 中科院:support'],
    ['R20', '（责任单位：财政部 科技部）', '财政部:responsible 科技部:responsible'],
    ['R20', '（牵头单位：财政部）\n（责任单位：科技部）', '财政部:lead 科技部:responsible'],
    ['R21', '（责任单位：财政部、科技部，排在首位的为牵头单位）', '财政部:lead 科技部:responsible'],
    ['R21', '（财政部、科技部负责，列第一位的为牵头单位）', '财政部:lead 科技部:responsible'],
    ['R22', '由财政部会同科技部等部门负责推进。', '财政部:lead 科技部:responsible'],
    ['R22', '由财政部牵头，科技部、教育部配合，抓紧推进。', '财政部:lead 科技部:support 教育部:support'],
    ['R11', '（财政部负责）（科技部配合）', '财政部:responsible 科技部:support'],
  ])('[%s] %s', (_, clause, roles) => {
    expect(whoAnswers(clause)).toMatchObject({ roles, codes: [] });
  });

  it('[R17] lets strange names through at the end of a sentence, and tells', () => {
    expect(whoAnswers('（甲会同乙、丙负责）')).toMatchObject({
      roles: '甲:lead 乙:responsible 丙:responsible',
      codes: ['unknown-agency', 'unknown-agency', 'unknown-agency'],
    });
  });

  it.each([
    '（PPP）',
    '（上海）',
    '（区）',
    '（国发〔2014〕28号）',
    '（此件公开发布）',
    '（支持煤电企业参与）',
    '（含地方负责的项目）',
    '由市场决定，由企业负责。',
    '建立企业（单位）主要负责同志制度。',
  ])('[R17] [R22] %s is no clause', (text) => {
    expect(oneMeasure(`推进工作${text}`).commitments).toEqual([]);
  });

  it('[R22] covers a running clause as clause, and keeps it in the passage', () => {
    const { source, reading, commitments } = oneMeasure('先做甲。由财政部会同科技部负责推进，2017年底前完成。再做乙。');
    const cut = (kind: string) =>
      reading.coverage.filter((c) => c.kind === kind).map((c) => source.slice(c.span.start, c.span.end).trim());
    expect(commitments).toMatchObject([
      {
        text: '先做甲。由财政部会同科技部负责推进，2017年底前完成。再做乙。',
        clause: '由财政部会同科技部负责',
        deadlines: [{ on: '2017-12-31' }],
      },
    ]);
    expect(cut('clause')).toEqual(['由财政部会同科技部负责']);
    expect(cut('passage')).toEqual(['先做甲。', '推进，2017年底前完成。再做乙。']);
  });

  it('[R22] makes two commitments of two running clauses', () => {
    const { commitments } = oneMeasure('由财政部负责做甲。由科技部牵头做乙。');
    expect(commitments.map((c) => c.text)).toEqual(['由财政部负责做甲。', '由科技部牵头做乙。']);
  });

  it('[R23] tells of brackets that look like a clause', () => {
    expect(whoAnswers('（谁主管谁负责）').codes).toContain('clause-not-understood');
  });

  it('[R23] tells of words left over', () => {
    expect(whoAnswers('（财政部负责，教育事业）').codes).toContain('clause-partly-understood');
  });
});
