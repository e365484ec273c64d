import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boardEffects,
  type CommitmentText,
  compareVersions,
  type MeasureText,
  type Version,
} from '#app/domain/correction/index.ts';
import type { Role } from '#app/domain/plan.ts';

const commitment = (key: string, text: string, ...agencies: string[]): CommitmentText => ({
  ...{ key, text, clause: `${agencies.join('、')}负责`, openEnded: false, deadlines: [] },
  answers: agencies.map((agency) => ({ agency, role: 'responsible' as Role })),
});
const measure = (key: string, number: string, title: string | null, ...commitments: CommitmentText[]): MeasureText => ({
  ...{ key, number, title, sectionKey: null, commitments },
});
const version = (...measures: MeasureText[]): Version => ({ sections: [], measures });

const TRIAL = '各地要结合实际开展试点，探索可复制可推广的做法，及时总结经验。';
const GUIDE = '各有关部门要加强对试点的业务指导，及时解决试点中的困难和问题。';
const FUNDS = '统筹现有资金渠道，对试点给予必要支持，加强资金使用监管。';

const before = version(
  measure('a', '一', '开展试点', commitment('a1', TRIAL, '甲', '乙')),
  measure('b', '二', '加强指导', commitment('b1', GUIDE, '乙')),
  measure('c', '三', '落实资金', commitment('c1', FUNDS, '丙')),
);

/** The same with keys of another reading. */
const reread = ({ sections, measures }: Version): Version => ({
  sections: sections.map((section) => ({ ...section, key: `x${section.key}` })),
  measures: measures.map((one) => ({
    ...one,
    key: `x${one.key}`,
    sectionKey: one.sectionKey === null ? null : `x${one.sectionKey}`,
    commitments: one.commitments.map((each) => ({ ...each, key: `x${each.key}` })),
  })),
});

const matches = (after: Version, options?: Parameters<typeof compareVersions>[2]) =>
  compareVersions(before, after, options).measures.map(({ match }) => [match.before, match.reason]);

/** Documents of few words, so that measures are often alike, and sometimes the same. */
const words = fc.array(fc.constantFrom('改革', '试点', '资金', '指导', '评估', '通报'), { minLength: 1, maxLength: 8 });
const someMeasure = fc.record({
  number: fc.constantFrom('一', '二', '三'),
  title: fc.option(
    words.map((each) => each.join('')),
    { nil: null },
  ),
  sectionKey: fc.constantFrom('s1', 's2'),
  texts: fc.array(words, { maxLength: 3 }),
});
const document = fc.array(someMeasure, { maxLength: 8 }).map(
  (measures): Version => ({
    sections: ['s1', 's2'].map((key) => ({ key, number: key, title: `部分${key}` })),
    measures: measures.map(({ number, title, sectionKey, texts }, i) => ({
      ...{ key: `m${i}`, number, title, sectionKey },
      commitments: texts.map((text, j) => commitment(`m${i}.${j}`, text.join(''), '甲')),
    })),
  }),
);

