import { describe, expect, it } from 'vitest';
import { readDocument } from '#app/domain/document/index.ts';

/** Measures as `number title: text[clause] …`, codes of warnings (without no-title), unread text. */
function read(source: string) {
  const reading = readDocument(source);
  return {
    measures: reading.measures.map(
      ({ number, title, commitments }) =>
        `${number} ${title}: ${commitments.map((c) => `${c.text.replaceAll('\n', '|')}[${c.clause}]`).join(' ')}`,
    ),
    codes: reading.warnings.map(({ code }) => code).filter((code) => code !== 'no-title'),
    unread: reading.unread.map(({ text }) => text),
    kinds: reading.coverage.map(({ kind }) => kind[0]).join(''),
  };
}

describe('running layout', () => {
  it('[R8] [R11] reads text and clauses behind the title', () => {
    expect(
      read('一、总\n（一）甲。做（PPP）一。（财政部负责）做二。（科技部负责）\n（二）乙。做三（教育部负责）。'),
    ).toEqual({
      measures: ['一 甲: 做（PPP）一。[财政部负责] 做二。[科技部负责]', '二 乙: 做三[教育部负责]'],
      codes: [],
      unread: [],
      kinds: 'hhpcpchpc',
    });
  });

  it('[R11] reads a title, a text and a clause each on its line', () => {
    expect(read('（一）甲\n做一。\n做二。\n（财政部负责）\n').measures).toEqual(['一 甲: 做一。|做二。[财政部负责]']);
  });

  it('[R8] reads half-width and enclosed numbers, and numbers beyond ten', () => {
    const { measures, codes } = read('一. 总\n(一) 甲。做。(财政部负责)\n㈡乙。做。（财政部负责）');
    expect(measures).toEqual(['一 甲: 做。[财政部负责]', '二 乙: 做。[财政部负责]']);
    expect(codes).toEqual([]);
    expect(read('（九十九）甲。做。（财政部负责）\n（一百）乙。做。（财政部负责）').codes).toEqual([
      'number-out-of-sequence',
    ]);
  });

  it('[R11] pairs several paragraphs with as many lines of clauses', () => {
    expect(read('一、总\n（一）甲。\n做一。\n做二。\n（财政部负责）\n（科技部负责）').measures).toEqual([
      '一 甲: 做一。[财政部负责] 做二。[科技部负责]',
    ]);
    expect(read('一、总\n（一）甲。\n做一。\n（财政部负责）\n（科技部负责）').codes).toEqual([
      'passage-count-mismatch',
    ]);
  });

  it('[R11] takes the title for the passage where there is nothing else', () => {
    expect(read('一、总\n（一）做甲。（财政部负责）')).toMatchObject({
      measures: ['一 做甲: 做甲[财政部负责]'],
      codes: [],
    });
  });

  it('[R11] tells of text that no clause closes', () => {
    expect(read('一、总\n（一）甲。做一。（财政部负责）做二。\n（二）乙。做三。')).toMatchObject({
      codes: ['passage-without-clause', 'measure-without-clause'],
      unread: ['做二。', '做三。'],
    });
  });

  it('[R11] tells where one of several clauses closes several paragraphs', () => {
    expect(read('（一）甲。做一。（财政部负责）\n做二。\n做三。（科技部负责）').codes).toEqual([
      'passage-spans-paragraphs',
    ]);
  });

  it('[R12] keeps numbered items apart', () => {
    expect(
      read('（一）甲。\n1. 做一，1.5倍。（财政部负责）\n2．做二。\n（科技部负责）\n3、做三。（教育部负责）'),
    ).toMatchObject({
      measures: ['一 甲: 做一，1.5倍。[财政部负责] 做二。[科技部负责] 做三。[教育部负责]'],
      codes: [],
      unread: [],
    });
  });

  it('[R12] leaves an item without a clause to a person', () => {
    expect(read('（一）甲。总述。\n1.做一。\n2.做二。（财政部负责）\n3.做三。')).toMatchObject({
      measures: ['一 甲: 做二。[财政部负责]'],
      codes: ['passage-without-clause', 'passage-without-clause'],
      unread: ['总述。\n1.做一。', '3.做三。'],
    });
  });

  it('[R12] lets the one clause at the end close all items', () => {
    expect(read('（一）甲。总述。\n1.做一。\n2.做二。（财政部负责）').measures).toEqual([
      '一 甲: 总述。|1.做一。|2.做二。[财政部负责]',
    ]);
  });
});

