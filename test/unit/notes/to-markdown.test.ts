import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { textWithin } from '#app/notes/plain-text.ts';
import { notesSchema } from '#app/notes/schema.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { toMarkdown, toMarkdownFile } from '#app/notes/to-markdown.ts';
import {
  br,
  cell,
  code,
  day,
  doc,
  h,
  head,
  image,
  li,
  link,
  notes,
  ol,
  p,
  person,
  quote,
  reference,
  table,
  task,
  tasks,
  text,
  ul,
} from './notes-arbitraries.ts';

const reader = new MarkdownIt({ html: true });

/** The words that a reader of Markdown sees, without blanks. */
function wordsIn(markdown: string): string {
  const words: string[] = [];
  for (const token of reader.parse(markdown, {})) {
    if (token.type === 'fence' || token.type === 'code_block') words.push(token.content);
    for (const [i, child] of (token.children ?? []).entries()) {
      // The parser knows no tasks. Brackets in the text are escaped, and so are no such sign.
      if (i === 0 && /^\[[ x]\]( |$)/.test(token.content)) child.content = child.content.slice(4);
      if (['text', 'code_inline', 'text_special'].includes(child.type)) words.push(child.content);
      // What an image is called is kept as it was spelt.
      if (child.type === 'image') words.push(...(child.children ?? []).map(({ content }) => content));
    }
  }
  return squeeze(words.join(''));
}

/** The words that notes have, images' names among them. */
function wordsOf(node: NotesNode): string {
  if (node.type === 'image') return String(node.attrs?.alt);
  return node.content ? node.content.map(wordsOf).join('') : textWithin([node]);
}

const squeeze = (words: string) => words.replace(/\s/gu, '');

describe('notes as Markdown', () => {
  it.each<[string, NotesNode, string]>([
    ['headings', doc(h(1, '进展'), h(3, '细项')), '# 进展\n\n### 细项'],
    [
      'marks',
      doc(p('a ', text('b', 'bold'), ' ', text('c', 'italic'), ' ', text('d', 'strike'), ' ', text('e', 'code'))),
      'a **b** *c* ~~d~~ `e`',
    ],
    ['Chinese within marks', doc(p('把', text('重点', 'bold'), '写清楚。')), '把**重点**写清楚。'],
    ['quotation marks within marks', doc(p('把', text('“重点”', 'bold'), '写清楚')), '把<strong>“重点”</strong>写清楚'],
    [
      'Chinese as it is',
      doc(p('国发〔2016〕62号：“（一）推进……”——3、4月')),
      '国发〔2016〕62号：“（一）推进……”——3、4月',
    ],
    ['lists in lists', doc(ul(li('a', ol(3, li('b'), li('c'))), li('d'))), '- a\n\n  3. b\n  4. c\n- d'],
    ['two lists in a row', doc(ol(1, li('a')), ol(1, li('b'))), '1. a\n\n<!-- -->\n\n1. b'],
    ['tasks', doc(tasks(task(true, 'a'), task(false, 'b'))), '- [x] a\n- [ ] b'],
    ['quotes', doc(quote(p('a'), p('b'))), '> a\n>\n> b'],
    ['code with a fence in it', doc(code('```\na', 'md')), '````md\n```\na\n````'],
    ['links', doc(p(link('网站', 'https://example.cn/a_(b)'))), '[网站](https://example.cn/a_%28b%29)'],
    ['images', doc(image('照片')), `![照片](/images/${'a'.repeat(64)})`],
    [
      'mentions, references, days',
      doc(p(person('李明'), '：', reference('1.2'), '，', day('2017-06-30'))),
      '@李明：#1.2，2017-06-30',
    ],
    ['breaks', doc(p('a', br, '- b', br)), 'a\\\n\\- b'],
    [
      'what could be something else',
      doc(p('# a'), p('1. b'), p('+ c'), p('<b>&amp; *d* 3~5')),
      '\\# a\n\n1\\. b\n\n\\+ c\n\n\\<b>\\&amp; \\*d\\* 3\\~5',
    ],
    [
      'tables',
      doc(table([head('单位'), head('进展')], [cell('a|b'), cell(ul(li('c'), li('d')))])),
      '| 单位 | 进展 |\n| --- | --- |\n| a\\|b | • c<br>• d |',
    ],
    [
      'tables with spans and without a head',
      doc(table([cell('a', { colspan: 2, rowspan: 2 }), cell('b')], [cell('c')])),
      '|  |  |  |\n| --- | --- | --- |\n| a |  | b |\n|  |  | c |',
    ],
    ['tables in lists', doc(ul(li('a', table([head('b')])))), '- a\n\n  | b |\n  | --- |'],
    ['nothing', doc(p()), ''],
  ])('%s', (_what, content, markdown) => {
    expect(toMarkdown(content)).toBe(markdown);
  });

  it('is nothing where nobody has written anything', () => {
    expect(toMarkdown(null)).toBe('');
  });

  it('can name the server that has the images', () => {
    expect(toMarkdown(doc(image('')), { baseUrl: 'https://duban.example.cn' })).toContain(
      '](https://duban.example.cn/images/aa',
    );
  });

  it('as a file stands below its title', () => {
    const file = toMarkdownFile({ title: '#1', subtitle: '文件', content: doc(h(1, 'a')), baseUrl: '' });
    expect(file).toBe('# \\#1\n\n文件\n\n## a\n');
  });

  it('is read as the same words, whatever they are', () => {
    fc.assert(
      fc.property(notes, (content) => {
        Node.fromJSON(notesSchema(), content).check();
        const markdown = toMarkdown(content);
        expect(wordsIn(markdown), markdown).toBe(squeeze(wordsOf(content)));
      }),
      { numRuns: 300 },
    );
  });
});
