import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { type Correction, parseCorrections } from '#app/domain/document/index.ts';
import { DubanError } from '#app/domain/errors.ts';
import { decodeText } from '../documents/decode-text.ts';

/** Bytes in a document: some 1,700,000 Chinese characters, a hundred times a long one. */
export const DOCUMENT_BYTES = 5_242_880;

/** A document as it lies in a file. */
export interface DocumentFile {
  readonly source: string;
  readonly corrections: readonly Correction[];
  /** Where the corrections are from; null for none. */
  readonly correctionsPath: string | null;
}

/**
 * Reads a document from a text file in UTF-8, UTF-16 or GB18030, and the corrections `X.corrections.json` beside `X.txt` where there are any.
 *
 * @param file a path, relative to where the command was typed
 * @throws DubanError `unsupported-file`, `bad-input`, `document-unreadable`, each with a sentence that says what to do
 */
export async function readDocumentFile(file: string): Promise<DocumentFile> {
  const extension = extname(file);
  if (extension.toLowerCase() !== '.txt') {
    throw new DubanError('unsupported-file', `只能导入纯文本文件（.txt），${file} 不是。请先把文件另存为纯文本。`);
  }
  const path = locate(file);
  const source = decode(await readBounded(path, file), file);
  if (source.replace(/^\uFEFF/, '').trim() === '') throw new DubanError('document-unreadable', `${file} 是空的。`);
  const correctionsPath = `${path.slice(0, -extension.length)}.corrections.json`;
  if (!existsSync(correctionsPath)) return { source, corrections: [], correctionsPath: null };
  const json = decode(await readBounded(correctionsPath, correctionsPath), correctionsPath);
  return { source, corrections: parseCorrections(parseJson(json, correctionsPath)), correctionsPath };
}

/** npm changes to the project's directory; the person may have typed the command in one below it. */
function locate(file: string): string {
  const typedIn = resolve(process.env.INIT_CWD ?? '.', file);
  return existsSync(typedIn) ? typedIn : resolve(file);
}

async function readBounded(path: string, file: string): Promise<Buffer> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new DubanError('bad-input', `找不到文件 ${file}，请检查路径。`);
  if (!found.isFile()) throw new DubanError('bad-input', `${file} 不是文件。`);
  if (found.size > DOCUMENT_BYTES) {
    const size = (found.size / 1_048_576).toFixed(1);
    throw new DubanError('bad-input', `${file} 有 ${size} MB，超过 ${DOCUMENT_BYTES / 1_048_576} MB 的上限。`);
  }
  return readFile(path).catch(() => {
    throw new DubanError('bad-input', `无权读取文件 ${file}。`);
  });
}

function decode(bytes: Buffer, file: string): string {
  try {
    return decodeText(bytes);
  } catch {
    throw new DubanError(
      'unsupported-file',
      `${file} 不是 UTF-8、UTF-16 或 GB18030 编码的文本。请另存为纯文本后再导入。`,
    );
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new DubanError('bad-input', `更正文件 ${file} 不是有效的 JSON。`);
  }
}