describe('displaced layout', () => {
  it('[R9] pairs the n-th passage with the n-th clause, also without sections', () => {
    const source =
      '关于甲的意见\n各部门：\n做一。\n做二。\n（一）甲。\n（财政部负责）\n（科技部负责）\n做三。\n（二）乙。\n（教育部负责）\n';
    expect(read(source)).toEqual({
      measures: ['一 甲: 做一。[财政部负责] 做二。[科技部负责]', '二 乙: 做三。[教育部负责]'],
      codes: [],
      unread: [],
      kinds: 'ffpphccphc',
    });
  });

  it('[R10] pairs nothing where the numbers differ', () => {
    const source = '一、总\n做一。\n做二。\n（一）甲。\n（财政部负责）\n做三。\n（二）乙。\n（教育部负责）';
    expect(read(source)).toMatchObject({
      measures: ['一 甲: [财政部负责]', '二 乙: 做三。[教育部负责]'],
      codes: ['passage-count-mismatch'],
      unread: ['做一。\n做二。'],
    });
  });

  it('[R10] does not guess where the text fits better behind the clauses', () => {
    const source = '一、总\n（一）甲\n（财政部负责）\n做一。\n（二）乙\n（教育部负责）\n做二。\n';
    const { measures, codes, unread } = read(source);
    expect(measures).toEqual(['一 甲: [财政部负责]', '二 乙: [教育部负责]']);
    expect(codes.filter((code) => code === 'layout-unclear')).toHaveLength(2);
    expect(unread).toEqual(['做一。', '做二。']);
  });

  it.each(['（\n）', '（）', '( \n\n )', '（　）'])('[R13] infers the number of %j', (heading) => {
    const source = `做一。\n（一）甲。\n（财政部负责）\n做二。\n${heading}\n（科技部负责）\n做三。\n（三）丙。\n（教育部负责）`;
    expect(read(source)).toMatchObject({
      measures: ['一 甲: 做一。[财政部负责]', '二 null: 做二。[科技部负责]', '三 丙: 做三。[教育部负责]'],
      codes: ['heading-lost'],
    });
  });

  it('[R13] tells where the neighbours do not settle it', () => {
    expect(read('做一。\n（一）甲。\n（财政部负责）\n做二。\n（）\n（科技部负责）').codes).toEqual([
      'number-uncertain',
      'heading-lost',
    ]);
  });

  it('[R10] leaves clauses without a heading to a person', () => {
    const source =
      '一、总\n做一。\n（一）甲。\n（财政部负责）\n做二。\n（科技部负责）\n做三。\n（三）丙。\n（教育部负责）';
    expect(read(source)).toMatchObject({
      measures: ['一 甲: 做一。[财政部负责]', '三 丙: 做三。[教育部负责]'],
      codes: ['clause-outside-measure', 'number-out-of-sequence'],
      unread: ['做二。\n（科技部负责）'],
    });
  });
});

describe('around the measures', () => {
  it('[R9] reads a document of both layouts, and tells where it changes', () => {
    const source =
      '一、总\n（一）甲。做一。（财政部负责）\n做二。\n（二）乙。\n（科技部负责）\n二、再\n（一）丙。做三。（教育部负责）';
    expect(read(source)).toMatchObject({
      measures: ['一 甲: 做一。[财政部负责]', '二 乙: 做二。[科技部负责]', '一 丙: 做三。[教育部负责]'],
      codes: ['layout-mixed'],
    });
  });

  it('[R14] leaves the introduction of a section unread', () => {
    expect(read('一、总\n导言。\n（一）甲。做一。（财政部负责）')).toMatchObject({ unread: ['导言。'], codes: [] });
  });

  it('[R14] reads a section with clauses but without measures as one', () => {
    expect(read('一、甲。做一。（财政部负责）\n二、乙\n做二。（科技部负责）')).toMatchObject({
      measures: ['一 甲: 做一。[财政部负责]', '二 乙: 做二。[科技部负责]'],
      codes: ['section-read-as-measure', 'section-read-as-measure'],
    });
  });

  it.each([
    [
      '国务院办公厅关于推进\n甲乙的通知\n国办发〔2020〕1号\n\n各部门：',
      '国务院办公厅关于推进甲乙的通知',
      '国办发〔2020〕1号',
    ],
    ['国办发[２０２０]1号\n关于甲的行动计划（2020—2022年）\n', '关于甲的行动计划（2020—2022年）', '国办发〔2020〕1号'],
    ['索引号：000\n发文字号：国发（2020）3号\n发布日期：2020年1月1日\n关于甲的意见', '关于甲的意见', '国发〔2020〕3号'],
    ['甲乙工作', '甲乙工作', null],
    ['为推进甲，提出意见。', null, null],
  ])('[R15] reads the title and number of %j', (front, title, docNumber) => {
    const reading = readDocument(`${front}\n一、总\n（一）甲。做一。（财政部负责）`);
    expect(reading).toMatchObject({ title, docNumber });
  });

  it('[R16] closes with the signature, and reads no clause behind it', () => {
    const source = '（一）甲。做一。（财政部负责）\n请落实。\n国务院\n2020年1月1日\n附件：\n做二。（科技部负责）';
    expect(read(source)).toMatchObject({ kinds: 'hpccccccc', codes: ['clause-after-signature'], unread: [] });
  });

  it.each(['', ' \n\r', '随便一段话。', '）（〔'])('[R2] reads %j without a measure', (source) => {
    expect(read(source)).toMatchObject({ measures: [], codes: ['no-measures'] });
  });
});
