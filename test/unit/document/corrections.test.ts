import { describe, expect, it } from 'vitest';
import { parseCorrections, readDocument, toJson } from '#app/domain/document/index.ts';

const source =
  '关于甲的意见\n国发〔2016〕62号\n一、总\n做一。\n（）\n（财政部负责）\n二、再\n做二。\n（一）乙。\n（科技部负责）';
const file = (measures: unknown, document = '国发[2016]62号') => ({ document, source: '公开文本', measures });

describe('corrections', () => {
  it('[R36] supply a title, by section where numbers repeat', () => {
    const reading = readDocument(source, parseCorrections(file([{ number: '一', section: '一', title: '甲' }])));
    expect([reading.measures.map((m) => m.title), reading.warnings]).toEqual([['甲', '乙'], []]);
  });

  it.each([
    ['more than one measure', file([{ number: '一', title: '甲' }]), 'correction-unmatched'],
    ['no measure', file([{ number: '九', title: '甲' }]), 'correction-unmatched'],
    ['another document', file([{ number: '一', title: '甲' }], '国发〔2015〕1号'), 'correction-other-document'],
    ['a title that is there', file([{ number: '一', section: '二', title: '丙' }]), 'correction-replaces-title'],
  ])('[R36] tell of %s', (_, json, code) => {
    expect(readDocument(source, parseCorrections(json)).warnings.map((w) => w.code)).toContain(code);
  });

  it.each([
    [null],
    [[]],
    [{}],
    [file('x')],
    [file([1])],
    [file([{ number: '', title: '甲' }])],
    [file([{ number: '一' }])],
  ])('[R36] refuse %j with a sentence', (json) => {
    const refusal = { code: 'bad-input', message: expect.stringMatching(/更正文件.+。$/) };
    expect(() => parseCorrections(json)).toThrow(expect.objectContaining(refusal));
  });
});

it('[R37] prints exactly the keys of the contract', () => {
  const json = toJson(readDocument(`${source}\n（二）丙。\n闲话。`));
  const keys = (value: object | undefined) => Object.keys(value ?? {}).join(' ');
  const commitment = json.measures[0]?.commitments[0];
  expect([
    keys(json),
    keys(json.sections[0]),
    keys(json.measures[0]),
    keys(commitment),
    keys(commitment?.responsibilities[0]),
    keys(json.agencies[0]),
    keys(json.warnings[0]),
    keys(json.unread[0]),
  ]).toEqual([
    'title docNumber sections measures agencies warnings unread',
    'number title',
    'number title section commitments',
    'ordinal text clause openEnded responsibilities deadlines',
    'agency role',
    'name kind',
    'code message span',
    'text span',
  ]);
});
