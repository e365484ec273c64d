import { readFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { readDocument } from '#app/domain/document/index.ts';

/**
 * Half a megabyte beside a whole one, in UTF-16 units: the table's last column says how many times longer the double
 * takes, and about 2 is linear. Run with `npx vitest bench --run --project node test/bench/read-document.bench.ts`.
 */
const SIZES = [500_000, 1_000_000];
const OPTIONS = { time: 0, iterations: 3, warmupTime: 0, warmupIterations: 1 };

const document = readFileSync('db/seeds/guofa-2016-62.txt', 'utf8');
const body = document.slice(document.indexOf('一、'), document.indexOf('加快推动东北地区经济企稳向好，对于'));
const running =
  '（一）推进建设。加快推进（PPP）项目，2021年底前完成。（国家发展改革委、财政部负责）推进中国（上海）试点。（商务部牵头，财政部等部门配合）\n';

/** What a document may hold, and what somebody may paste to bring the reader down. */
const REPEATED: Readonly<Record<string, string>> = {
  'the fixture, its measures again and again': body,
  'running measures': running,
  'one measure on one line': '正文2017年底前完成（财政部负责）',
  '（': '（',
  '）': '）',
  '、': '、',
  '（一）': '（一）',
  '（一） on lines': '（一）\n',
  'lost headings': '（）\n',
  'line ends': '\n',
  '〔以下称': '〔以下称',
  'names defined anew': '（财政部〔以下称两部门〕、两部门负责）\n',
  'nested clauses': '（（财政部负责）负责）',
  'running clauses': '由财政部负责。',
  由: '由',
  和: `（财政部${'和甲'.repeat(500)}负责）\n`,
  'manners without end': `（${'按职责分工'.repeat(300)}负责）\n`,
  'roles that lead nowhere': `（财政部${'指导支持'.repeat(400)}甲）\n`,
  years: '2017年',
  months: '6月底前',
  digits: '1',
  'opened title marks': '《',
};

describe.each(Object.entries(REPEATED))('%s', (_, unit) => {
  for (const size of SIZES) {
    const text = `一、总体要求\n（一）标题。${unit.repeat(Math.ceil(size / unit.length)).slice(0, size)}`;
    bench(`${size / 1000} k`, () => void readDocument(text), OPTIONS);
  }
});
