import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xml2js } from 'xml-js';
import { textWithin } from '#app/notes/plain-text.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { type DocxOptions, toDocx } from '#server/notes/to-docx.ts';
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
  table,
  task,
  tasks,
  text,
  ul,
} from './notes-arbitraries.ts';
import { unzip } from './unzip.ts';

/** One black pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function make(content: NotesNode | null, options: Partial<DocxOptions> = {}) {
  const bytes = await toDocx({
    title: '推进行政管理体制改革',
    subtitle: '国发〔2016〕62号',
    content,
    language: 'zh-CN',
    readImage: async () => null,
    ...options,
  });
  const files = unzip(bytes);
  // What is not well-formed, Word does not open.
  for (const [name, file] of files) if (/\.(xml|rels)$/.test(name)) xml2js(file);
  const body = files.get('word/document.xml') ?? '';
  return { files, body, paragraphs: paragraphsOf(body) };
}

/** Each paragraph's style, numbering and text. */
function paragraphsOf(xml: string) {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)].map(([paragraph]) => ({
    style: /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1] ?? null,
    level: /<w:ilvl w:val="(\d+)"/.exec(paragraph)?.[1] ?? null,
    list: /<w:numId w:val="(\d+)"/.exec(paragraph)?.[1] ?? null,
    text: textOfXml(paragraph),
  }));
}

function textOfXml(xml: string): string {
  const words = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words = '']) => words).join('');
  return words
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

