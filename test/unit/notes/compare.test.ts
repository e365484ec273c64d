import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '#app/notes/compare/lines.ts';
import { type ComparedBlock, compareNotes } from '#app/notes/compare.ts';
import { countChanged, countWords } from '#app/notes/count-words.ts';
import type { NotesNode } from '#app/notes/services.ts';
import {
  br,
  cell,
  code,
  doc,
  h,
  image,
  li,
  link,
  notes,
  ol,
  p,
  quote,
  table,
  task,
  tasks,
  text,
  ul,
} from './notes-arbitraries.ts';

/** A change in short: `=same`, `+added`, `-removed`, and of one that changed its words as `a[-b][+c]`. */
function inShort(blocks: readonly ComparedBlock[]): string[] {
  const signs = { same: '=', added: '+', removed: '-', changed: '~' };
  const words = (pieces: ComparedBlock['pieces']) =>
    pieces.map(({ change, text }) => (change === 'same' ? text : `[${signs[change]}${text}]`)).join('');
  return blocks.map(({ change, pieces, rows }) => {
    const body = rows
      ? rows.map((row) => `${signs[row.change]}${row.cells.map(words).join('|')}`).join('/')
      : words(pieces);
    return change === 'changed' || rows
      ? `${signs[change]}${body}`
      : signs[change] + pieces.map((each) => each.text).join('');
  });
}

const changes = (before: NotesNode, after: NotesNode) => inShort(compareNotes(before, after));

