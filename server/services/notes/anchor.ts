import { decodeRelativePosition, encodeRelativePosition } from 'yjs';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { COMMENT_LIMITS } from '#app/notes/services.ts';
import { badInput } from './plain-text.ts';

/** Length of that many bytes in base64. */
const BASE64_LENGTH = Math.ceil(COMMENT_LIMITS.anchorBytes / 3) * 4;

/**
 * One end of what a thread is about, as it is kept: what Yjs makes of it, and nothing behind it.
 *
 * @param encoded a relative position of Yjs, base64
 * @throws DubanError `bad-input` for anything that is no place in the text of notes
 */
export function readAnchor(encoded: unknown): Uint8Array {
  if (typeof encoded !== 'string' || encoded.length > BASE64_LENGTH) throw badInput('not an anchor');
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length > COMMENT_LIMITS.anchorBytes) throw badInput('not an anchor');
  try {
    const position = decodeRelativePosition(bytes);
    const { item, type, tname, assoc } = position;
    // A page that resolves it would make a shared type of any other name.
    const isPlace = item !== null || type !== null || tname === NOTES_ROOT;
    if (isPlace && [item, type].every(isSafe) && Number.isSafeInteger(assoc)) return encodeRelativePosition(position);
  } catch {
    // Whatever the decoder stumbled over.
  }
  throw badInput('not an anchor');
}

function isSafe(id: { readonly client: number; readonly clock: number } | null): boolean {
  return id === null || (Number.isSafeInteger(id.client) && Number.isSafeInteger(id.clock));
}
