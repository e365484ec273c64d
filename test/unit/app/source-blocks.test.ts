import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Correction, readDocument } from '../../../app/domain/document/index.ts';
import type { AgencyId, CommitmentId, MeasureId, PlanId, SectionId } from '../../../app/domain/ids.ts';
import { blockAt, blocksOf } from '../../../app/routes/plans.$planId_.source/blocks.ts';
import type { PlanSource } from '../../../app/services.ts';

/** A text as the page is given it, with ids that say what they are of. */
function sourceOf(text: string, corrections: readonly Correction[] = []): PlanSource {
  const reading = readDocument(text, corrections);
  const sections = reading.sections.map(({ number, title }, index) => ({
    id: `section-${index + 1}` as SectionId,
    ordinal: index + 1,
    number,
    title,
  }));
  return {
    plan: { id: 'plan' as PlanId, title: reading.title ?? '', docNumber: reading.docNumber },
    text,
    sections,
    measures: reading.measures.map((measure, index) => ({
      id: `${index + 1}` as MeasureId,
      sectionId: sections.find(({ number }) => number === measure.section)?.id ?? null,
      ordinal: index + 1,
      number: measure.number,
      title: measure.title,
      commitments: measure.commitments.map((commitment) => ({
        ...commitment,
        id: `${index + 1}-${commitment.ordinal}` as CommitmentId,
        responsibilities: commitment.responsibilities.map(({ agency, role }) => ({
          agencyId: agency as AgencyId,
          role,
        })),
      })),
    })),
    agencies: reading.agencies.map(({ name, kind }) => ({ id: name as AgencyId, name, kind })),
    coverage: reading.coverage,
    warnings: reading.warnings,
  };
}

const SEED = readFileSync('db/seeds/guofa-2016-62.txt', 'utf8');
const RUNNING = `关于测试的意见
各单位：
一、总体要求
（一）做好甲。2017年6月底前出台方案。（财政部负责）继续做好乙。（教育部牵头，财政部配合）
（二）做好丙。
正文。（财政部负责）
没有收尾的一段。
二、保障
某某。（教育部负责）
国务院
2017年1月1日
`;

const UNDIVIDED = `关于测试的意见
各单位：
（一）做好甲。2017年6月底前出台方案。（财政部负责）
（二）做好乙。正文。（教育部牵头，财政部配合）
国务院
2017年1月1日
`;

describe.each([
  ['the displaced layout', SEED],
  ['the ordinary layout', RUNNING],
  ['a document without sections', UNDIVIDED],
])('the blocks of %s', (_, text) => {
  const source = sourceOf(text);
  const blocks = blocksOf(source);

  it('show every character of the source but blank space, in its order', () => {
    const shown = blocks.flatMap(({ parts }) => parts.map((part) => part.text)).join('');
    expect(shown.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
  });

  it('have one place for every measure and every commitment that a card may lead to', () => {
    const anchors = blocks.flatMap((block) => block.anchors);
    expect(new Set(anchors).size).toBe(anchors.length);
    const wanted = source.measures.flatMap((measure) => [
      `m-${measure.id}`,
      ...measure.commitments.map(({ id }) => `c-${id}`),
    ]);
    expect(anchors.toSorted()).toEqual(wanted.toSorted());
  });

  it('tell each commitment at its passage and again at its clause', () => {
    const ids = source.measures.flatMap(({ commitments }) => commitments.map(({ id }) => id)).toSorted();
    const told = (kind: 'passages' | 'clauses') =>
      blocks.flatMap((b) => b[kind].map((one) => one.commitment.id)).toSorted();
    expect(told('passages')).toEqual(ids);
    expect(told('clauses')).toEqual(ids);
  });

  it('mark the words that deadlines were read from', () => {
    const marked = blocks.flatMap(({ parts }) => parts.filter((part) => part.deadline !== null));
    expect(marked.length).toBeGreaterThan(0);
    for (const { text: words, deadline } of marked) expect(words).toBe(deadline?.phrase);
  });

  it('find the block of a warning, also one at the very start or on blank space', () => {
    expect(blockAt(blocks, 0)).toBe(blocks[0]);
    expect(blockAt(blocks, text.length)).toBe(blocks.at(-1));
  });
});

describe('headings', () => {
  it('are matched to their measures, the one that is an empty pair of brackets too', () => {
    const blocks = blocksOf(sourceOf(SEED));
    const headed = blocks.flatMap(({ measure }) => (measure === null ? [] : [measure.number]));
    expect(headed).toHaveLength(14);
    expect(blocks.flatMap(({ section }) => (section === null ? [] : [section.number]))).toEqual([
      '一',
      '二',
      '三',
      '四',
    ]);
    const bare = blocks.find(({ measure }) => measure?.number === '三');
    expect(bare?.parts[0]?.text.replace(/\s/gu, '')).toBe('（）');
  });

  it('of a section that was read as a measure are both', () => {
    const both = blocksOf(sourceOf(RUNNING)).filter(({ section, measure }) => section !== null && measure !== null);
    expect(both.map(({ measure }) => measure?.title)).toEqual(['保障']);
  });
});