describe('notes as a file of Word', () => {
  it('stands under its title, on A4, with numbered pages, in Chinese fonts', async () => {
    const { files, body, paragraphs } = await make(doc(p('a')));
    expect(paragraphs.slice(0, 2)).toMatchObject([
      { style: 'Title', text: '推进行政管理体制改革' },
      { style: 'NotesSubtitle', text: '国发〔2016〕62号' },
    ]);
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(files.get('word/footer1.xml')).toMatch(/PAGE.*NUMPAGES/s);
    const styles = files.get('word/styles.xml');
    expect(styles).toContain('w:eastAsia="宋体"');
    expect(styles).toContain('w:ascii="Calibri"');
    expect(styles).toMatch(/<w:lang[^>]*w:eastAsia="zh-CN"/);
    expect(files.get('docProps/core.xml')).toContain('推进行政管理体制改革');
  });

  it('has real headings', async () => {
    const { paragraphs } = await make(doc(h(1, 'a'), h(2, 'b'), h(3, 'c')));
    expect(paragraphs.slice(2).map(({ style, text }) => [style, text])).toEqual([
      ['Heading1', 'a'],
      ['Heading2', 'b'],
      ['Heading3', 'c'],
    ]);
  });

  it('numbers lists by themselves: each one from where it starts, within others a level deeper', async () => {
    const { files, paragraphs } = await make(
      doc(ol(3, li('a', ol(1, li('b'))), li('c')), ol(1, li('d')), ul(li('e', ul(li('f'))))),
    );
    const items = paragraphs.slice(2);
    expect(items.map(({ text, level }) => [text, level])).toEqual([
      ['a', '0'],
      ['b', '1'],
      ['c', '0'],
      ['d', '0'],
      ['e', '0'],
      ['f', '1'],
    ]);
    const [a, b, c, d, e, f] = items.map(({ list }) => list);
    expect(a).toBe(c);
    expect(e).toBe(f);
    expect(new Set([a, b, d, e]).size).toBe(4);
    const numbering = files.get('word/numbering.xml') ?? '';
    const num = new RegExp(`<w:num w:numId="${a}".*?</w:num>`, 's').exec(numbering)?.[0] ?? '';
    expect(num).toMatch(/<w:startOverride w:val="3"\/>/);
  });

  it('says of tasks what is done', async () => {
    const { paragraphs } = await make(doc(tasks(task(true, 'a'), task(false, 'b', 'c'))));
    expect(paragraphs.slice(2).map(({ text }) => text)).toEqual(['☑a', '☐b', 'c']);
  });

  it('has tables with rows that repeat and cells over several columns and rows', async () => {
    const { body } = await make(
      doc(
        table(
          [head('单位'), head('进展', { colspan: 2 })],
          [cell('a', { rowspan: 2 }), cell('b'), cell('c')],
          [cell('d')],
        ),
      ),
    );
    const rows = [...body.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
    expect(rows.map((row) => row.includes('<w:tblHeader'))).toEqual([true, false, false]);
    expect(rows[0]).toContain('<w:gridSpan w:val="2"/>');
    expect(rows[1]).toContain('<w:vMerge w:val="restart"/>');
    expect(rows[2]).toContain('<w:vMerge w:val="continue"/>');
    // Three columns in each, whatever the last row had.
    expect([...(rows[2] ?? '').matchAll(/<w:tc>/g)]).toHaveLength(3);
  });

  it('has quotes, code, marks, mentions, and days in the language', async () => {
    const content = doc(
      quote(p('a')),
      code('x\n  y'),
      p(text('b', 'bold', 'strike'), person('李明'), br, day('2017-06-30')),
    );
    const { body, paragraphs } = await make(content);
    expect(paragraphs.slice(2).map(({ style, text }) => [style, text])).toEqual([
      ['Quote', 'a'],
      ['NotesCode', 'x  y'],
      [null, 'b@李明2017年6月30日'],
    ]);
    expect(body).toMatch(/<w:b\/>.*<w:strike\/>/s);
    expect((await make(content, { language: 'en' })).paragraphs.at(-1)?.text).toBe('b@李明30 Jun 2017');
  });

  it('has links where they are safe, else their words', async () => {
    const { files, body } = await make(
      doc(p(link('a', 'https://example.cn/?a=1&b=2'), link('b', 'javascript:alert(1)'))),
    );
    expect(body).toMatch(/<w:hyperlink [^>]*r:id="[^"]+"/);
    const links = files.get('word/_rels/document.xml.rels') ?? '';
    expect(links).toContain('Target="https://example.cn/?a=1&amp;b=2"');
    expect(links).not.toContain('javascript');
    expect(textOfXml(body)).toContain('ab');
  });

  it('has images that Word knows, and of others what they are called', async () => {
    const types: Record<string, string> = { a: 'image/png', b: 'image/webp' };
    const { files, body, paragraphs } = await make(
      doc(image('图一', 'a'.repeat(64)), image('图二', 'b'.repeat(64)), image('', 'c'.repeat(64))),
      {
        readImage: async (id) => {
          const type = types[id[0] ?? ''];
          return type ? { type, bytes: PNG } : null;
        },
      },
    );
    expect([...files.keys()].filter((name) => /^word\/media\/./.test(name))).toHaveLength(1);
    expect(body).toContain('descr="图一"');
    expect(paragraphs.slice(-2).map(({ text }) => text)).toEqual(['[图片 图二]', '[图片]']);
  });

  it('is made of nothing, of what is unknown and of what is too deep, too', async () => {
    expect((await make(null)).paragraphs).toHaveLength(3);
    let deep: NotesNode = p('底');
    for (let i = 0; i < 10_000; i++) deep = { type: 'blockquote', content: [deep] };
    expect((await make(doc(deep))).paragraphs.at(-1)?.text).toBe('底');
    const odd = doc(
      { type: 'unknown', content: [text('a')] },
      { type: 'table' },
      { type: 'image' },
      { type: 'orderedList', attrs: { start: 'x' } },
      p('\u0000b\ud800'),
    );
    expect((await make(odd)).paragraphs.map(({ text }) => text).join('')).toContain('a[图片]b');
  });

  it('has all the words that notes have', async () => {
    await fc.assert(
      fc.asyncProperty(notes, async (content) => {
        const { paragraphs } = await make(content);
        const words = paragraphs
          .slice(2)
          .map(({ text }) => text)
          .join('');
        const squeeze = (words: string) => words.replace(/\s|[☑☐]|\[图片[^\]]*\]/gu, '');
        if (!JSON.stringify(content).includes('image'))
          expect(squeeze(words)).toBe(squeeze(textWithin([content]).replaceAll('2017-06-30', '2017年6月30日')));
      }),
      { numRuns: 60 },
    );
  });
});
