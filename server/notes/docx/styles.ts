import { BorderStyle, type IStylesOptions } from 'docx';
import type { Language } from '#app/i18n/languages.ts';

/** A list's step to the right, and what its sign takes of it, in twentieths of a point. */
export const INDENT = 480;

/** What Word on Windows and WPS have by these names, and what other programs put in their place. */
export const FONTS = {
  text: { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri', eastAsia: '宋体' },
  heading: { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri', eastAsia: '黑体' },
  quote: { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri', eastAsia: '仿宋' },
  code: { ascii: 'Consolas', hAnsi: 'Consolas', cs: 'Consolas', eastAsia: '宋体' },
} as const;

export const CODE_GROUND = 'F2F2F2';

/** Sizes are half points, spacings twentieths of a point. */
export function docxStyles(language: Language): IStylesOptions {
  const heading = (size: number, before: number) => ({
    run: { font: FONTS.heading, size, bold: true, color: '000000' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: {
          font: FONTS.text,
          size: 24,
          language: { value: language === 'en' ? 'en-GB' : 'zh-CN', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { line: 360, after: 80 } },
      },
      title: {
        run: { font: FONTS.heading, size: 36, bold: true },
        paragraph: { alignment: 'center', spacing: { after: 120 }, keepNext: true },
      },
      heading1: heading(30, 320),
      heading2: heading(27, 240),
      heading3: heading(24, 200),
      hyperlink: { run: { color: '0563C1', underline: { type: 'single' } } },
    },
    paragraphStyles: [
      {
        id: 'NotesSubtitle',
        name: 'Notes Subtitle',
        basedOn: 'Normal',
        run: { size: 21, color: '595959' },
        paragraph: { alignment: 'center', spacing: { after: 360 } },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        quickFormat: true,
        run: { font: FONTS.quote, color: '404040' },
        paragraph: { border: { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: 'A6A6A6' } } },
      },
      {
        id: 'NotesCode',
        name: 'Notes Code',
        basedOn: 'Normal',
        run: { font: FONTS.code, size: 20 },
        paragraph: { spacing: { line: 280 }, shading: { type: 'clear', color: 'auto', fill: CODE_GROUND } },
      },
    ],
  };
}
