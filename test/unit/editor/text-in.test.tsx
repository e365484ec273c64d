import { describe, expect, it } from 'vitest';
import { ariaKeys, writeKeys } from '#app/editor/keys.ts';
import { readAddress } from '#app/editor/panels/addresses.ts';
import { plainTextSlice } from '#app/editor/plain-text.ts';
import { notesSchema } from '#app/notes/schema.ts';

describe('an address that is written', () => {
  it.each([
    ['https://www.gov.cn/a?b=c', 'https://www.gov.cn/a?b=c'],
    ['www.gov.cn', 'https://www.gov.cn'],
    ['//www.gov.cn/x', 'https://www.gov.cn/x'],
    ['zhang@example.com', 'mailto:zhang@example.com'],
    ['mailto:zhang@example.com', 'mailto:zhang@example.com'],
    ['example.com:8080/x', 'https://example.com:8080/x'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['词', null],
    ['', null],
  ])('%s leads to %s', (written, address) => expect(readAddress(written)).toBe(address));
});

describe('what is pasted as plain text', () => {
  it('has paragraphs where lines are blank, and stays the text it was', () => {
    const slice = plainTextSlice('# 标题\r\n**粗**\r\n\r\n \r\n第二段\n', notesSchema());
    expect(slice.content.toString()).toBe('<paragraph("# 标题", hardBreak, "**粗**"), paragraph("第二段")>');
  });

  it('is an empty paragraph for nothing', () => {
    expect(plainTextSlice('\n\n', notesSchema()).content.toString()).toBe('<paragraph>');
  });
});

describe('keys', () => {
  it('are written as they stand on the keyboard', () => {
    expect(writeKeys('Shift-Mod-z', false)).toBe('Ctrl+Shift+Z');
    expect(writeKeys('Shift-Mod-z', true)).toBe('⇧⌘Z');
    expect(writeKeys('Mod-/', false)).toBe('Ctrl+/');
    expect(ariaKeys('Mod-Alt-m', false)).toBe('Control+Alt+m');
  });
});
