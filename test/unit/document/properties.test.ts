import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#app/domain/document/fold.ts';
import { readDocument } from '#app/domain/document/index.ts';
import type { Reading } from '#app/domain/document/reading.ts';
import { LAYOUTS, model, typing, write } from './arbitraries.ts';

/** Bits of documents, so that random texts are full of headings, clauses and brackets that do not match. */
const shreds = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '一、',
          '（一）',
          '（二）标题。',
          '（',
          '）',
          '〔',
          '〕',
          '(',
          ')',
          '\n',
          '\r\n',
          '\r',
          '　',
          '\uFEFF',
          '1.',
          '①',
          '㈠',
        ],
        ...[
          '（财政部负责）',
          '（甲会同乙负责）',
          '〔以下称三省人民政府〕',
          '（以下简称',
          '由财政部负责',
          '牵头单位：',
          '等部门',
          '和',
          '、',
        ],
        ...[
          '2017年6月底前',
          '到2020年',
          '“十三五”期间',
          '年底前',
          '《',
          '》',
          '。',
          '国发〔2016〕62号',
          '2016年11月1日',
          '正文',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

function expectWhole(source: string, reading: Reading): void {
  let end = 0;
  for (const { span } of reading.coverage) {
    expect(span.start).toBe(end);
    expect(span.end).toBeGreaterThan(span.start);
    end = span.end;
  }
  expect(end).toBe(source.length);
  for (const { text, span } of reading.unread) expect(source.slice(span.start, span.end)).toBe(text);
  const unreadUnits = reading.coverage
    .filter(({ kind }) => kind === 'unread')
    .map(({ span }) => fold(source.slice(span.start, span.end)).replace(/[ \n]/g, '').length);
  const toldUnits = reading.unread.map(({ text }) => fold(text).replace(/[ \n]/g, '').length);
  expect(toldUnits).toEqual(unreadUnits);
  for (const { span } of reading.warnings) {
    expect(0 <= span.start && span.start <= span.end && span.end <= source.length).toBe(true);
  }
}

describe('any text', () => {
  it('[R2] [R5] [R7] is read without an error, every unit of it once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), shreds), (source) => {
        expectWhole(source, readDocument(source));
      }),
      { numRuns: 400 },
    );
  });

  it('[R3] is folded unit by unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
      }),
    );
  });
});

describe('a generated document', () => {
  it.each(LAYOUTS)('[R3] [R9] [R11] gives its model back from the layout "%s"', (layout) => {
    fc.assert(
      fc.property(model, typing, (made, typed) => {
        const source = write(made, layout, typed);
        const reading = readDocument(source);
        expectWhole(source, reading);
        expect([reading.title, reading.docNumber, reading.warnings, reading.unread]).toEqual([
          made.title,
          '国发〔2025〕7号',
          [],
          [],
        ]);
        expect(reading.sections.map(({ title }) => title)).toEqual(made.sections.map(({ title }) => title));
        const plain = (text: string) => fold(text);
        expect(
          reading.measures.map(({ title, commitments }) => ({
            title,
            commitments: commitments.map((c) => ({
              text: plain(c.text),
              clause: plain(c.clause),
              responsibilities: c.responsibilities,
              openEnded: c.openEnded,
              deadlines: c.deadlines.map(({ on }) => on),
            })),
          })),
        ).toEqual(
          made.sections.flatMap(({ measures }) =>
            measures.map(({ title, commitments }) => ({
              title,
              commitments: commitments.map((c) => ({ ...c, text: plain(c.text), clause: plain(c.clause) })),
            })),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('[R4] has spans that cut its texts and phrases out of the source', () => {
    fc.assert(
      fc.property(model, typing, fc.constantFrom(...LAYOUTS), (made, typed, layout) => {
        const source = write(made, layout, typed);
        for (const { commitments } of readDocument(source).measures) {
          for (const { text, passageSpan, clause, clauseSpan, deadlines } of commitments) {
            expect(source.slice(passageSpan.start, passageSpan.end)).toBe(text);
            expect(source.slice(clauseSpan.start, clauseSpan.end)).toContain(clause);
            for (const { phrase, span } of deadlines) expect(source.slice(span.start, span.end)).toBe(phrase);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
