import { unsupported } from './refusals.ts';

/** Control characters that text does not have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/;

/**
 * Reads text in UTF-8, in UTF-16 with its mark, or in GB18030 (and so GBK and GB2312), the one that other Chinese programs write.
 * The mark of UTF-8 stays: places in the text are counted as it was given.
 *
 * @throws DubanError `unsupported-file`, with the fault `unknown`, for what is none of them
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of encodingsOf(bytes)) {
    const text = tryDecode(bytes, encoding);
    if (text !== null && !NOT_TEXT.test(text)) return text;
  }
  throw unsupported('unknown');
}

function encodingsOf([first, second]: Uint8Array): string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
