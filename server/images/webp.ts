import { type Bytes, boundPixels, type CleanImage, demand, name, slice } from './image.ts';

/** Name and length, before the data of a chunk. */
const CHUNK_HEADER = 8;
const FILE_HEADER = 12;
/** Where the chunks of an animation's frame begin in it. */
const FRAME_HEADER = 16;

/** Chunks that show; EXIF, XMP and unknown ones are left out. */
const SHOWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** Flags of VP8X that say that EXIF and XMP are there. */
const METADATA_FLAGS = 0x08 | 0x04;

interface Chunk {
  readonly type: string;
  readonly data: Bytes;
}

export function isWebp(bytes: Bytes): boolean {
  return bytes.length > FILE_HEADER && name(bytes, 0, 4) === 'RIFF' && name(bytes, 8, 12) === 'WEBP';
}

/** A WebP as its container's specification (RFC 9649) has it: one RIFF of chunks. */
export function cleanWebp(bytes: Bytes): CleanImage {
  const riff = slice(bytes, FILE_HEADER, CHUNK_HEADER + bytes.readUInt32LE(4));
  const chunks = readChunks(riff).filter(({ type }) => SHOWN.has(type));
  const size = readSize(chunks);
  const body = chunks.map(({ type, data }) => writeChunk(type, type === 'VP8X' ? withoutMetadata(data) : data));
  const header = Buffer.from(bytes.subarray(0, FILE_HEADER));
  header.writeUInt32LE(4 + body.reduce((sum, { length }) => sum + length, 0), 4);
  return { type: 'image/webp', ...size, bytes: Buffer.concat([header, ...body]) };
}

function readChunks(bytes: Bytes): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at + CHUNK_HEADER;
    const length = bytes.readUInt32LE(at + 4);
    chunks.push({ type: name(bytes, at, at + 4), data: slice(bytes, start, start + length) });
    // Odd ones have a byte of padding, which the last one of a careless program lacks.
    at = start + length + (length % 2);
  }
  return chunks;
}

function writeChunk(type: string, data: Bytes): Bytes {
  const chunk = Buffer.alloc(CHUNK_HEADER + data.length + (data.length % 2));
  chunk.write(type, 'latin1');
  chunk.writeUInt32LE(data.length, 4);
  data.copy(chunk, CHUNK_HEADER);
  return chunk;
}

function withoutMetadata(data: Bytes): Bytes {
  const plain = Buffer.from(data);
  plain.writeUInt8(plain.readUInt8(0) & ~METADATA_FLAGS, 0);
  return plain;
}

/** How large it is drawn; every picture in it is bounded. */
function readSize(chunks: readonly Chunk[]): { width: number; height: number } {
  const [first] = chunks;
  demand(first !== undefined, 'WebP: empty');
  if (first.type !== 'VP8X') return readPicture(chunks.slice(0, 1));
  const size = { width: first.data.readUIntLE(4, 3) + 1, height: first.data.readUIntLE(7, 3) + 1 };
  boundPixels(size.width, size.height);
  const frames = chunks.filter(({ type }) => type === 'ANMF');
  if (frames.length === 0) readPicture(chunks);
  for (const { data } of frames) readPicture(readChunks(slice(data, FRAME_HEADER, data.length)));
  return size;
}

/** The one picture among chunks. */
function readPicture(chunks: readonly Chunk[]): { width: number; height: number } {
  const [picture, ...others] = chunks.filter(({ type }) => type === 'VP8 ' || type === 'VP8L');
  demand(picture !== undefined && others.length === 0, 'WebP: one picture');
  const size = picture.type === 'VP8 ' ? readLossy(picture.data) : readLossless(picture.data);
  boundPixels(size.width, size.height);
  return size;
}

/** RFC 6386, 9.1: a key frame's start code, and 14 bits each. */
function readLossy(data: Bytes): { width: number; height: number } {
  demand((data.readUInt8(0) & 1) === 0 && data.readUIntBE(3, 3) === 0x9d012a, 'WebP: VP8');
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
}

/** RFC 9649, 3.4: a signature, 14 bits each, a bit for alpha, and a version of 0. */
function readLossless(data: Bytes): { width: number; height: number } {
  const bits = data.readUInt32LE(1);
  demand(data.readUInt8(0) === 0x2f && bits >>> 29 === 0, 'WebP: VP8L');
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
