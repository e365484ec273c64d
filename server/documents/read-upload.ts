import type { DraftFormat, UploadFault } from '#app/drafts/services.ts';
import { decodeText } from './decode-text.ts';
import { docxToText } from './docx-to-text.ts';
import { htmlToText } from './html-to-text.ts';
import { unsupported } from './refusals.ts';

/** The text of a file, and what kind of file it was. */
export interface ReadUpload {
  readonly text: string;
  readonly format: Exclude<DraftFormat, 'paste'>;
}

/** Files that are known by their first bytes, in Latin-1, and cannot be read. */
const SIGNATURES: readonly (readonly [string, UploadFault])[] = [
  ['%PDF-', 'pdf'],
  ['{\\rtf', 'rtf'],
  ['\x89PNG', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
  ['BM', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
];
/** What .doc, .wps and documents with a password are stored in: Microsoft's compound files. */
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
/** Characters at the beginning of a page in which it says that it is one. */
const HTML_WITHIN = 1_024;

/**
 * Reads the text of a file that somebody brings. What it is, its bytes say; its name only helps to tell text from a page, and
 * to say what it is that cannot be read.
 *
 * @throws DubanError `unsupported-file`, `too-large`
 */
export async function readUpload(name: string, bytes: Uint8Array): Promise<ReadUpload> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1');
  if (head.startsWith('PK')) return { text: await docxToText(bytes), format: 'docx' };
  if (head.startsWith(COMPOUND)) throw unsupported(compoundFault(name, bytes));
  const known = SIGNATURES.find(([signature]) => head.startsWith(signature));
  // A text may begin with BM; a picture is none in any encoding.
  if (known && (known[1] !== 'image' || !isText(bytes))) throw unsupported(known[1]);
  const text = decodeText(bytes);
  if (isHtml(name, text)) return { text: htmlToText(text), format: 'html' };
  return { text, format: 'txt' };
}

function compoundFault(name: string, bytes: Uint8Array): UploadFault {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED)) return 'encrypted';
  return /\.wps$/i.test(name) ? 'wps' : 'doc';
}

function isText(bytes: Uint8Array): boolean {
  try {
    decodeText(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Web pages are also saved as .doc and .txt; a text that merely speaks of HTML does not begin with it. */
function isHtml(name: string, text: string): boolean {
  return (
    /\.x?html?$/i.test(name) || /^\uFEFF?\s*<(?:!doctype html|html|head|body)[\s>]/i.test(text.slice(0, HTML_WITHIN))
  );
}
