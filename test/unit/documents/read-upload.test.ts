import { describe, expect, it } from 'vitest';
import { docxToText } from '#server/documents/docx-to-text.ts';
import { htmlToText } from '#server/documents/html-to-text.ts';
import { readUpload } from '#server/documents/read-upload.ts';
import { docx, docxFiles, numbering, paragraph } from '#test/support/docx.ts';
import { type Lie, pack } from '#test/support/packed-zip.ts';

const refused = (fault: string) => expect.objectContaining({ details: expect.objectContaining({ fault }) });
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from('督办，一')],
    ['UTF-8 with its mark', Buffer.from('\uFEFF督办，一')],
    ['UTF-16, little-endian', Buffer.from('\uFEFF督办，一', 'utf16le')],
    ['UTF-16, big-endian', Buffer.from('\uFEFF督办，一', 'utf16le').swap16()],
    ['GB18030', Buffer.from('b6bdb0eca3acd2bb', 'hex')],
  ])('is read in %s', async (_, bytes) => {
    const { text, format } = await readUpload('意见.txt', bytes);
    expect([text.replace('\uFEFF', ''), format]).toEqual(['督办，一', 'txt']);
  });

  it.each([
    ['%PDF-1.7 …', 'a.txt', 'pdf'],
    ['{\\rtf1 …', 'a.doc', 'rtf'],
    ['\x89PNG\r\n\x1a\n\0\0', 'a.png', 'image'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'a.doc', 'doc'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'a.WPS', 'wps'],
    [
      `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${Buffer.from('EncryptedPackage', 'utf16le').toString('latin1')}`,
      'a.docx',
      'encrypted',
    ],
    ['PK\x03\x04 and no more', 'a.docx', 'damaged'],
    ['MZ\x90\0\x03\0\0\0', 'a.txt', 'unknown'],
  ])('that is %j is refused for what it is', async (head, name, fault) => {
    await expect(readUpload(name, latin1(head))).rejects.toEqual(refused(fault));
  });
});

describe('a page', () => {
  it('is read as it is seen: lines, cells, numbers of lists, and nothing that is run', () => {
    const html = `<!DOCTYPE html><html><head><title>不要</title><style>p{}</style><script>alert(1)</script>
      <body><h1>意见</h1><p>第一<b>段</b>，&lt;b&gt;&nbsp;和<br>第二行<img src=x onerror=alert(1)></p>
      <ol start=3><li>三<li>四</ol><ul><li>点</ul>
      <table><tr><th>单位</th><th>任务</th></tr><tr><td><p>甲</p></td><td>一</td></tr></table>
      <textarea>不要</textarea><svg><text>不要</text></svg></body>`;
    expect(htmlToText(html).split('\n')).toEqual([
      '意见',
      '第一段，<b>\u00a0和',
      '第二行',
      '3. 三',
      '4. 四',
      '点',
      '单位\t任务',
      '甲\t一',
    ]);
  });

  it('is told from a text that speaks of pages, by what it begins with or its name', async () => {
    expect((await readUpload('a.doc', Buffer.from('<html><p>甲</p>'))).format).toBe('html');
    expect((await readUpload('a.htm', Buffer.from('<p>甲</p>'))).text).toBe('甲');
    expect((await readUpload('a.txt', Buffer.from('甲 <html>'))).text).toBe('甲 <html>');
  });

  it('is refused where it is nested without end, and read in no time where it is long', () => {
    expect(() => htmlToText(Array.from({ length: 50_000 }, (_, i) => `<b id=${i}><p>`).join(''))).toThrow(
      refused('damaged'),
    );
    // Of the processor: what else the machine does is not in it.
    const began = process.cpuUsage();
    expect(htmlToText(`${'<p>甲</b></i></p>'.repeat(100_000)}乙`)).toMatch(/甲\n乙$/);
    expect(process.cpuUsage(began).user).toBeLessThan(5_000_000);
  });
});

