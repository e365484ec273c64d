import { Parser } from 'htmlparser2';
import mammoth from 'mammoth';
import { Numbering } from './docx-numbering.ts';
import { htmlToText } from './html-to-text.ts';
import { DOCUMENT_LIMITS } from './limits.ts';
import { unsupported } from './refusals.ts';
import { writeNumbers } from './write-numbers.ts';
import { writeZip } from './write-zip.ts';
import { unzip } from './zip.ts';

/** The parts that text is in, and how they hang together; pictures, macros and what is embedded stay packed. */
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/[^/]+\.xml|word\/_rels\/[^/]+\.xml\.rels)$/;
const DOCUMENT = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';

/**
 * The text of a Word document (.docx): a line to each paragraph and row of a table, numbers of lists written out, notes at the
 * end, without what was deleted and without comments. Mammoth is handed an archive made here, of parts unpacked within bounds.
 *
 * @throws DubanError `too-large`; `unsupported-file` with the fault `encrypted`, `damaged`, or `zip` for another kind of archive
 */
export async function docxToText(archive: Uint8Array): Promise<string> {
  const parts = unzip(archive, (name) => WANTED.test(name));
  const document = parts.get(DOCUMENT);
  if (!document) throw unsupported('zip');
  for (const part of parts.values()) refuseHarmful(part);
  const xml = (name: string) => parts.get(name)?.toString('utf8') ?? '';
  const numbered = writeNumbers(document.toString('utf8'), new Numbering(xml(NUMBERING), xml(STYLES)));
  const rebuilt = new Map<string, Uint8Array>([...parts, [DOCUMENT, Buffer.from(numbered)]]);
  // The numbers stand in the text now: with their lists they would be counted a second time.
  rebuilt.delete(NUMBERING);
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: writeZip(rebuilt) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), ignoreEmptyParagraphs: true },
    );
    return htmlToText(value);
  } catch {
    // Not XML, not WordprocessingML, or nested deeper than anybody writes.
    throw unsupported('damaged');
  }
}

/**
 * Word declares no document types and no entities, and nests no deeper than tables within tables do; whoever does means harm.
 * What reads the parts later goes down by recursion, and takes time that grows with the square of the depth.
 */
function refuseHarmful(part: Buffer): void {
  if (part.includes('<!DOCTYPE') || part.includes('<!ENTITY')) throw unsupported('damaged');
  let depth = 0;
  const parser = new Parser(
    {
      onopentag() {
        depth += 1;
        if (depth > DOCUMENT_LIMITS.depth) throw unsupported('damaged');
      },
      onclosetag() {
        depth -= 1;
      },
    },
    { xmlMode: true },
  );
  parser.end(part.toString('utf8'));
}