describe('a corrected version', () => {
  it('that says what was said changes nothing, whatever the document', () => {
    fc.assert(
      fc.property(document, (one) => {
        const { measures, gone, open } = compareVersions(one, reread(one));
        expect(measures.map(({ going }) => going?.isUnchanged)).toEqual(one.measures.map(() => true));
        expect([gone.length, open]).toEqual([0, 0]);
        for (const { going } of measures) {
          expect(going?.commitments.matches.every(({ before: of }) => of !== null)).toBe(true);
        }
      }),
    );
  });

  it('goes on with each measure at most once, and with none in doubt, whatever both say', () => {
    fc.assert(
      fc.property(document, document, (one, other) => {
        const result = compareVersions(one, reread(other));
        const going = result.measures.flatMap(({ match }) => match.before ?? []);
        expect(new Set(going).size).toBe(going.length);
        expect(going.length + result.gone.length).toBe(one.measures.length);
        for (const { match } of result.measures) if (match.open.length > 0) expect(match.before).toBeNull();
        expect(compareVersions(one, reread(other))).toEqual(result);
      }),
    );
  });

  it('is told by number and title, by title, and by its words, in that order', () => {
    const after = version(
      measure('1', '一', '加强指导', commitment('11', GUIDE, '乙')),
      measure('2', '二', '开展试点', commitment('21', TRIAL, '甲', '乙')),
      measure('3', '三', '加大资金支持', commitment('31', `${FUNDS}建立台账。`, '丙')),
    );
    expect(matches(after)).toEqual([
      ['b', 'title'],
      ['a', 'title'],
      ['c', 'alike'],
    ]);
    const [first, , third] = compareVersions(before, after).measures;
    expect(first?.going?.changes.number).toEqual({ before: '二', after: '一' });
    expect(third?.going?.changes.title).toEqual({ before: '落实资金', after: '加大资金支持' });
    expect(third?.going?.changes.reworded).toHaveLength(1);
  });

  it('asks where two may go on with one, or one with two', () => {
    const after = version(
      measure('1', '一', '开展首批试点', commitment('11', TRIAL, '甲')),
      measure('2', '二', '开展后续试点', commitment('21', TRIAL, '乙')),
    );
    const { measures, open } = compareVersions(before, after);
    expect(measures.map(({ match }) => [match.before, match.open[0]])).toEqual([
      [null, 'a'],
      [null, 'a'],
    ]);
    expect(open).toBe(2);
    expect(matches(after, { choices: { 1: 'a', 2: null } })).toEqual([
      ['a', 'chosen'],
      [null, 'chosen'],
    ]);
    // Two that were said to go on with one: neither does, until one of them is said to be another.
    expect(matches(after, { choices: { 1: 'a', 2: 'a' } })).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('keeps a title that its text has lost', () => {
    const after = version(measure('1', '一', null, commitment('11', TRIAL, '甲', '乙')));
    const [first] = compareVersions(before, after).measures;
    expect(first?.going?.changes.title).toBeNull();
    expect(first?.after.title).toBe('开展试点');
    expect(first?.going?.isUnchanged).toBe(true);
  });

  it('goes on with what was gone before only where nothing else has it', () => {
    const goneBefore = [
      measure('old', '三', '落实资金', commitment('old1', FUNDS, '丙')),
      measure('out', '四', '开展评估', commitment('out1', '试点结束后组织开展第三方评估。', '丁')),
    ];
    const after = version(
      measure('1', '三', '落实资金', commitment('11', FUNDS, '丙')),
      measure('2', '四', '开展评估', commitment('21', '试点结束后组织开展第三方评估。', '丁')),
    );
    const { measures, gone, away } = compareVersions(before, after, { goneBefore });
    expect(measures.map(({ match, going }) => [match.before, going?.isBack])).toEqual([
      ['c', false],
      ['out', true],
    ]);
    expect(gone.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(away.map(({ key }) => key)).toEqual(['old']);
  });

  it('tells commitments that were split from those that are new, and joined from gone', () => {
    const [one, two] = [TRIAL, GUIDE];
    const whole = version(measure('w', '一', '试点', commitment('w1', one + two, '甲')));
    const parts = version(measure('p', '一', '试点', commitment('p1', one, '甲'), commitment('p2', two, '乙')));
    const split = compareVersions(whole, parts).measures[0]?.going;
    expect(split?.commitments.matches.map(({ before: of, splitFrom }) => [of, splitFrom])).toEqual([
      [null, 'w1'],
      ['w1', null],
    ]);
    expect(split?.changes.agenciesAdded).toEqual(['乙']);
    const joined = compareVersions(parts, whole).measures[0]?.going;
    expect(joined?.commitments.gone).toEqual([{ key: expect.stringMatching(/^p[12]$/), joinedInto: 'w1' }]);
  });

  it('says of each board what is kept, comes, comes back and is put away', () => {
    const after = version(
      measure('1', '一', '开展试点', commitment('11', TRIAL, '甲', '丁')),
      measure('2', '二', '加强指导', commitment('21', GUIDE, '乙', '甲')),
    );
    const effects = boardEffects(compareVersions(before, after), [
      { agency: '甲', cards: ['a'], archived: ['b'] },
      { agency: '乙', cards: ['a', 'b'], archived: [] },
      { agency: '丙', cards: ['c'], archived: [] },
    ]);
    const none = { isNew: false, isEmptied: false, added: [], restored: [], archived: [] };
    expect(effects).toEqual([
      { ...none, agency: '甲', kept: 1, restored: ['2'] },
      { ...none, agency: '乙', kept: 1, archived: ['a'] },
      { ...none, agency: '丙', kept: 0, isEmptied: true, archived: ['c'] },
      { ...none, agency: '丁', isNew: true, kept: 0, added: ['1'] },
    ]);
  });
});
