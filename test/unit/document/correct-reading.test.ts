import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import { correctReading, type Reading, type ReadingCorrection, readDocument } from '#app/domain/document/index.ts';
import { seeded } from '#test/support/seeded.ts';
import { LAYOUTS, model, typing, write } from './arbitraries.ts';
import { randomCorrection } from './random-corrections.ts';

const SOURCE = `关于试点的意见
国发〔2030〕1号
一、总体要求
（一）开展试点。各地要开展试点，2031年6月底前完成。2032年底前总结推广。（财政部牵头，国家发改委等部门负责）
（二）加强指导。加强对试点的指导。（国家发展改革委负责）总结经验。（试点办公室配合）
（）
（水利部负责）
（四）其他事项。
此段无人负责。
`;
const reading = readDocument(SOURCE);
const correct = (...corrections: ReadingCorrection[]) => correctReading(SOURCE, reading, corrections);
const at = (words: string) => SOURCE.indexOf(words);
const first = at('各地要');

describe('corrections of a reading', () => {
  it('[R38] change titles and numbers, and settle the warning of a lost one', () => {
    const lost = reading.measures[2]?.headingSpan.start ?? 0;
    expect(reading.warnings.map(({ code }) => code)).toContain('heading-lost');
    const { reading: corrected, faults } = correct(
      { kind: 'plan-title', from: '关于试点的意见', to: ' 关于  试点工作的意见 ' },
      { kind: 'doc-number', from: '国发〔2030〕1号', to: null },
      { kind: 'measure-title', measure: lost, from: null, to: '水利' },
    );
    expect(faults).toEqual([null, null, null]);
    expect([corrected.title, corrected.docNumber, corrected.measures[2]?.title]).toEqual([
      '关于 试点工作的意见',
      null,
      '水利',
    ]);
    expect(corrected.warnings.map(({ code }) => code)).not.toContain('heading-lost');
  });

  it('[R38] merge two names of one agency wherever they stand', () => {
    const { reading: corrected } = correct({ kind: 'agency-rename', from: '国家发改委', to: '国家发展改革委' });
    expect(corrected.agencies.map(({ name }) => name)).toEqual(['财政部', '国家发展改革委', '试点办公室', '水利部']);
    expect(corrected.measures[0]?.commitments[0]?.responsibilities).toEqual([
      { agency: '财政部', role: 'lead' },
      { agency: '国家发展改革委', role: 'responsible' },
    ]);
  });

  it('[R38] are refused where somebody else has changed what they saw', () => {
    const { faults, reading: corrected } = correct(
      { kind: 'plan-title', from: '关于试点的意见', to: '甲' },
      { kind: 'plan-title', from: '关于试点的意见', to: '乙' },
      { kind: 'agency-role', commitment: first, agency: '财政部', from: 'lead', to: 'support' },
      { kind: 'agency-role', commitment: first, agency: '财政部', from: 'lead', to: 'responsible' },
    );
    expect(faults).toEqual([null, 'changed-meanwhile', null, 'changed-meanwhile']);
    expect(corrected.title).toBe('甲');
  });

  it.each<[ReadingCorrection, string]>([
    [{ kind: 'measure-title', measure: 1, from: null, to: '甲' }, 'no-such-measure'],
    [{ kind: 'open-ended', commitment: 1, to: true }, 'no-such-commitment'],
    [{ kind: 'open-ended', commitment: first, to: true }, 'already-so'],
    [{ kind: 'agency-add', commitment: first, agency: ' ', role: 'lead' }, 'empty'],
    [{ kind: 'agency-add', commitment: first, agency: '字'.repeat(61), role: 'lead' }, 'too-long'],
    [{ kind: 'agency-remove', commitment: first, agency: '水利部', role: 'lead' }, 'no-such-agency'],
    [{ kind: 'deadline-add', commitment: first, on: '2031-01-01' as IsoDate, phrase: '春节前' }, 'phrase-not-found'],
    [{ kind: 'deadline-remove', commitment: first, at: 0, on: '2031-01-01' as IsoDate }, 'no-such-deadline'],
    [{ kind: 'split', commitment: first, at: first }, 'cannot-split'],
    [{ kind: 'join', commitment: first }, 'nothing-to-join'],
    [{ kind: 'aside', at: first, to: true }, 'no-such-place'],
    [{ kind: 'review', warning: 'no-title@0#0', to: true }, 'no-such-warning'],
  ])('[R38] say why they do not apply: %j is %s', (correction, fault) => {
    const result = correct(correction);
    expect(result).toEqual({ reading, reviewed: new Set(), faults: [fault] });
  });

  it('[R38] add a deadline with its words, change it and take it away', () => {
    const commitment = first;
    const { reading: corrected, faults } = correct(
      { kind: 'deadline-add', commitment, on: '2030-12-01' as IsoDate, phrase: '开展试点' },
      {
        kind: 'deadline-change',
        commitment,
        at: at('2031年6月底前'),
        from: '2031-06-30' as IsoDate,
        to: '2031-06-29' as IsoDate,
      },
      { kind: 'deadline-remove', commitment, at: at('2032年底前'), on: '2032-12-31' as IsoDate },
    );
    expect(faults).toEqual([null, null, null]);
    expect(corrected.measures[0]?.commitments[0]?.deadlines.map(({ on, phrase }) => [on, phrase])).toEqual([
      ['2030-12-01', '开展试点'],
      ['2031-06-29', '2031年6月底前'],
    ]);
  });

  it('[R40] split a commitment with its deadlines, and join it again', () => {
    const split: ReadingCorrection = { kind: 'split', commitment: first, at: at('2032年底前') };
    const [before, after] = correct(split).reading.measures[0]?.commitments ?? [];
    expect([before?.text, after?.text]).toEqual(['各地要开展试点，2031年6月底前完成。', '2032年底前总结推广。']);
    expect([before, after].map((one) => one?.deadlines.map(({ on }) => on))).toEqual([['2031-06-30'], ['2032-12-31']]);
    expect(after).toMatchObject({ ordinal: 2, clause: before?.clause, responsibilities: before?.responsibilities });
    expect(correct(split, { kind: 'join', commitment: first }).reading).toEqual(reading);
  });

  it('[R40] join two commitments with clauses of their own', () => {
    const [joined, ...others] =
      correct({ kind: 'join', commitment: at('加强对') }).reading.measures[1]?.commitments ?? [];
    expect(others).toEqual([]);
    expect(joined).toMatchObject({
      text: '加强对试点的指导。\n总结经验。',
      clause: '国家发展改革委负责；试点办公室配合',
      responsibilities: [
        { agency: '国家发展改革委', role: 'responsible' },
        { agency: '试点办公室', role: 'support' },
      ],
    });
  });

  it('[R41] set an unread stretch aside and bring it back, or take it as a passage', () => {
    const place = at('此段无人负责');
    expect(reading.unread.map(({ span }) => span.start)).toEqual([place]);
    const aside: ReadingCorrection = { kind: 'aside', at: place, to: true };
    expect(correct(aside).reading.unread).toEqual([]);
    expect(correct(aside, { ...aside, to: false }).reading).toEqual(reading);
    const measure = reading.measures[1]?.headingSpan.start ?? 0;
    const taken = correct(
      { kind: 'take', at: place, measure, commitment: null },
      { kind: 'agency-add', commitment: place, agency: '水利部', role: 'lead' },
    );
    expect(taken.faults).toEqual([null, null]);
    expect(taken.reading.unread).toEqual([]);
    expect(taken.reading.measures[1]?.commitments.at(-1)).toMatchObject({
      ordinal: 3,
      text: '此段无人负责。',
      responsibilities: [{ agency: '水利部', role: 'lead' }],
    });
  });
});

