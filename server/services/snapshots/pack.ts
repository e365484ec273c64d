import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { DubanError } from '#app/domain/errors.ts';
import { canonicalPieces } from '#app/domain/snapshot/canonical.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import { createPauses } from './pause.ts';

/** Of 0 to 11. The last two steps take ten times as long for a tenth less. */
const QUALITY = 9;
/** Bytes that a content unpacks to, at most: a damaged one may be a bomb. Of the largest plan there is some 20 MB. */
const MAX_BYTES = 268_435_456;

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** A snapshot as it is kept. */
export interface Packed {
  /** Its canonical JSON, compressed by Brotli. */
  readonly content: Uint8Array;
  /** SHA-256 of the JSON, hex. */
  readonly hash: string;
}

/** Makes of a snapshot what is kept of it. Nobody waits for it meanwhile. */
export async function pack(snapshot: Snapshot): Promise<Packed> {
  const pause = createPauses();
  const hash = createHash('sha256');
  const pieces: Buffer[] = [];
  for (const text of canonicalPieces(snapshot)) {
    const piece = Buffer.from(text);
    hash.update(piece);
    pieces.push(piece);
    await pause();
  }
  const json = Buffer.concat(pieces);
  const content = await compress(json, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
    },
  });
  return { content, hash: hash.digest('hex') };
}

/**
 * What a content holds, with the hash that it has now.
 *
 * @throws DubanError `snapshot-damaged` for what is no snapshot any more
 */
export async function unpack(content: Uint8Array): Promise<{ readonly snapshot: Snapshot; readonly hash: string }> {
  const json = await decompress(content, { maxOutputLength: MAX_BYTES }).catch(() => null);
  const snapshot = json && parse(json.toString());
  if (!snapshot) throw new DubanError('snapshot-damaged', 'The bytes of this snapshot are not those that were taken');
  return { snapshot, hash: createHash('sha256').update(json).digest('hex') };
}

function parse(json: string): Snapshot | null {
  try {
    const value = JSON.parse(json);
    return value?.format === 1 && Array.isArray(value.boards) ? value : null;
  } catch {
    return null;
  }
}
