import { inflateRawSync } from 'node:zlib';
import { DOCUMENT_LIMITS } from './limits.ts';
import { tooLarge, unsupported } from './refusals.ts';

/** Signatures, and lengths of records without their variable parts. */
const END = 0x06054b50;
const END_LENGTH = 22;
const CENTRAL = 0x02014b50;
const CENTRAL_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
/** Bytes that a comment may put behind the last record. */
const LONGEST_COMMENT = 65_535;
/** Flags of an entry: encrypted, and strongly so. */
const ENCRYPTED = 0x0001 | 0x0040;
const STORED = 0;
const DEFLATED = 8;

/** A file in an archive, before it is unpacked. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
  /** Bytes it says that it has unpacked. */
  readonly size: number;
}

/**
 * Unpacks some files of a zip archive. Nothing is believed: an archive whose files say that they are too large together, or too
 * large for what they are packed in, is refused before any is unpacked, and each is unpacked no further than it says. Names are
 * keys of the result and nothing else.
 *
 * @param wanted by a file's name within the archive
 * @throws DubanError `too-large`; `unsupported-file` with the fault `encrypted` or `damaged`
 */
export function unzip(archive: Uint8Array, wanted: (name: string) => boolean): Map<string, Buffer> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const entries = readEntries(bytes).filter(({ name }) => wanted(name));
  let total = 0;
  for (const { packed, size, method } of entries) {
    total += method === STORED ? packed.length : size;
    if (total > DOCUMENT_LIMITS.unpackedBytes) throw tooLarge('unpacked', DOCUMENT_LIMITS.unpackedBytes);
    if (size > DOCUMENT_LIMITS.ratioFrom && size > packed.length * DOCUMENT_LIMITS.ratio) {
      throw tooLarge('unpacked', DOCUMENT_LIMITS.unpackedBytes);
    }
  }
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    // Two of one name: which one is meant, readers do not agree on.
    if (files.has(entry.name)) throw unsupported('damaged');
    files.set(entry.name, unpack(entry));
  }
  return files;
}

function unpack({ method, packed, size }: Entry): Buffer {
  if (method === STORED && packed.length === size) return packed;
  if (method !== DEFLATED) throw unsupported('damaged');
  let unpacked: Buffer;
  try {
    unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    // It says less than it has: the way of an archive that wants to be believed.
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge('unpacked', size);
    throw unsupported('damaged');
  }
  if (unpacked.length !== size) throw unsupported('damaged');
  return unpacked;
}

/** Reads the central directory: what stands before it counts only where that says so. */
function readEntries(bytes: Buffer): Entry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > DOCUMENT_LIMITS.entries) throw tooLarge('entries', DOCUMENT_LIMITS.entries);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_LENGTH > end || bytes.readUInt32LE(at) !== CENTRAL) throw unsupported('damaged');
    if ((bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw unsupported('encrypted');
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: packedBytes(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)),
      size: bytes.readUInt32LE(at + 24),
    });
    at += CENTRAL_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function packedBytes(bytes: Buffer, local: number, length: number): Buffer {
  if (local + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw unsupported('damaged');
  const start = local + LOCAL_LENGTH + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + length > bytes.length) throw unsupported('damaged');
  return bytes.subarray(start, start + length);
}

/** The last record; archives of more than 4 GB have one that is not looked for. */
function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw unsupported('damaged');
}