function expectSound(source: string, corrected: Reading): void {
  let end = 0;
  for (const { span } of corrected.coverage) {
    expect(span.start).toBe(end);
    expect(span.end).toBeGreaterThan(span.start);
    end = span.end;
  }
  expect(end).toBe(source.length);
  const isUnread = (place: number) =>
    corrected.coverage.some(({ kind, span }) => kind === 'unread' && span.start <= place && place < span.end);
  for (const { text, span } of corrected.unread) {
    expect(source.slice(span.start, span.end)).toBe(text);
    expect(isUnread(span.start)).toBe(true);
  }
  const commitments = corrected.measures.flatMap((measure) => measure.commitments);
  const named = commitments.flatMap(({ responsibilities }) => responsibilities.map(({ agency }) => agency));
  expect(corrected.agencies.map(({ name }) => name).sort()).toEqual([...new Set(named)].sort());
  expect(new Set(commitments.map(({ passageSpan }) => passageSpan.start)).size).toBe(commitments.length);
  for (const { commitments: own } of corrected.measures) {
    expect(own.map(({ ordinal }) => ordinal)).toEqual(own.map((_one, i) => i + 1));
    for (const { responsibilities, deadlines } of own) {
      expect(new Set(responsibilities.map(({ agency, role }) => `${role} ${agency}`)).size).toBe(
        responsibilities.length,
      );
      expect(new Set(deadlines.map(({ on, span }) => `${on} ${span.start}`)).size).toBe(deadlines.length);
      for (const { phrase, span } of deadlines) expect(source.slice(span.start, span.end)).toBe(phrase);
    }
  }
}

/** With a measure that nobody answers for, above the signature. */
function withUnread(source: string, isWanted: boolean): string {
  const signature = source.lastIndexOf('国务院');
  return isWanted ? `${source.slice(0, signature)}（九十九）补。\n闲话一。\n${source.slice(signature)}` : source;
}

describe('any corrections', () => {
  it('[R38] none change nothing', () => {
    fc.assert(
      fc.property(model, typing, fc.constantFrom(...LAYOUTS), (made, typed, layout) => {
        const source = write(made, layout, typed);
        const read = readDocument(source);
        expect(correctReading(source, read, []).reading).toEqual(read);
        // An empty correction of one thing puts everything through its paces.
        const { reading: same } = correctReading(source, read, [
          { kind: 'doc-number', from: read.docNumber, to: '甲〔2025〕1号' },
          { kind: 'doc-number', from: '甲〔2025〕1号', to: read.docNumber },
        ]);
        expect(same).toEqual(read);
      }),
      { numRuns: 60 },
    );
  });

  it('[R38] [R39] leave a sound reading, whatever they are', () => {
    fc.assert(
      fc.property(model, typing, fc.constantFrom(...LAYOUTS), fc.integer({ min: 1 }), (made, typed, layout, seed) => {
        const draw = seeded(seed);
        const source = withUnread(write(made, layout, typed), draw.chance(0.5));
        const read = readDocument(source);
        const corrections: ReadingCorrection[] = [];
        for (let i = 0; i < 12; i += 1) {
          const { reading: now } = correctReading(source, read, corrections);
          corrections.push(randomCorrection(draw, source, now));
        }
        const { reading: corrected, faults } = correctReading(source, read, corrections);
        expect(faults).toHaveLength(corrections.length);
        expectSound(source, corrected);
        // What did not apply changed nothing.
        const applied = corrections.filter((_one, i) => faults[i] === null);
        expect(correctReading(source, read, applied).reading).toEqual(corrected);
      }),
      { numRuns: 150 },
    );
  });
});
