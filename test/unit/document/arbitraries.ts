import fc from 'fast-check';
import { toNumeral } from '#app/domain/document/numerals.ts';
import type { Role } from '#app/domain/plan.ts';

/** What a generated document says, however it is laid out. */
export interface ModelCommitment {
  readonly text: string;
  readonly clause: string;
  readonly responsibilities: readonly { readonly agency: string; readonly role: Role }[];
  readonly openEnded: boolean;
  readonly deadlines: readonly string[];
}

export interface ModelMeasure {
  readonly title: string;
  readonly commitments: readonly ModelCommitment[];
}

export interface Model {
  readonly title: string;
  readonly sections: readonly { readonly title: string; readonly measures: readonly ModelMeasure[] }[];
}

const AGENCIES = [
  '国家发展改革委',
  '财政部',
  '工业和信息化部',
  '人力资源社会保障部',
  '住房和城乡建设部',
  '黑龙江省人民政府',
  '深圳市人民政府',
  '相关金融机构',
  '中国铁路总公司',
  '人民银行',
];
const ROLE_WORDS: readonly (readonly [string, Role])[] = [
  ['牵头', 'lead'],
  ['牵头负责', 'lead'],
  ['负责', 'responsible'],
  ['按职责分工负责', 'responsible'],
  ['组织实施', 'implement'],
  ['指导支持', 'support'],
  ['配合', 'support'],
];
const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  ['加快推进重点项目建设。', []],
  ['推广政府和社会资本合作（PPP）模式，学习中国（上海）经验。', []],
  ['落实《国务院关于若干重大举措的意见》（国发〔2014〕28号）。', []],
  ['开展“中国制造2025”试点。', []],
  ['2026年底前出台方案。', ['2026-12-31']],
  ['2027年6月底前完成，2028年三季度末验收。', ['2027-06-30', '2028-09-30']],
  ['到2030年基本建成。', ['2030-12-31']],
];

const words = fc.string({
  unit: fc.constantFrom(...'推进深化改革创新驱动平台产业转型升级'),
  minLength: 2,
  maxLength: 12,
});

const list = fc.record({
  names: fc.uniqueArray(fc.constantFrom(...AGENCIES), { minLength: 1, maxLength: 4 }),
  role: fc.constantFrom(...ROLE_WORDS),
  open: fc.boolean(),
  and: fc.constantFrom('、', '和'),
});

const commitment: fc.Arbitrary<ModelCommitment> = fc
  .record({
    sentences: fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 }),
    lists: fc.uniqueArray(list, { minLength: 1, maxLength: 3, selector: ({ role }) => role[1] }),
  })
  .map(({ sentences, lists }) => ({
    text: sentences.map(([sentence]) => sentence).join(''),
    clause: lists
      .map(({ names, role, open, and }) => {
        const last = names.at(-1) ?? '';
        const listed = names.length > 1 ? `${names.slice(0, -1).join('、')}${and}${last}` : last;
        return `${listed}${open ? '等部门' : ''}${role[0]}`;
      })
      .join('，'),
    responsibilities: lists.flatMap(({ names, role }) => names.map((agency) => ({ agency, role: role[1] }))),
    openEnded: lists.some(({ open }) => open),
    deadlines: sentences.flatMap(([, due]) => due),
  }));

const measure = fc.record({ title: words, commitments: fc.array(commitment, { minLength: 1, maxLength: 4 }) });

export const model: fc.Arbitrary<Model> = fc.record({
  title: words.map((about) => `国务院关于${about}的意见`),
  sections: fc.array(fc.record({ title: words, measures: fc.array(measure, { minLength: 1, maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
});

/** How the same document may be typed: line ends, indents, widths of brackets and digits, blank lines. */
export interface Typing {
  readonly newline: string;
  readonly indent: string;
  readonly blank: boolean;
  readonly halfBrackets: boolean;
  readonly fullDigits: boolean;
  readonly bom: boolean;
}

export const typing: fc.Arbitrary<Typing> = fc.record({
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  indent: fc.constantFrom('', '　　', '    ', '\t'),
  blank: fc.boolean(),
  halfBrackets: fc.boolean(),
  fullDigits: fc.boolean(),
  bom: fc.boolean(),
});

export const LAYOUTS = ['running', 'lines', 'displaced'] as const;

/**
 * Writes a model as a document: `running` with title, texts and clauses in one line, `lines` with each on its own,
 * `displaced` with the passages before the heading.
 */
export function write({ title, sections }: Model, layout: (typeof LAYOUTS)[number], typed: Typing): string {
  let number = 0;
  const lines = [title, '国发〔2025〕7号', '各省、自治区、直辖市人民政府：', '现提出以下意见。'];
  sections.forEach((section, i) => {
    lines.push(`${toNumeral(i + 1)}、${section.title}`);
    for (const { title: name, commitments } of section.measures) {
      number += 1;
      const heading = `（${toNumeral(number)}）${name}。`;
      const texts = commitments.map(({ text }) => text);
      const clauses = commitments.map(({ clause }) => `（${clause}）`);
      const turns = texts.flatMap((text, k) => [text, clauses[k] ?? '']);
      if (layout === 'running') lines.push(heading + turns.join(''));
      else if (layout === 'lines') lines.push(heading, ...turns);
      else lines.push(...texts, heading, ...clauses);
    }
  });
  lines.push('国务院', '2025年3月1日', '（此件公开发布）');
  return retype(lines, typed);
}

function retype(lines: readonly string[], { newline, indent, blank, halfBrackets, fullDigits, bom }: Typing): string {
  let text = lines.map((line) => indent + line).join(blank ? newline + newline : newline);
  if (halfBrackets) text = text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('〔', '[').replaceAll('〕', ']');
  if (fullDigits) text = text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return (bom ? '\uFEFF' : '') + text;
}