describe('what changed between two texts', () => {
  it('is told by words, Chinese ones too', () => {
    expect(changes(doc(p('各地区要加快推进行政管理体制改革。')), doc(p('各地区要全面推进行政管理体制改革。')))).toEqual(
      ['~各地区要[-加快][+全面]推进行政管理体制改革。'],
    );
    expect(changes(doc(p('three of the nine')), doc(p('four of the nine')))).toEqual(['~[-three][+four] of the nine']);
  });

  it('stands at the paragraph that was edited, whatever came before and after it', () => {
    const before = doc(p('甲单位已报送进展情况。'), p('乙单位尚未报送材料。'), p('丙单位正在办理。'));
    const after = doc(
      p('会议时间改到周五。'),
      p('甲单位已报送进展情况。'),
      p('乙单位已经报送材料。'),
      p('丙单位正在办理。'),
    );
    expect(changes(before, after)).toEqual([
      '+会议时间改到周五。',
      '=甲单位已报送进展情况。',
      '~乙单位[-尚未][+已经]报送材料。',
      '=丙单位正在办理。',
    ]);
  });

  it('does not take one paragraph for another that has little in common with it', () => {
    const before = doc(p('请财政部于六月底前提出资金安排方案并征求意见。'));
    const after = doc(p('发展改革委负责牵头协调各省的产业转移示范区建设。'));
    expect(changes(before, after)).toEqual([
      '-请财政部于六月底前提出资金安排方案并征求意见。',
      '+发展改革委负责牵头协调各省的产业转移示范区建设。',
    ]);
  });

  it('takes a short one alone between its neighbours for one that was rewritten', () => {
    expect(changes(doc(p('进展'), p('待办'), p('完')), doc(p('进展'), p('已经完成'), p('完')))).toEqual([
      '=进展',
      '~[-待办][+已经完成]',
      '=完',
    ]);
  });

  it('is no confetti: scraps between changes go with them', () => {
    expect(changes(doc(p('他的工作的进度')), doc(p('我们的任务的结果')))).toEqual([
      '~[-他的工作的进度][+我们的任务的结果]',
    ]);
  });

  it('keeps lines that are the same apart from each other', () => {
    const same = () => p('已完成');
    expect(changes(doc(same(), same(), same()), doc(same(), same()))).toEqual(['=已完成', '=已完成', '-已完成']);
    expect(changes(doc(p(), p('a'), p()), doc(p(), p(), p('a'), p()))).toEqual(['=', '+', '=a', '=']);
  });

  it('tells a change of kind, level, depth, and of what is done, where the words are the same', () => {
    const before = doc(p('a'), h(1, 'b'), ul(li('c')), tasks(task(false, 'd')), p('e'), p('f'));
    const after = doc(
      h(1, 'a'),
      h(2, 'b'),
      ol(1, li('c')),
      tasks(task(true, 'd')),
      quote(p('e')),
      ul(li('g', ul(li('f')))),
    );
    const found = compareNotes(before, after).filter(({ change }) => change === 'changed');
    expect(found.map((block) => [block.before?.kind, block.after?.kind, block.pieces[0]?.change])).toEqual([
      ['paragraph', 'heading', 'same'],
      ['heading', 'heading', 'same'],
      ['bullet', 'number', 'same'],
      ['task', 'task', 'same'],
      ['paragraph', 'paragraph', 'same'],
      ['paragraph', 'bullet', 'same'],
    ]);
    expect(found[3]).toMatchObject({ before: { isDone: false }, after: { isDone: true }, isRestyled: false });
    expect(found[5]?.after?.depth).toBe(2);
  });

  it('tells that words look otherwise or lead elsewhere, and not that their nodes are cut otherwise', () => {
    const restyled = (before: NotesNode, after: NotesNode) => compareNotes(doc(before), doc(after))[0]?.isRestyled;
    expect(restyled(p('ab'), p(text('a', 'bold'), 'b'))).toBe(true);
    expect(restyled(p(link('a', 'https://a.cn')), p(link('a', 'https://b.cn')))).toBe(true);
    expect(restyled(p(text('a', 'bold', 'italic')), p(text('a', 'italic', 'bold')))).toBe(false);
    expect(restyled(p('ab', br), p('a', 'b', br))).toBe(false);
  });

  it('goes through a table of the same shape cell by cell', () => {
    const before = doc(table([cell('单位'), cell('进展')], [cell('财政部'), cell('未报送')]));
    const after = doc(table([cell('单位'), cell('进展')], [cell('财政部'), cell('已报送')]));
    expect(changes(before, after)).toEqual(['~=单位|进展/~财政部|[-未][+已]报送']);
  });

  it('goes through a table that has grown row by row', () => {
    const row = (...words: string[]) => words.map((each) => cell(each));
    const before = doc(table(row('单位', '进展'), row('财政部', '已报送材料')));
    const after = doc(table(row('单位', '进展'), row('教育部', '在办'), row('财政部', '已报送材料')));
    expect(changes(before, after)).toEqual(['~=单位|进展/+[+教育部]|[+在办]/=财政部|已报送材料']);
    expect(changes(doc(p('a')), doc(p('a'), table(row('b'))))).toEqual(['=a', '++[+b]']);
  });

  it('takes another picture for another, and code for nothing but code', () => {
    expect(changes(doc(image('a')), doc(image('a', 'b'.repeat(64))))).toEqual(['-a', '+a']);
    expect(changes(doc(p('a')), doc(code('a')))).toEqual(['-a', '+a']);
  });

  it('is nothing for what is the same, whatever it is', () => {
    fc.assert(
      fc.property(notes, (content) => {
        expect(compareNotes(content, structuredClone(content)).every(({ change }) => change === 'same')).toBe(true);
      }),
    );
  });

  it('goes through a long paragraph sentence by sentence', () => {
    const sentences = Array.from({ length: 200 }, (_, i) => `第${i}项工作由牵头单位会同有关部门推进。`);
    const edited = sentences.map((each, i) => (i === 120 ? '第120项工作由牵头单位独自推进。' : each)).toSpliced(7, 1);
    expect(changes(doc(p(sentences.join(''))), doc(p(edited.join(''))))[0]?.match(/\[[^\]]*\]/g)).toEqual([
      '[-第7项工作由牵头单位会同有关部门推进。]',
      '[-会同有关部门]',
      '[+独自]',
    ]);
  });

  it('has all that was and all that is, in order', () => {
    const rowsOf = (content: NotesNode) => blocksOf(content).map(({ text, rows }) => rows?.flat().join('') ?? text);
    fc.assert(
      fc.property(notes, notes, (before, after) => {
        const blocks = compareNotes(before, after);
        const side = (without: 'added' | 'removed') =>
          blocks
            .filter(({ change }) => change !== without)
            .map(({ pieces, rows }) =>
              [...pieces, ...(rows ?? []).flatMap((row) => row.cells.flat())]
                .filter(({ change }) => change !== without)
                .map((piece) => piece.text)
                .join(''),
            );
        expect(side('added')).toEqual(rowsOf(before));
        expect(side('removed')).toEqual(rowsOf(after));
      }),
      { numRuns: 300 },
    );
  });
});

describe('how many words there are', () => {
  it.each([
    ['推进改革', 4],
    ['three words, here', 3],
    ['国发〔2016〕62号', 5],
    ['', 0],
    ['，。 !', 0],
  ])('%s: %d', (words, count) => {
    expect(countWords(words)).toBe(count);
  });

  it('that came and went are counted, those of tables too', () => {
    const blocks = compareNotes(
      doc(p('加快推进'), table([cell('未报送')])),
      doc(p('全面推进'), table([cell('已报送')]), p('two words')),
    );
    expect(countChanged(blocks)).toEqual({ added: 5, removed: 3 });
  });
});
