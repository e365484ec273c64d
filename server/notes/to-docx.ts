import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Language } from '#app/i18n/languages.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { docxBlocks } from './docx/blocks.ts';
import { type ReadImage, readImages } from './docx/images.ts';
import { cleanText } from './docx/inline.ts';
import { Numbering } from './docx/numbering.ts';
import { docxStyles } from './docx/styles.ts';

/** A4 in twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 } as const;

export interface DocxOptions {
  readonly title: string;
  readonly subtitle: string;
  /** Null for notes in which nobody has written. Of what is unknown in it, what stands within is written. */
  readonly content: NotesNode | null;
  /** Of days, and of what stands for an image that Word does not know. */
  readonly language: Language;
  readonly readImage: ReadImage;
}

/** Notes as a file of Word (Office Open XML): real headings, lists and tables, A4, numbered pages. */
export async function toDocx({ title, subtitle, content, language, readImage }: DocxOptions): Promise<Uint8Array> {
  const notes = content ?? { type: 'doc' };
  const numbering = new Numbering();
  const blocks = docxBlocks(notes, { language, numbering, images: await readImages(notes, readImage) });
  const name = cleanText(title);
  const document = new Document({
    title: name,
    creator: '督办 Duban',
    lastModifiedBy: '督办 Duban',
    styles: docxStyles(language),
    numbering: numbering.options,
    sections: [
      {
        properties: { page: { size: A4 } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          new Paragraph({ style: 'Title', children: [new TextRun(name)] }),
          new Paragraph({ style: 'NotesSubtitle', children: [new TextRun(cleanText(subtitle))] }),
          ...blocks,
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ size: 20, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });
}
