import { describe, expect, it } from 'vitest';
import { cleanPasted } from '#app/editor/clean-pasted.ts';

const item = (text: string, level: number, marker: string, list = 'l0') =>
  `<p class=MsoListParagraph style='margin-left:${18 * level}.0pt;text-indent:-18.0pt;mso-list:${list} level${level} lfo1'>` +
  `<![if !supportLists]><span lang=EN-US style='font-family:Symbol;mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>` +
  `<span style='font-family:宋体'>${text}</span><span lang=EN-US><o:p></o:p></span></p>`;

const word = (body: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
  <meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {mso-style-unhide:no;} --></style>
  <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
  <body lang=ZH-CN><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const clean = (body: string) =>
  cleanPasted(word(body))
    .html.replaceAll(/\s*\n\s*/g, '')
    .trim();

describe('what is pasted from Word and WPS', () => {
  it('keeps paragraphs, and drops how they looked', () => {
    expect(
      clean(
        `<p class=MsoNormal style='text-indent:24.0pt;mso-char-indent-count:2.0'><span style='font-size:12.0pt;font-family:仿宋_GB2312;color:red'>加快推进<u>改革</u>。<span lang=EN-US><o:p></o:p></span></span></p>
         <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>`,
      ),
    ).toBe('<p>加快推进改革。</p>');
  });

  it('keeps headings, however the program writes them', () => {
    expect(
      clean(
        `<h1><span style='mso-bidi-font-weight:normal'>一、总体要求</span></h1>
         <p class=MsoHeading2><b>（一）目标</b></p>
         <p class=MsoTitle align=center><span>会商记录</span></p>
         <p style='mso-outline-level:3'>1. 任务</p>`,
      ),
    ).toBe('<h1>一、总体要求</h1><h2><b>（一）目标</b></h2><h1>会商记录</h1><h3>1. 任务</h3>');
  });

  it('makes lists of the paragraphs that lists are written as, with their levels', () => {
    const html = clean(
      item('第一', 1, '1.') +
        item('其一', 2, '·') +
        item('其二', 2, '·') +
        item('更深', 3, 'o') +
        item('第二', 1, '2.'),
    );
    expect(html).toBe(
      '<ol><li><p>第一</p><ul><li><p>其一</p></li><li><p>其二</p><ul><li><p>更深</p></li></ul></li></ul></li><li><p>第二</p></li></ol>',
    );
  });

  it('counts on from where a list begins, in Chinese numerals too', () => {
    expect(clean(item('丙', 1, '3.'))).toBe('<ol start="3"><li><p>丙</p></li></ol>');
    expect(clean(item('甲', 1, '（一）') + item('乙', 1, '（二）'))).toBe(
      '<ol><li><p>甲</p></li><li><p>乙</p></li></ol>',
    );
  });

  it('parts lists that a paragraph, or another list, stands between', () => {
    expect(clean(`${item('甲', 1, '·')}<p class=MsoNormal>说明</p>${item('乙', 1, '·')}`)).toBe(
      '<ul><li><p>甲</p></li></ul><p>说明</p><ul><li><p>乙</p></li></ul>',
    );
    expect(clean(item('甲', 1, '·') + item('乙', 1, '1.', 'l1'))).toBe(
      '<ul><li><p>甲</p></li></ul><ol><li><p>乙</p></li></ol>',
    );
  });

  it('takes the number off a numbered heading, and leaves it a heading', () => {
    expect(
      clean(
        `<h2 style='mso-list:l2 level2 lfo3'><![if !supportLists]><span style='mso-list:Ignore'>1.1<span>&nbsp;</span></span><![endif]>背景</h2>`,
      ),
    ).toBe('<h2>背景</h2>');
  });

  it('keeps bold, emphasis and strikes, written as elements or as styles', () => {
    expect(
      clean(
        `<p><b>甲</b><span style='font-weight:bold'>乙</span><span style='font-weight:700;font-style:italic'>丙</span><s>丁</s><span style='text-decoration:line-through'>戊</span><b style='font-weight:normal'>己</b></p>`,
      ),
    ).toBe(
      '<p><b>甲</b><strong>乙</strong><strong><em>丙</em></strong><s>丁</s><s>戊</s>己</p>'.replace(
        '<strong><em>丙</em></strong>',
        '<em><strong>丙</strong></em>',
      ),
    );
  });

  it('keeps links, and no bookmarks', () => {
    expect(clean(`<p><a name="_Toc1"></a><a href="https://www.gov.cn/" style='color:blue'>公报</a></p>`)).toBe(
      '<p><a href="https://www.gov.cn/">公报</a></p>',
    );
  });

  it('keeps tables with what spans their cells', () => {
    const table = clean(
      `<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-table-layout-alt:fixed'><tr style='mso-yfti-irow:0'>
        <td width=200 colspan=2 valign=top style='border:solid windowtext 1.0pt'><p class=MsoNormal><b><span>单位</span></b></p></td></tr>
        <tr><td><p class=MsoNormal>财政部</p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr></table>`,
    );
    expect(table).toBe(
      '<table><tbody><tr><td colspan="2"><p><b>单位</b></p></td></tr><tr><td><p>财政部</p></td><td><p>&nbsp;</p></td></tr></tbody></table>',
    );
  });

  it('drops what is hidden, and what runs', () => {
    expect(
      clean(
        `<p>看得见<span style='display:none;mso-hide:all'>看不见</span></p><script>alert(1)</script><p onclick="alert(1)">文</p><iframe></iframe>`,
      ),
    ).toBe('<p>看得见</p><p>文</p>');
  });

  it('leaves out pictures, and says how many', () => {
    const pasted = cleanPasted(
      word(
        `<p>图<img src="file:///C:/Users/a/clip_image002.png" v:shapes="x"></p><p><img src="https://x.example/a.png"></p>`,
      ),
    );
    expect(pasted).toMatchObject({ pictures: 2 });
    expect(pasted.html).not.toContain('img');
  });

  it('leaves alone what was copied from notes', () => {
    const own = '<p data-pm-slice="1 1 []">甲<span data-mention data-id="p1">@张三</span></p>';
    expect(cleanPasted(own)).toEqual({ html: own, pictures: 0 });
  });
});