describe('a Word document', () => {
  const levels = [
    ['chineseCountingThousand', '%1、'],
    ['chineseCounting', '（%2）'],
    ['decimal', '%3.'],
    ['bullet', '\uf0b7'],
  ] as const;

  it('is read with the numbers that Word shows', async () => {
    const body = [
      paragraph('总体要求', { list: '1' }),
      paragraph('甲', { list: '1', level: 1 }),
      paragraph('细项', { list: '1', level: 2 }),
      paragraph('乙', { list: '1', level: 1 }),
      paragraph('点', { list: '1', level: 3 }),
      paragraph('任务', { list: '1' }),
      paragraph('丙', { list: '1', level: 1 }),
      paragraph('重新', { list: '2' }),
      paragraph('不编号', { list: '0' }),
    ].join('');
    const text = await docxToText(docx(body, { 'word/numbering.xml': numbering(levels) }));
    expect(text.split('\n')).toEqual([
      '一、总体要求',
      '（一）甲',
      '1. 细项',
      '（二）乙',
      '点',
      '二、任务',
      '（一）丙',
      '一、重新',
      '不编号',
    ]);
  });

  it('is read with the numbers of styles, and those based on them', async () => {
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:style w:type="paragraph" w:styleId="Head"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Head"/></w:style></w:styles>`;
    const body = paragraph('甲', { style: 'Head' }) + paragraph('乙', { style: 'Sub' });
    const files = { 'word/numbering.xml': numbering(levels), 'word/styles.xml': styles };
    expect(await docxToText(docx(body, files))).toBe('（一）甲\n（二）乙');
  });

  it('is read with its tables, a row to a line', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('单位')}${cell('任务')}</w:tr><w:tr>${cell('甲 &amp; 乙')}${cell('一')}</w:tr></w:tbl>`;
    expect(await docxToText(docx(paragraph('前') + table))).toBe('前\n单位\t任务\n甲 & 乙\t一');
  });

  it('is read when it is packed, whatever else is in it and however that is called', async () => {
    const files = docxFiles(paragraph('甲'));
    files.set('../../../etc/passwd', Buffer.from('x'));
    files.set('word/media/image1.png', Buffer.from('x'));
    expect(await docxToText(pack(files))).toBe('甲');
  });

  it.each([
    ['of which a part is larger than it may be', { size: 40_000_000 }, 'unpacked'],
    ['that says it is small', { said: 100 }, 'unpacked'],
    ['that is encrypted', { flags: 1 }, 'encrypted'],
    ['that is packed in a way of its own', { method: 12 }, 'damaged'],
    ['that says that it has more than there is', { said: 9_999 }, 'damaged'],
  ])('%s is refused before it is read', async (_, how, fault) => {
    const files = docxFiles(paragraph('甲'));
    const document =
      'size' in how && how.size ? Buffer.alloc(how.size, ' ') : (files.get('word/document.xml') as Buffer);
    files.set('word/document.xml', document);
    await expect(docxToText(pack(files, { 'word/document.xml': how as Lie }))).rejects.toEqual(refused(fault));
  });

  it('of many small bombs is refused for their sum, and one of many files for their number', async () => {
    const files = docxFiles(paragraph('甲'));
    for (let i = 0; i < 30; i += 1) files.set(`word/part${i}.xml`, Buffer.alloc(1_000_000, ' '));
    await expect(docxToText(pack(files))).rejects.toEqual(refused('unpacked'));
    for (let i = 0; i < 2_001; i += 1) files.set(`word/media/${i}.png`, Buffer.alloc(0));
    await expect(docxToText(pack(files))).rejects.toEqual(refused('entries'));
  });

  it.each([
    ['with entities', { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>' }, 'damaged'],
    ['that is no XML', { 'word/document.xml': '\0\0\0' }, 'damaged'],
    ['that is nested without end', { 'word/document.xml': '<w:p>'.repeat(200_000) }, 'damaged'],
    ['that is a spreadsheet', { 'word/document.xml': null, 'xl/workbook.xml': '<workbook/>' }, 'zip'],
  ])('%s is refused', async (_, change, fault) => {
    const files = docxFiles(paragraph('甲'));
    for (const [name, text] of Object.entries(change)) {
      if (text === null) files.delete(name);
      else files.set(name, Buffer.from(text));
    }
    await expect(docxToText(pack(files))).rejects.toEqual(refused(fault));
  });

  it('packed twice is an archive, and no document', async () => {
    const inner = pack(docxFiles(paragraph('甲')));
    await expect(docxToText(pack(new Map([['word.docx', inner]])))).rejects.toEqual(refused('zip'));
  });
});
