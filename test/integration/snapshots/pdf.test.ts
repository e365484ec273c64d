import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { createPdfPrinter } from '#server/pdf/printer.ts';
import { tempDir } from '#test/support/database.ts';
import { handOutScene } from '#test/support/hand-out.ts';

const log = pino({ level: 'silent' });

/** What a tool of poppler-utils says of a PDF. */
function ask(tool: 'pdfinfo' | 'pdftotext' | 'pdffonts', file: string, ...args: string[]): string {
  return execFileSync(tool, [...args, file, ...(tool === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8' });
}

async function pdfOf(wish: { language: 'zh-CN' | 'en'; paper: 'a4' | 'a3' }) {
  const { exported } = await handOutScene();
  const { bytes, fileName } = await exported({ format: 'pdf', ...wish });
  const file = join(tempDir(), 'handout.pdf');
  writeFileSync(file, bytes);
  const pages = Number(/Pages:\s+(\d+)/.exec(ask('pdfinfo', file))?.[1]);
  const text = ask('pdftotext', file, '-layout');
  return { file, fileName, pages, text, sheets: text.split('\f').slice(0, -1) };
}

describe('a snapshot as PDF', () => {
  it('has all its parts on numbered pages of A4, in Chinese, with its fonts in it', async () => {
    const { file, fileName, pages, text, sheets } = await pdfOf({ language: 'zh-CN', paper: 'a4' });
    expect(fileName).toBe('国发〔2016〕62号 2号快照 2026-11-26 A4.pdf');
    expect(ask('pdfinfo', file)).toMatch(/Page size:\s+59\d\.\d+ x 84\d\.\d+ pts \(A4\)/);
    expect(sheets).toHaveLength(pages);
    expect(pages).toBeGreaterThan(10);
    sheets.forEach((sheet, i) => {
      expect(sheet.replaceAll(/\s/g, '')).toContain(`第${i + 1}页共${pages}页`);
    });
    const [cover = ''] = sheets;
    expect(cover.replaceAll(/\s/g, '')).toContain('国务院关于深入推进实施新一轮东北振兴战略');
    expect(cover).toMatch(/[0-9a-f]{64}/);
    expect(cover).toMatch(/已确认（1）：\s*财政部/);
    for (const part of ['举措与单位总表', '各单位看板', '与前一快照相比的变化', '决定与交办事项']) {
      expect(text).toContain(part);
    }
    for (const words of ['赵铁柱', '挂牌督办：', '新逾期', '第2项决定', '依据本快照作出的决定'])
      expect(text).toContain(words);
    const [, , ...fonts] = ask('pdffonts', file).trim().split('\n');
    expect(fonts.length).toBeGreaterThan(0);
    // name, type, encoding, emb, sub, uni, object: from behind, since names and types may have blanks in them.
    for (const font of fonts) expect(font.trim().split(/\s+/).at(-5), font).toBe('yes');
  });

  it('is as well made on A3, in English', async () => {
    const { file, pages, sheets, text } = await pdfOf({ language: 'en', paper: 'a3' });
    expect(ask('pdfinfo', file)).toMatch(/Page size:\s+119\d\.\d+ x 84\d\.\d+ pts \(A3\)/);
    sheets.forEach((sheet, i) => {
      expect(sheet).toMatch(new RegExp(`\\b${i + 1} / ${pages}\\b`));
    });
    for (const words of ['Measures by agency', 'Changes since the snapshot before', 'Newly late', 'Confirmed (1)']) {
      expect(text).toContain(words);
    }
  });
});

describe('making PDFs', () => {
  /** A browser that does as it is told here. */
  const browserThat = (script: string) => {
    const path = join(tempDir(), 'browser');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('duban-pdf-'));

  it('is refused by a code that leads elsewhere where there is no browser, or none that works', async () => {
    const none = createPdfPrinter({ browser: null, log });
    await expect(none.print('x')).rejects.toMatchObject({ code: 'no-browser' });
    for (const script of ['exit 1', 'exit 0']) {
      const broken = createPdfPrinter({ browser: browserThat(script), log });
      await expect(broken.print('x')).rejects.toMatchObject({ code: 'no-browser' });
    }
    const missing = createPdfPrinter({ browser: '/nowhere/chromium', log });
    await expect(missing.print('x')).rejects.toMatchObject({ code: 'no-browser' });
  });

  it('ends a browser that hangs, with all that it started, and leaves nothing behind', async () => {
    const before = leftovers();
    const mark = join(tempDir(), 'pid');
    const hanging = browserThat(`sleep 600 & echo $! > ${mark}; wait`);
    const printer = createPdfPrinter({ browser: hanging, log, timeoutMs: 500 });
    await expect(printer.print('x')).rejects.toMatchObject({ code: 'no-browser' });
    const pid = execFileSync('cat', [mark], { encoding: 'utf8' }).trim();
    expect(existsSync(`/proc/${pid}/cmdline`) && execFileSync('cat', [`/proc/${pid}/cmdline`]).length > 0).toBe(false);
    expect(leftovers()).toEqual(before);
  });

  it('takes one at a time, refuses when many wait, and ends at once with the server', async () => {
    const printer = createPdfPrinter({ browser: browserThat('sleep 600'), log });
    const asked = Array.from({ length: 9 }, () => printer.print('x').catch(({ code }) => code));
    expect(await asked[8]).toBe('too-many');
    printer.close();
    expect(await Promise.all(asked.slice(0, 8))).toEqual(Array(8).fill('no-browser'));
  });
});
