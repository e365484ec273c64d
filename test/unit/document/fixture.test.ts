import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCorrections, readDocument } from '#app/domain/document/index.ts';

const source = readFileSync('db/seeds/guofa-2016-62.txt', 'utf8');
const corrections = parseCorrections(JSON.parse(readFileSync('db/seeds/guofa-2016-62.corrections.json', 'utf8')));
const reading = readDocument(source, corrections);
const commitments = reading.measures.flatMap((measure) => measure.commitments.map((c) => ({ measure, ...c })));

/** Commitments and measures one agency answers for. */
function shareOf(agency: string) {
  const its = commitments.filter((c) => c.responsibilities.some((r) => r.agency === agency));
  return { commitments: its.length, measures: new Set(its.map((c) => c.measure.number)).size };
}

describe('国发〔2016〕62号', () => {
  it('[R1] [R8] is read whole', () => {
    const pairs = new Set(commitments.flatMap((c) => c.responsibilities.map((r) => `${c.measure.number} ${r.agency}`)));
    expect(reading).toMatchObject({
      title: '国务院关于深入推进实施新一轮东北振兴战略加快推动东北地区经济企稳向好若干重要举措的意见',
      docNumber: '国发〔2016〕62号',
      warnings: [],
      unread: [],
    });
    expect([
      reading.sections.length,
      reading.measures.length,
      commitments.length,
      reading.agencies.length,
      pairs.size,
    ]).toEqual([4, 14, 36, 39, 116]);
    expect(reading.measures.map((measure) => measure.number).join('')).toBe('一二三四五六七八九十十一十二十三十四');
    expect(reading.measures.map((measure) => measure.section).join('')).toBe('一一一二二二二二三三四四四四');
  });

  it.each([
    ['国家发展改革委', { commitments: 26, measures: 13 }],
    ['黑龙江省人民政府', { commitments: 27, measures: 13 }],
    ['内蒙古自治区人民政府', { commitments: 18, measures: 11 }],
  ])('[R1] %s answers for its share', (agency, share) => {
    expect(shareOf(agency)).toEqual(share);
  });

  it('[R13] infers the number of the heading that was lost, and takes its title from the correction', () => {
    expect(reading.measures[2]).toMatchObject({ number: '三', title: '加快民营经济发展' });
    const uncorrected = readDocument(source);
    expect(uncorrected.measures[2]).toMatchObject({ number: '三', title: null });
    expect(uncorrected.warnings.map((w) => [w.code, source.slice(w.span.start, w.span.end)])).toEqual([
      ['heading-lost', '（\n）'],
    ]);
  });

  it('[R9] gives the n-th clause the n-th passage', () => {
    const [first, second, third] = reading.measures[2]?.commitments ?? [];
    expect(first?.text).toMatch(/^在东北地区开展民营经济发展改革示范/);
    expect(second?.text).toBe('2017年6月底前，在东北地区至少设立一家民营银行。');
    expect(second).toMatchObject({
      clause: '银监会指导支持',
      openEnded: false,
      responsibilities: [{ agency: '银监会', role: 'support' }],
      deadlines: [{ on: '2017-06-30', phrase: '2017年6月底前' }],
    });
    expect(third?.clause).toBe('三省一区人民政府负责');
    expect(first?.openEnded).toBe(true);
  });

  it('[R30] finds every deadline and no other year', () => {
    expect(commitments.flatMap((c) => c.deadlines.map((d) => `${c.measure.number} ${c.ordinal} ${d.on}`))).toEqual([
      '二 1 2016-12-31',
      '二 2 2017-12-31',
      '二 2 2018-12-31',
      '三 2 2017-06-30',
      '十 1 2017-02-28',
      '十四 2 2016-12-31',
    ]);
  });

  it.each([
    ['\\r\\n and a BOM', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['lone \\r', (text: string) => text.replaceAll('\n', '\r')],
    ['blank lines everywhere', (text: string) => text.replaceAll('\n', '\n\u3000\n\n')],
    ['ideographic indents', (text: string) => text.replaceAll('\n', '\n\u3000\u3000')],
    ['half-width brackets', (text: string) => text.replaceAll('（', '(').replaceAll('）', ')')],
    ['square brackets', (text: string) => text.replaceAll('〔', '[').replaceAll('〕', ']')],
    ['full-width digits', (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))],
  ])('[R3] reads the same with %s', (_, change) => {
    const other = readDocument(change(source), corrections);
    const gist = (of: typeof reading) =>
      of.measures.map((m) => [
        m.number,
        m.title,
        m.section,
        m.commitments.map((c) => [c.responsibilities, c.deadlines.map((d) => d.on), c.openEnded]),
      ]);
    expect(gist(other)).toEqual(gist(reading));
    expect([other.agencies, other.docNumber, other.warnings]).toEqual([reading.agencies, reading.docNumber, []]);
  });

  it('[R10] leaves a measure unpaired where a passage is missing, and only that one', () => {
    const passage = '2017年6月底前，在东北地区至少设立一家民营银行。\n';
    const cut = readDocument(source.replace(passage, ''), corrections);
    expect(cut.warnings.map((w) => w.code)).toEqual(['passage-count-mismatch']);
    expect(cut.measures[2]?.commitments.map((c) => [c.text, c.clause !== ''])).toEqual(Array(3).fill(['', true]));
    expect(cut.unread).toHaveLength(1);
    expect(cut.measures.filter((_, i) => i !== 2).map((m) => m.commitments.map((c) => c.text))).toEqual(
      reading.measures.filter((_, i) => i !== 2).map((m) => m.commitments.map((c) => c.text)),
    );
  });
});
